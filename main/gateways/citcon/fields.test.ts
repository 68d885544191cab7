/**
 * Answers about money that did move, each with one field missing or otherwise: never "nothing was taken", never "not given
 * back", never another amount without a flag. Field names as seed 001 has them.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Fault, type FaultPoint, type Simulator, startSimulator } from "../../../simulator/index.ts";
import { ask as asked, WECHAT_CODE } from "../../../simulator/citcon/testing.ts";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { RefundReading } from "../../core/refund/refundReading.ts";
import type { RefundOrder } from "../port.ts";
import { ORDER } from "./testing/answers.ts";
import { known, testClient } from "./testing/client.ts";

const words = (list: string): readonly string[] => list.split(" ");
/** Of the seed's answers to pay and inquire, and to refund. */
const PAYMENT = words(
  "transaction_id code result error_message total tip subtotal merchant_id terminal_id method pos_local_time",
);
const REFUND = words(
  "transaction_id code error_message method total merchant_id terminal_id original_transaction_id result pos_local_time",
);
/** Odd values for a field that should hold a word or a number. */
const ODD = [undefined, null, "", {}, []] as const;

const client = testClient();
const PAID = { ...ORDER, tip: minor(152) };
let simulator: Simulator;
let id = "";
beforeAll(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false, cancelAfterMs: 0, inquireId: "same" });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  simulator.control.reset();
  client.connect(simulator.url);
  simulator.control.auto({ after: 0, do: "approve", confirm: "instant" });
  const said = await client.pay(PAID);
  id = said.kind === "accepted" ? said.gatewayRef : said.kind === "answered" ? (said.reading.gatewayRef ?? "") : "";
});

const change = (on: FaultPoint, fault: Fault): void => {
  simulator.control.faults({ on, fault });
};
const rewritten = (field: string, as: unknown): Fault => ({
  kind: "rewritten",
  field,
  ...(as === undefined ? {} : { as }),
});
const inquire = (fault: Fault): Promise<Reading> => {
  change("inquire", fault);
  return client.gateway.lookUp(PAID, known(id));
};
const pay = async (fault: Fault): Promise<Reading> => {
  change("pay", fault);
  const said = await client.pay(PAID);
  if (said.kind === "answered") return said.reading;
  return said.kind === "accepted" ? { kind: "pending", phase: "phone" } : { kind: "nothing", why: "lost", text: "" };
};

/** True to the 13.00 that were taken, flagged, or nothing; less leaves the rest due. */
function isTrue(reading: Reading, what: string): void {
  if (reading.kind === "captured") {
    const { captured, differs } = reading.capture;
    if (!differs) expect(captured, what).toBeLessThanOrEqual(1300);
  } else expect(["nothing", "pending"], what).toContain(reading.kind);
}

describe.each([
  ["pay", pay],
  ["inquire", inquire],
] as const)("%s", (_call, ask) => {
  test.each(PAYMENT)("%s missing, null, empty, or of another type", async (field) => {
    for (const as of ODD) {
      const what = `${field} ${JSON.stringify(as)}`;
      const reading = await ask(rewritten(field, as));
      isTrue(reading, what);
      if (["result", "code", "total"].includes(field)) expect(reading.kind, what).toBe("nothing");
    }
  });

  test.each<[string, unknown, Partial<Reading>]>([
    ["total", 1300, { kind: "captured" }],
    ["tip", 152, { kind: "captured" }],
    ["code", 0, { kind: "captured" }],
    ["code", "77", { kind: "nothing" }],
    ["result", "fail", { kind: "nothing" }],
    ["result", "SUCCESS", { kind: "nothing" }],
    ["total", "13.00", { kind: "nothing" }],
    ["total", 13.5, { kind: "nothing" }],
    ["currency", "USD", { kind: "nothing", why: "otherCurrency" }],
    ["currency", "cad", { kind: "captured" }],
    ["reference", "SOMEBODY-ELSES", { kind: "nothing", why: "otherOrder" }],
    ["reference", ORDER.reference, { kind: "captured" }],
    ["method", "WeChat Refund", { kind: "nothing", why: "otherKind" }],
  ])("%s as %j", async (field, as, expected) => {
    expect(await ask(rewritten(field, as))).toMatchObject(expected);
  });

  test("a total a hundred times too high, as of another unit, is flagged", async () => {
    expect(await ask(rewritten("total", "130000"))).toMatchObject({ kind: "captured", capture: { differs: true } });
  });

  test.each(["packed", "chunked", "grown"] as const)("%s on its way", async (kind) => {
    expect(await ask({ kind })).toMatchObject({ kind: "captured", capture: { captured: 1300, tip: 152 } });
  });

  test.each<Fault>([{ kind: "empty" }, { kind: "redirected" }, { kind: "serverError", status: 404, before: false }])(
    "$kind proves nothing",
    async (fault) => {
      expect(await ask(fault)).toMatchObject({ kind: "nothing" });
    },
  );
});

