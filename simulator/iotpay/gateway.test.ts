import { afterEach, describe, expect, it } from "vitest";
import type { Simulator, SimulatorOptions } from "../index.ts";
import { captured, create, fieldsOf, look, post, purchase, quick, shown, signed } from "../testing.ts";
import { sign } from "./signature.ts";

let simulator: Simulator;
const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  simulator = await quick(options);
  return simulator;
};
afterEach(() => simulator.close());

const extraOf = (text: string): Record<string, string> => JSON.parse(text) as Record<string, string>;

describe("a payment", () => {
  it("stays open until the customer taps, then is paid and in the ledger once", async () => {
    await start();
    let ended = false;
    const answer = create(simulator, "A1", 1148, { tip: 100 }).finally(() => (ended = true));
    await shown(simulator, "A1");
    expect(fieldsOf(await look(simulator, "A1"))).toMatchObject({ retCode: "SUCCESS", status: 0 });
    expect(ended).toBe(false);
    expect(simulator.ledger()).toEqual([]);
    expect(simulator.control.pax({ action: "tap", brand: "mastercard" })).toEqual({ ok: true });
    const fields = fieldsOf(await answer);
    expect(fields).toMatchObject({ retCode: "SUCCESS", resCode: "SUCCESS", mchOrderNo: "A1" });
    expect(fields.payOrder).toMatchObject({ status: 2, amount: 1148, tip: 100, trxAmount: 1248, payType: "pay" });
    expect(fields.payOrder.payOrderId).toMatch(/^CP\d{26}$/);
    expect(extraOf(fields.payOrder.extra)).toMatchObject({
      cardType: "M",
      cardNum: "XXXXXXXXXXXX1166",
      trxMethod: "T",
      expireDate: "1229",
      receiptDisp: "000 Approved 00 Thank You",
      cvmResults: "1F0302",
    });
    expect(simulator.ledger()).toMatchObject([
      { mchOrderNo: "A1", amount: 1148, tip: 100, currency: "CAD", cardLast4: "1166" },
    ]);
    expect(fieldsOf(await look(simulator, "A1"))).toMatchObject({ status: 2, amount: 1148 });
  });

  it("says 1 while the bank is asked", async () => {
    await start({ handlingMs: 600_000 });
    void create(simulator, "A2", 100);
    await shown(simulator, "A2");
    simulator.control.pax({ action: "insert" });
    expect(fieldsOf(await look(simulator, "A2")).status).toBe(1);
    expect(simulator.control.pax({ action: "cancel" }).ok).toBe(false);
  });

  it("is declined with the bank's words, nothing moved", async () => {
    await start();
    simulator.control.auto({ after: 0, do: "decline", reason: "51", brand: "interac", method: "insert" });
    const { payOrder } = fieldsOf(await create(simulator, "A3", 100));
    expect(payOrder.status).toBe(9);
    expect(extraOf(payOrder.extra)).toMatchObject({
      receiptDisp: "051 Declined 51 Insufficient Funds",
      authNum: "",
      emvAID: "A0000002771010",
      accountType: "C",
      trxMethod: "C",
    });
    expect(simulator.ledger()).toEqual([]);
  });

  it("ends unread in the words of the documented sample", async () => {
    await start();
    simulator.control.auto({ after: 0, do: "decline", reason: "notRead" });
    const { payOrder } = fieldsOf(await create(simulator, "A10", 100));
    expect(payOrder).toMatchObject({ status: 9, trxAmount: 0 });
    expect(extraOf(payOrder.extra)).toMatchObject({
      cardType: " ",
      cardNum: "",
      expireDate: "    ",
      seqNum: "000000000000",
      batchNum: "0000",
      receiptDisp: "Transaction Not Completed 05",
    });
  });

  it("is cancelled by the red key with no card read, in the words the till knows a cancel by", async () => {
    await start();
    simulator.control.auto({ after: 0, do: "cancel" });
    const { payOrder } = fieldsOf(await create(simulator, "A4", 100));
    expect(payOrder).toMatchObject({ status: 9, trxAmount: 0, paySuccTime: "" });
    expect(extraOf(payOrder.extra)).toMatchObject({ cardType: " ", receiptDisp: "Transaction Cancelled 266" });
  });

  it("is cancelled by the system when nobody comes", async () => {
    await start({ limitMs: 10 });
    expect(fieldsOf(await create(simulator, "A5", 100)).payOrder.status).toBe(4);
  });

  it("waits behind another one on the same terminal, or is refused by switch", async () => {
    await start();
    const first = create(simulator, "A6", 100);
    await shown(simulator, "A6");
    const second = create(simulator, "A7", 200);
    await shown(simulator, "A7");
    simulator.control.settings({ whenBusy: "refuse" });
    expect(fieldsOf(await create(simulator, "A8", 300)).retMsg).toContain("0111");
    simulator.control.pax({ action: "tap" });
    expect(fieldsOf(await first).payOrder.status).toBe(2);
    simulator.control.pax({ action: "swipe" });
    expect(fieldsOf(await second).payOrder).toMatchObject({ status: 2, amount: 200 });
    expect(simulator.ledger().map((entry) => entry.mchOrderNo)).toEqual(["A6", "A7"]);
  });

  it("stays on the terminal when the till goes away", async () => {
    await start();
    const leaving = new AbortController();
    const gone = fetch(`${simulator.url}/v1/create_order`, {
      method: "POST",
      body: new URLSearchParams({ params: JSON.stringify(signed(purchase("A9", 100))) }),
      signal: leaving.signal,
    }).catch(() => "gone");
    await shown(simulator, "A9");
    leaving.abort();
    expect(await gone).toBe("gone");
    simulator.control.pax({ action: "tap" });
    await captured(simulator, 1);
    expect(fieldsOf(await look(simulator, "A9")).status).toBe(2);
  });
});

