/** What is asked of a payment after it, against the simulated cloud: money back, amounts held, cashback and tips. */
import { describe, expect, test, vi } from "vitest";
import { minor } from "../../core/money/money.ts";
import type { RefundOrder, TakeOrder } from "../port.ts";
import type { CodepayGateway } from "./client.ts";
import { ORDER } from "./testing/answers.ts";
import { nothingSent, soon, testCloud } from "./testing/cloud.ts";

const cloud = testCloud();

describe("giving back", () => {
  const refund = (more: Partial<RefundOrder> = {}): RefundOrder => ({
    way: "void",
    reference: "1D261121T031900000S00012ABC",
    amount: minor(1148),
    currency: "CAD",
    reason: "Too much",
    original: { reference: ORDER.reference, gatewayRef: "", wallet: null, shown: false },
    ...more,
  });
  const back = (): Extract<CodepayGateway["giveBack"], { kind: "request" }> => {
    if (cloud.gateway.giveBack.kind !== "request") throw new Error("no request");
    return cloud.gateway.giveBack;
  };
  const none = { listedBefore: null, taken: new Set<string>(), rivals: [], replaced: false };
  const made = async (order: RefundOrder): Promise<void> => {
    await soon(async () => {
      expect(await back().lookUp(order, none)).toMatchObject({ kind: "refunded", amount: order.amount });
    });
  };

  test("whole, on its day and before the batch closes, is a void; a part, or later, is a refund", async () => {
    const at = Date.UTC(2026, 10, 21, 20);
    const capture = { whole: true, takenAt: at, wallet: null, refusedBefore: false };
    expect(back().wayFor(capture, at + 60_000)).toBe("void");
    expect(back().wayFor({ ...capture, whole: false }, at + 60_000)).toBe("refund");
    expect(back().wayFor({ ...capture, refusedBefore: true }, at + 60_000)).toBe("refund");
    expect(back().wayFor(capture, at + 86_400_000)).toBe("refund");
    const today = Date.now();
    cloud.now = () => today;
    const late = { ...capture, takenAt: today };
    expect(back().wayFor(late, today)).toBe("void");
    cloud.batchClosedAt = today - 1;
    expect(back().wayFor(late, today)).toBe("void");
    cloud.batchClosedAt = today;
    expect(back().wayFor(late, today)).toBe("refund");
  });

  test("a void sends the original amount without the tip, and gives back all of it", async () => {
    await cloud.paid({ ...ORDER, tip: minor(200) });
    const order = refund({ amount: minor(1348) });
    expect(await back().send(order, nothingSent)).toEqual({ kind: "answered", reading: { kind: "pending" } });
    await made(order);
    expect(cloud.simulator.ledger().map(({ kind }) => kind)).toEqual([
      "capture",
      expect.stringMatching(/cancel|refund/),
    ]);
  });

  test("a part is refunded at the terminal, with its card", async () => {
    await cloud.paid();
    const order = refund({ way: "refund", amount: minor(300) });
    await back().send(order, nothingSent);
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "pending" });
    cloud.customer("tap");
    await made(order);
    expect(cloud.simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "refund", amount: 300 }]);
  });

  test("waiting at the terminal is not made only when its time went by, whatever the clock on the wall says", async () => {
    await cloud.paid();
    const order = refund({ way: "refund", amount: minor(300) });
    await back().send(order, nothingSent);
    const says = async (): Promise<string> => (await back().lookUp(order, none)).kind;
    expect(await says()).toBe("pending");
    for (const jump of [300_000, -300_000]) {
      cloud.now = () => Date.now() + jump;
      expect(await says(), String(jump)).toBe("pending");
    }
    cloud.steady = 240_000;
    expect(await says()).toBe("pending");
    cloud.steady += 1;
    expect(await says()).toBe("notRefunded");
    cloud.connect();
    expect(await says(), "a new run").toBe("pending");
    cloud.customer("tap");
    await made(order);
  });

  test("a void after the batch is closed is refused, and seen not to be there", async () => {
    await cloud.paid();
    cloud.customer("settle");
    const order = refund();
    expect(await back().send(order, nothingSent)).toMatchObject({ reading: { kind: "refused" } });
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "notListed" });
  });

  test("on an offline terminal is closed again, and then not made", async () => {
    await cloud.paid();
    cloud.customer("offline");
    const order = refund({ way: "refund" });
    expect(await back().send(order, nothingSent)).toEqual({ kind: "answered", reading: { kind: "pending" } });
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "notRefunded" });
    cloud.customer("online");
    expect(cloud.simulator.ledger()).toMatchObject([{ kind: "capture" }]);
  });

  test("of a payment that the cloud cannot find is not sent; while it cannot be asked, nothing is learned", async () => {
    const sent = vi.fn();
    expect(await back().send(refund(), sent)).toMatchObject({ kind: "notSent" });
    expect(sent).not.toHaveBeenCalled();
    expect(await back().lookUp(refund(), none)).toMatchObject({ kind: "nothing" });
  });
});