describe("money back", () => {
  const order = (way: "cancel" | "refund", reference: string): RefundOrder => ({
    way,
    reference,
    amount: minor(way === "cancel" ? 1300 : 1),
    currency: "CAD",
    reason: "damaged",
    original: { reference: ORDER.reference, gatewayRef: id, wallet: "wechat", shown: false },
  });
  let sent = 0;
  const back = async (way: "cancel" | "refund", fault: Fault): Promise<RefundReading> => {
    sent += 1;
    change(way, fault);
    const { giveBack } = client.gateway;
    const said = await giveBack.send(order(way, `R${String(sent)}`), () => undefined);
    return said.kind === "answered" ? said.reading : { kind: "nothing", why: "lost", text: said.kind };
  };

  test.each(REFUND)("a refund's %s missing, null, empty, or of another type", async (field) => {
    for (const as of ODD) {
      const what = `${field} ${JSON.stringify(as)}`;
      const reading = await back("refund", rewritten(field, as));
      expect(["refunded", "nothing"], what).toContain(reading.kind);
      if (["result", "code"].includes(field)) expect(reading.kind, what).toBe("nothing");
    }
  });

  test.each<[string, unknown, Partial<RefundReading>]>([
    ["total", "0.01", { kind: "nothing" }],
    ["total", 100, { kind: "nothing" }],
    ["total", -1, { kind: "refunded" }],
    ["code", 0, { kind: "refunded" }],
    ["code", "Q7", { kind: "nothing" }],
    ["original_transaction_id", "1000009999", { kind: "nothing", why: "otherOrder" }],
    ["currency", "USD", { kind: "nothing", why: "otherCurrency" }],
  ])("a refund's %s as %j", async (field, as, expected) => {
    expect(await back("refund", rewritten(field, as))).toMatchObject(expected);
  });

  test.each(words("result code error_message"))("a cancel's %s missing or odd", async (field) => {
    for (const as of ODD) {
      const reading = await back("cancel", rewritten(field, as));
      expect(["refunded", "nothing"], `${field} ${JSON.stringify(as)}`).toContain(
        reading.kind === "refused" ? "nothing" : reading.kind,
      );
    }
  });
});

describe("the list, the greeting, the code to show", () => {
  test.each([
    ["history_json", undefined],
    ["history_json", null],
    ["history_json", ""],
    ["history_json", {}],
    ["history_json", [{ date: "2026-11-21" }]],
    ["history_json", [{ transactions: [{ type: "pos_payment", total: "1" }] }]],
    ["history_json", [{ transactions: [{ type: "pos_payment", trans_id: "1", total: "1.00" }] }]],
    ["code", "01"],
    ["result", "fail"],
  ])("a history with %s %j is no list: nothing is absent from it", async (field, as) => {
    change("get_history", rewritten(field, as));
    expect(await client.gateway.list()).toMatchObject({ kind: "nothing" });
  });

  test.each([
    ["an empty list", []],
    ["a list in a text", "[]"],
  ])("%s is a list", async (_, as) => {
    change("get_history", rewritten("history_json", as));
    expect(await client.gateway.list()).toEqual({ kind: "listed", payments: [] });
  });

  test.each(words("qr_code result"))(
    "without its %s there is no code to show, and nothing is learned",
    async (field) => {
      for (const as of ODD) {
        change("gen_payment_qr", rewritten(field, as));
        const said = await client.gateway.takeByQr(
          PAID,
          () => undefined,
          () => expect.unreachable("nothing to show"),
        ).result;
        expect(said).toMatchObject({ kind: "answered", reading: { kind: "nothing" } });
      }
    },
  );

  test.each(words("name_eng name_chn"))("a greeting without %s is one", async (field) => {
    for (const as of ODD) {
      change("initialize", rewritten(field, as));
      expect(await client.gateway.initialize()).toMatchObject({ kind: "ready" });
    }
  });
});

test("the simulator answers by the names of the document", async () => {
  const fields = { currency: "CAD", total: "1300", tip: "152", pos_local_time: "2026-11-21 12:07:05" };
  const paid = await asked(simulator, "pay", { ...fields, barcode: WECHAT_CODE });
  expect(Object.keys(paid).sort()).toEqual([...PAYMENT].sort());
  const { pos_local_time } = fields;
  const transaction_id = String(paid.transaction_id);
  const inquired = await asked(simulator, "inquire", { transaction_id, pos_local_time });
  expect(Object.keys(inquired).sort()).toEqual([...PAYMENT].sort());
  const refund = { transaction_id, refund_amount: "1", note: "TEST", pos_local_time };
  expect(Object.keys(await asked(simulator, "refund", refund)).sort()).toEqual([...REFUND].sort());
  const greeted = await asked(simulator, "initialize", { store_code: "training-store-token" });
  expect(Object.keys(greeted).sort()).toEqual(["name_chn", "name_eng", "result", "token"]);
  const history = (await asked(simulator, "get_history", {})) as unknown as Record<string, unknown>;
  expect(Object.keys(history).sort()).toEqual(["code", "error_message", "history_json", "result"]);
  const [day] = history["history_json"] as { readonly transactions: readonly object[] }[];
  expect(Object.keys(day ?? {}).sort()).toEqual(["date", "tip", "total", "transactions"]);
  for (const row of day?.transactions ?? []) {
    expect(Object.keys(row).sort()).toEqual(words("method pos_local_time subtotal tip total trans_id type"));
  }
});
