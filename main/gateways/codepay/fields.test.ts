/**
 * What the cloud, and a terminal in the shop's own network, say of an order that went through, each answer with one field
 * missing or otherwise: never "nothing was taken", never another amount without a flag. Field names as seed 003 has them.
 */
import { describe, expect, test } from "vitest";
import type { Fault, FaultPoint } from "../../../simulator/index.ts";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { RefundReading } from "../../core/refund/refundReading.ts";
import type { RefundOrder, TakeOrder } from "../port.ts";
import { ORDER } from "./testing/answers.ts";
import { nothingSent, testCloud } from "./testing/cloud.ts";

const words = (list: string): readonly string[] => list.split(" ");
/** Of the answer's envelope, and of the data that the seed's samples and gateways.md B.5 name. */
const ENVELOPE = words("code msg psn data");
const DATA = words(
  "trans_no trans_type trans_status merchant_order_no price_currency order_amount tip_amount trans_amount trans_fee_c store_no terminal_sn pay_scenario pay_channel_trans_no pay_user_account_id paid_amount discount_bmopc discount_bpc trans_end_time pay_method_id vat_amount ref_no pay_platform_trans_no",
);
const LAN = words("response_code response_msg biz_data request_id topic app_id version timestamp card_no auth_code");
/** What proves nothing when it is not there, or is another. */
const POINT = words("code data trans_type trans_status merchant_order_no price_currency response_code biz_data");
const ODD = [undefined, null, "", {}, []] as const;

const cloud = testCloud();
const PAID: TakeOrder = { ...ORDER, tip: minor(152) };
const rewritten = (field: string, as: unknown): Fault => ({
  kind: "rewritten",
  field,
  ...(as === undefined ? {} : { as }),
});

/** True to the 13.00 that were taken, flagged, or nothing; less leaves the rest due. */
function isTrue(reading: Reading, what: string): void {
  if (reading.kind === "captured") {
    const { captured, differs } = reading.capture;
    if (!differs) expect(captured, what).toBeLessThanOrEqual(1300);
  } else expect(reading.kind, what).toBe("nothing");
}

const lan = async (): Promise<void> => {
  const { lanPort } = cloud.simulator.counter;
  cloud.connect({ identity: null, lan: { host: "127.0.0.1", port: lanPort } });
  cloud.simulator.control.auto({ after: 0, do: "tap" });
  expect(await cloud.gateway.take(PAID, nothingSent).result).toMatchObject({ reading: { kind: "captured" } });
};

describe.each<[string, FaultPoint, readonly string[]]>([
  ["order.query", "order.query", [...ENVELOPE, ...DATA]],
  ["ecrhub.pay.query", "ecrhub.pay.query", [...LAN, ...DATA]],
])("%s", (name, on, fields) => {
  const ready = async (): Promise<void> => {
    if (name === "order.query") await cloud.paid(PAID);
    else await lan();
  };
  const ask = (fault: Fault): Promise<Reading> => {
    cloud.simulator.control.faults({ on, fault });
    return cloud.gateway.lookUp(PAID);
  };

  test("every field missing, null, empty, or of another type", async () => {
    await ready();
    for (const field of fields) {
      // What has no response_code answers nobody, and is waited beyond.
      const odd = field === "response_code" ? [{}, []] : ODD;
      for (const as of odd) {
        const what = `${field} ${JSON.stringify(as)}`;
        const reading = await ask(rewritten(field, as));
        isTrue(reading, what);
        if (POINT.includes(field)) expect(reading.kind, what).toBe("nothing");
      }
    }
  });

  test("other values", async () => {
    await ready();
    const cases: readonly (readonly [string, unknown, object])[] = [
      ["trans_status", "2", { kind: "captured" }],
      ["trans_type", "1", { kind: "captured" }],
      ["trans_amount", 13, { kind: "captured", capture: { captured: 1300, tip: 152 } }],
      ["trans_amount", "13.00", { kind: "captured", capture: { captured: 1300, differs: false } }],
      ["tip_amount", "1.520", { kind: "captured", capture: { captured: 1300, tip: 152, differs: false } }],
      ["trans_amount", "1300", { kind: "captured", capture: { differs: true } }],
      ["trans_amount", "13,00", { kind: "captured", capture: { captured: 1300 } }],
      ["trans_status", 7, { kind: "nothing" }],
      ["trans_status", "success", { kind: "nothing" }],
      ["trans_type", 3, { kind: "nothing", why: "otherKind" }],
      ["price_currency", "USD", { kind: "nothing", why: "otherCurrency" }],
      ["merchant_order_no", "another", { kind: "nothing", why: "otherOrder" }],
    ];
    for (const [field, as, expected] of cases) {
      expect(await ask(rewritten(field, as)), `${field} ${JSON.stringify(as)}`).toMatchObject(expected);
    }
    expect(await ask({ kind: "grown" })).toMatchObject({ kind: "captured", capture: { captured: 1300 } });
    expect(await ask({ kind: "empty" })).toMatchObject({ kind: "nothing" });
  });
});