describe("a repeated order number", () => {
  const payTwice = async (): Promise<readonly [string, string]> => {
    simulator.control.auto({ after: 0, do: "tap" });
    return [await create(simulator, "R1", 500), await create(simulator, "R1", 500)];
  };

  it("is a second charge by default", async () => {
    await start();
    await payTwice();
    expect(simulator.ledger().map((entry) => entry.amount)).toEqual([500, 500]);
  });

  it("gets the first answer by switch", async () => {
    await start({ repeatedOrder: "firstAnswer" });
    const [first, second] = await payTwice();
    expect(second).toBe(first);
    expect(simulator.ledger()).toHaveLength(1);
  });

  it("gets an error by switch: 0113 once paid, 0014 before", async () => {
    await start({ repeatedOrder: "error" });
    const [, second] = await payTwice();
    expect(fieldsOf(second).retMsg).toContain("0113");
    simulator.control.auto(null);
    void create(simulator, "R2", 500);
    await shown(simulator, "R2");
    expect(fieldsOf(await create(simulator, "R2", 500)).retMsg).toContain("0014");
  });
});

describe("the cable", () => {
  it("pulled before the tap: the connection drops, nothing is captured, look-ups say 4 afterwards", async () => {
    await start();
    const answer = create(simulator, "C1", 100);
    await shown(simulator, "C1");
    simulator.control.pax({ action: "pull" });
    expect(await answer).toBe("dropped");
    expect(await look(simulator, "C1")).toBe("dropped");
    expect(simulator.control.pax({ action: "tap" }).ok).toBe(false);
    simulator.control.pax({ action: "plug" });
    expect(fieldsOf(await look(simulator, "C1")).status).toBe(4);
    expect(simulator.ledger()).toEqual([]);
  });

  it("pulled after the tap: the connection drops, the money moves, look-ups say 2 afterwards", async () => {
    await start({ handlingMs: 50 });
    const answer = create(simulator, "C2", 100);
    await shown(simulator, "C2");
    simulator.control.pax({ action: "tap" });
    simulator.control.pax({ action: "pull" });
    expect(await answer).toBe("dropped");
    await captured(simulator, 1);
    simulator.control.pax({ action: "plug" });
    expect(fieldsOf(await look(simulator, "C2")).status).toBe(2);
  });

  it("out already: a new order drops, and is known as cancelled once it is back", async () => {
    await start();
    simulator.control.pax({ action: "pull", device: "PAX" });
    expect(await create(simulator, "C3", 100)).toBe("dropped");
    simulator.control.pax({ action: "plug" });
    expect(fieldsOf(await look(simulator, "C3")).status).toBe(4);
  });
});

describe("look-ups by switch", () => {
  it("do not know card orders at all, or nest the order", async () => {
    await start({ lookup: "doesNotKnowCards" });
    simulator.control.auto({ after: 0, do: "tap" });
    await create(simulator, "L1", 100);
    expect(fieldsOf(await look(simulator, "L1")).errCode).toBe("0112");
    simulator.control.settings({ lookup: "nested", paidStatus: 3 });
    expect(fieldsOf(await look(simulator, "L1")).payOrder.status).toBe(3);
  });

  it("find by payOrderId, signed", async () => {
    await start();
    simulator.control.auto({ after: 0, do: "tap" });
    const { payOrder } = fieldsOf(await create(simulator, "L2", 100));
    const query = signed({ mchId: "10000576", payOrderId: payOrder.payOrderId });
    const answer = fieldsOf(await (await post(simulator, "query_order", query)).text());
    const { sign: signature, ...rest } = answer;
    const texts = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [
        name,
        typeof value === "object" ? JSON.stringify(value) : `${value}`,
      ]),
    );
    expect(signature).toBe(sign(texts, "training-key-0001"));
  });
});