describe("operations beyond a sale", () => {
  const own = (reference: string, amount = 1148): TakeOrder => ({ ...ORDER, reference, amount: minor(amount) });
  const done = async (order: TakeOrder, type: Parameters<CodepayGateway["operations"]["lookUp"]>[1]): Promise<void> => {
    await soon(async () => {
      expect(await cloud.gateway.operations.lookUp(order, type)).toMatchObject({ kind: "captured" });
    });
  };
  const delivered = { kind: "delivered", terminalOffline: false };

  test("an amount is held, part of it is taken, and another hold is let go", async () => {
    const { operations } = cloud.gateway;
    expect(await operations.preAuthorise(own("H1", 5000), nothingSent)).toEqual(delivered);
    cloud.customer("tap");
    await done(own("H1", 5000), 4);
    expect(await operations.completePreAuth(own("C1", 4200), "H1", nothingSent)).toEqual(delivered);
    await done(own("C1", 4200), 6);
    await operations.preAuthorise(own("H2", 900), nothingSent);
    cloud.customer("tap");
    await done(own("H2", 900), 4);
    expect(await operations.cancelPreAuth(own("L2", 900), "H2", nothingSent)).toEqual(delivered);
    await done(own("L2", 900), 5);
    expect(cloud.simulator.ledger().map(({ kind, amount }) => [kind, amount])).toEqual(
      expect.arrayContaining([
        ["hold", 5000],
        ["capture", 4200],
        ["release", 900],
      ]),
    );
  });

  test("cashback is paid out on top", async () => {
    await cloud.gateway.operations.sellWithCashback(own("B1"), minor(2000), nothingSent);
    cloud.customer("tap");
    await soon(async () => {
      expect(await cloud.gateway.operations.lookUp(own("B1"), 11)).toMatchObject({
        capture: { captured: 3148, cashback: 2000, differs: false },
      });
    });
  });

  test("a tip is put right before the batch closes and refused afterwards", async () => {
    await cloud.paid();
    const adjust = cloud.gateway.tip?.adjust;
    if (adjust === undefined || adjust === null) throw new Error("no tip can be changed");
    const taken = { kind: "answered", refused: false };
    expect(await adjust(ORDER.reference, minor(230), nothingSent)).toMatchObject(taken);
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ capture: { captured: 1378, tip: 230, differs: false } });
    expect(await cloud.gateway.closeBatch?.(nothingSent)).toMatchObject({ kind: "closed" });
    expect(cloud.simulator.batches()).toMatchObject([{ count: 1, total: 1378 }]);
    expect(await adjust(ORDER.reference, minor(1), nothingSent)).toMatchObject({ ...taken, refused: true });
  });

  test("the terminal asks for a tip when it is told to, and what the customer chose is no difference", async () => {
    const order = { ...ORDER, askTip: true as const };
    cloud.simulator.control.auto({ after: 0, do: "tap", tip: 172 });
    await cloud.take(order);
    expect(await cloud.captured(order)).toMatchObject({ capture: { captured: 1320, tip: 172, differs: false } });
    expect(cloud.simulator.ledger()).toMatchObject([{ amount: 1148, tip: 172 }]);
  });
});