test("how the cloud's answer travels is all one, and a page is none", async () => {
  await cloud.paid(PAID);
  const ask = (fault: Fault): Promise<Reading> => {
    cloud.simulator.control.faults({ on: "order.query", fault });
    return cloud.gateway.lookUp(PAID);
  };
  for (const kind of ["packed", "chunked"] as const) expect(await ask({ kind })).toMatchObject({ kind: "captured" });
  expect(await ask({ kind: "redirected" })).toMatchObject({ kind: "nothing", why: "httpStatus" });
  expect(await ask({ kind: "serverError", status: 407, before: true })).toMatchObject({ kind: "nothing" });
});

test("of an order that was taken, whatever its answer lacks, nothing is said but that it was taken", async () => {
  let taken = 0;
  for (const field of [...ENVELOPE, ...words("message_id trans_no terminal_online_status")]) {
    for (const as of ODD) {
      taken += 1;
      cloud.simulator.control.faults({ on: "pay.order", fault: rewritten(field, as) });
      const said = await cloud.gateway.take({ ...PAID, reference: `F${String(taken)}` }, nothingSent).result;
      const what = `${field} ${JSON.stringify(as)}`;
      expect(said.kind === "answered" ? said.reading.kind : said.kind, what).toMatch(/^(?:nothing|accepted)$/);
    }
  }
});

test("of a refund that was made, whatever its answer lacks, nobody says that it was not", async () => {
  await cloud.paid(PAID);
  const { giveBack } = cloud.gateway;
  if (giveBack.kind !== "request") throw new Error("no request");
  const refund: RefundOrder = {
    way: "refund",
    reference: "REFUND1",
    amount: minor(300),
    currency: "CAD",
    reason: "damaged",
    original: { reference: PAID.reference, gatewayRef: "", wallet: null, shown: false },
  };
  const none = { listedBefore: null, taken: new Set<string>(), rivals: [], replaced: false };
  cloud.simulator.control.auto({ after: 0, do: "tap" });
  await giveBack.send(refund, nothingSent);
  const said = async (fault: Fault): Promise<RefundReading> => {
    // The payment itself is asked for first, by the same call.
    cloud.simulator.control.faults({ on: "order.query", mchOrderNo: refund.reference, fault });
    return giveBack.lookUp(refund, none);
  };
  expect(await said({ kind: "grown" })).toMatchObject({ kind: "refunded", amount: 300 });
  for (const field of [...ENVELOPE, ...DATA]) {
    for (const as of ODD) {
      const reading = await said(rewritten(field, as));
      expect(["refunded", "nothing"], `${field} ${JSON.stringify(as)}`).toContain(reading.kind);
    }
  }
  expect(await said(rewritten("trans_amount", "30"))).toMatchObject({ kind: "nothing" });
  // Its own order_amount still says what it was.
  expect(await said(rewritten("trans_amount", "3,00"))).toMatchObject({ kind: "refunded", amount: 300 });
  // Busy is not "no such refund", which is what is said of a number never used.
  expect(await said({ kind: "says", result: "fail", code: "50001" })).toMatchObject({ kind: "nothing" });
  expect(await giveBack.lookUp({ ...refund, reference: "REFUND2" }, none)).toMatchObject({ kind: "notListed" });
});

test("the simulator answers by the names of the documents", async () => {
  await cloud.paid(PAID);
  const { counter, url } = cloud.simulator;
  const body = {
    app_id: counter.appId,
    format: "JSON",
    charset: "UTF-8",
    sign_type: "NONE",
    version: "1.0",
    timestamp: String(Date.now()),
    method: "order.query",
    merchant_no: counter.merchantNo,
    merchant_order_no: PAID.reference,
  };
  const login = Buffer.from(`${counter.username}:${counter.password}`).toString("base64");
  const answer = await fetch(`${url}/api/entry`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Basic ${login}` },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as Record<string, Record<string, unknown>>;
  expect(Object.keys(said).sort()).toEqual([...ENVELOPE].sort());
  expect(DATA).toEqual(expect.arrayContaining(Object.keys(said["data"] ?? {})));
});
