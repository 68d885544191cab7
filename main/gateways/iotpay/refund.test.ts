/** Giving back by a request, against the simulated gateway over real sockets: what leaves, and what its answers prove. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import { type Simulator, startSimulator, trainingMerchant } from "../../../simulator/index.ts";
import type { CardGateway, GiveBack, RefundOrder } from "../port.ts";
import { parseAnswer } from "./answer.ts";
import { createIotpay } from "./client.ts";
import { readRefund } from "./refund.ts";
import { ORDER } from "./testing.ts";

let simulator: Simulator;
let gateway: CardGateway;
const NOBODY = { listedBefore: null, taken: new Set<string>(), rivals: [], replaced: false };
const none = (): void => undefined;

beforeEach(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
  simulator.control.auto({ after: 0, do: "tap" });
  const settings = { baseUrl: simulator.url, ...trainingMerchant, device: "V1-B25", body: "params" } as const;
  const more = { timeoutMs: 20_000, tipMode: "none", strictSign: "learn", cardRefund: "api" } as const;
  gateway = createIotpay({ ...settings, ...more }, "127.0.0.1", "Maple Market");
});
afterEach(async () => {
  gateway.close();
  await simulator.close();
});

const api = (): Extract<GiveBack, { kind: "request" }> =>
  gateway.giveBack.kind === "request" ? gateway.giveBack : expect.unreachable("no request gives back");

/** A paid order, and a refund of so much of it. */
async function refundOf(amount: number, reference = "1D261121T041500000S00020ABC"): Promise<RefundOrder> {
  const paid = await gateway.take(ORDER, none).result;
  const capture = paid.kind === "answered" && paid.reading.kind === "captured" ? paid.reading.capture : null;
  const original = { reference: ORDER.reference, gatewayRef: capture?.gatewayRef ?? "", wallet: null, shown: false };
  return { way: "refund", reference, amount: minor(amount), currency: "CAD", reason: "damaged", original };
}
const refunds = (): readonly number[] =>
  simulator
    .ledger()
    .filter(({ kind }) => kind === "refund")
    .map(({ amount }) => amount);

describe("a refund", () => {
  test("goes signed, is made, and is found by its number", async () => {
    const order = await refundOf(148);
    expect(await api().send(order, none)).toMatchObject({
      kind: "answered",
      reading: { kind: "refunded", amount: 148, gatewayRef: expect.stringMatching(/^RF/) as string },
    });
    expect(await api().lookUp(order, NOBODY)).toMatchObject({ kind: "refunded", amount: 148 });
    expect(refunds()).toEqual([148]);
  });

  test("of more than is left is refused, which look-ups have to confirm; its number is not known", async () => {
    const order = await refundOf(1149);
    expect(await api().send(order, none)).toMatchObject({ reading: { kind: "refused" } });
    expect(await api().lookUp(order, NOBODY)).toMatchObject({ kind: "notListed" });
    expect(refunds()).toEqual([]);
  });

  test("whose answer is lost was made once; a number serves once", async () => {
    const order = await refundOf(148);
    simulator.control.faults({ on: "refund_order", fault: { kind: "dropAfter" } });
    expect(await api().send(order, none)).toMatchObject({ kind: "lost" });
    expect(await api().lookUp(order, NOBODY)).toMatchObject({ kind: "refunded" });
    expect(await api().send(order, none)).toMatchObject({ reading: { kind: "refused" } });
    expect(refunds()).toEqual([148]);
  });

  test("that is not known while the payment cannot be found proves nothing", async () => {
    const order = await refundOf(148);
    simulator.control.settings({ lookup: "doesNotKnowCards" });
    expect(await api().lookUp(order, NOBODY)).toMatchObject({ kind: "nothing" });
  });
});

describe("an answer", () => {
  const order = { reference: "R1", amount: minor(148) };
  const said = (fields: Record<string, unknown>) => {
    const answer = parseAnswer(JSON.stringify({ retCode: "SUCCESS", resCode: "SUCCESS", ...fields }));
    return answer === null ? null : readRefund(answer, order).kind;
  };

  test.each([
    [{ mchRefundNo: "R1", refundAmount: 148 }, "refunded"],
    [{ mchRefundNo: "R1" }, "refunded"],
    [{ mchRefundNo: "R1", refundAmount: "148", status: "2" }, "refunded"],
    [{ mchRefundNo: "R1", refundAmount: 148, status: 1 }, "pending"],
    [{ mchRefundNo: "R2", refundAmount: 148 }, "nothing"],
    [{ refundAmount: 148 }, "nothing"],
    [{ mchRefundNo: "R1", refundAmount: 149 }, "nothing"],
    [{ mchRefundNo: "R1", resCode: "FAIL" }, "refused"],
    [{ retCode: "FAIL", mchRefundNo: "R1" }, "refused"],
  ] as const)("%j is %s", (fields, kind) => {
    expect(said(fields)).toBe(kind);
  });

  test("is kept as text without control characters, and not at all with a card number in it (INV-12)", () => {
    const text = (retMsg: string) => {
      const answer = parseAnswer(JSON.stringify({ retCode: "FAIL", retMsg }));
      return answer === null ? null : readRefund(answer, order);
    };
    expect(text("0111 not\u0007 allowed")).toMatchObject({ text: "0111 0111 not  allowed" });
    expect(text("0111 card 4111111111111111 refused")).toMatchObject({ kind: "refused", text: "" });
    const made = { retCode: "SUCCESS", resCode: "SUCCESS", mchRefundNo: "R1", refundAmount: "4111111111111111" };
    const answer = parseAnswer(JSON.stringify(made));
    expect(answer === null ? null : readRefund(answer, order)).toMatchObject({ kind: "nothing", text: "" });
  });
});
