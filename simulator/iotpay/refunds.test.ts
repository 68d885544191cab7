import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { trainingMerchant } from "../index.ts";
import type { Simulator } from "../index.ts";
import { create, fieldsOf, post, quick, signed } from "../testing.ts";

type Fields = Record<string, string | number>;

let simulator: Simulator;
let payOrderId: string;
beforeEach(async () => {
  simulator = await quick();
  simulator.control.auto({ after: 0, do: "tap" });
  payOrderId = fieldsOf(await create(simulator, "A1", 1000, { tip: 100 })).payOrder.payOrderId;
});
afterEach(() => simulator.close());

const { jobNo, mchId } = trainingMerchant;
const fields = (mchRefundNo: string, refundAmount: number, more: Fields = {}): Fields => ({
  ...{ mchId, mchRefundNo, payOrderId, refundAmount: String(refundAmount), loginName: jobNo, channelId: "CC_PAX" },
  ...{ currency: "CAD", clientIp: "192.0.2.7", ...more },
});
const refund = async (mchRefundNo: string, amount: number, more: Fields = {}): Promise<string> =>
  (await post(simulator, "refund_order", signed(fields(mchRefundNo, amount, more)))).text();
const query = async (mchRefundNo: string): Promise<string> =>
  (await post(simulator, "query_refund", signed({ mchId, mchRefundNo }))).text();
const given = (): readonly number[] =>
  simulator
    .ledger()
    .filter(({ kind }) => kind === "refund")
    .map(({ amount }) => amount);

describe("a refund", () => {
  it("gives back in parts up to what was taken with its tip, each number once", async () => {
    expect(fieldsOf(await refund("R1", 600))).toMatchObject({ retCode: "SUCCESS", resCode: "SUCCESS" });
    expect(fieldsOf(await refund("R2", 500))).toMatchObject({ resCode: "SUCCESS" });
    expect(fieldsOf(await refund("R3", 1))).toMatchObject({ resCode: "FAIL", errCode: "0014" });
    expect(fieldsOf(await refund("R1", 1))).toMatchObject({ resCode: "FAIL", errCode: "0014" });
    expect(given()).toEqual([600, 500]);
  });

  it("is known by its number, and by no other", async () => {
    await refund("R1", 600);
    expect(JSON.parse(await query("R1"))).toMatchObject({
      mchRefundNo: "R1",
      refundAmount: 600,
      payOrderId,
      status: 2,
    });
    expect(fieldsOf(await query("R2"))).toMatchObject({ resCode: "FAIL", errCode: "0112" });
  });

  it.each([
    ["another channel", { channelId: "WX" }],
    ["another login", { loginName: "somebody" }],
    ["another currency", { currency: "USD" }],
    ["no address", { clientIp: "" }],
    ["nothing to give back", { refundAmount: "0" }],
    ["an amount with a point", { refundAmount: "6.00" }],
    ["another order", { payOrderId: "CP1" }],
  ] as const)("with %s is refused, and nothing moves", async (_, more) => {
    expect(fieldsOf(await refund("R1", 600, more))).toMatchObject({ retCode: "FAIL" });
    expect(given()).toEqual([]);
  });

  it("signed wrongly is refused", async () => {
    const wrong = { ...signed(fields("R1", 600)), sign: "0".repeat(32) };
    expect(fieldsOf(await (await post(simulator, "refund_order", wrong)).text())).toMatchObject({ errCode: "0013" });
    expect(given()).toEqual([]);
  });
});
