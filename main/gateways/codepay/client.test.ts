/** The client against the simulated cloud over real sockets: what leaves, what comes back, what is noticed. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { minor } from "../../core/money.ts";
import type { Reading } from "../../core/reading.ts";
import { type Simulator, startSimulator } from "../../../simulator/index.ts";
import { type GatewayNotice, NOTHING_KNOWN, type RefundOrder, type TakeOrder } from "../port.ts";
import { type CodepayGateway, type CodepaySettings, createCodepay } from "./client.ts";
import { readPrivateKey, readPublicKey } from "./signature.ts";
import { ORDER } from "./testing.ts";

let simulator: Simulator;
let gateway: CodepayGateway;
let notices: GatewayNotice[];
let now: () => number;
let batchClosedAt: number | null;
/** What the counter that nobody can set says, ms. */
let steady: number;

function connect(more: Partial<CodepaySettings> = {}): void {
  const { counter } = simulator;
  const own = readPrivateKey(counter.keys().privateKey);
  const theirs = readPublicKey(counter.keys().gatewayPublicKey);
  if (!own.ok || !theirs.ok) throw new Error("no keys");
  gateway = createCodepay(
    {
      ...counter,
      baseUrl: simulator.url,
      expiresS: 180,
      strictSign: "on",
      identity: { kind: "rsa2", privateKey: own.value, gatewayKey: theirs.value },
      ...more,
    },
    {
      clock: { now: () => now(), steady: () => steady, after: () => () => undefined },
      fraction: () => 0.5,
      timeZone: "America/Vancouver",
      batchClosedAt: () => batchClosedAt,
      description: "@ Café 枫叶",
    },
  );
  notices = [];
  gateway.onNotice((notice) => notices.push(notice));
}

// One for all tests: making its keys takes a while.
beforeAll(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
});
beforeEach(() => {
  simulator.control.reset();
  now = () => Date.now();
  batchClosedAt = null;
  steady = 0;
  connect();
});
afterEach(() => {
  gateway.close();
});
afterAll(() => simulator.close());

/** As soon as the cloud says so, however busy the machine is. */
const soon = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 30_000, interval: 20 });
const nothingSent = (): void => undefined;
const take = (order: TakeOrder = ORDER): Promise<unknown> => gateway.take(order, nothingSent).result;
const kinds = (): readonly string[] => [...new Set(notices.map(({ kind }) => kind))].filter((kind) => kind !== "dated");
const customer = (action: "tap" | "decline" | "cancel" | "offline" | "online" | "settle"): void => {
  const done = simulator.control.counter({ action });
  if (!done.ok) throw new Error(done.error);
};
const captured = (order: TakeOrder): Promise<Reading> =>
  soon(async () => {
    const reading = await gateway.lookUp(order);
    expect(reading.kind).toBe("captured");
    return reading;
  });
const paid = async (order: TakeOrder = ORDER): Promise<Reading> => {
  await take(order);
  customer("tap");
  return captured(order);
};

describe("a payment", () => {
  test("is delivered, which is not paid; then the customer pays and a look-up says so", async () => {
    expect(await take()).toEqual({ kind: "accepted", gatewayRef: expect.stringMatching(/^\d+$/), phase: "queued" });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "pending" });
    expect(simulator.ledger()).toEqual([]);
    customer("tap");
    const reading = await soon(async () => {
      const said = await gateway.lookUp(ORDER);
      expect(said.kind).toBe("captured");
      return said;
    });
    expect(reading).toMatchObject({
      capture: { captured: 1148, tip: 0, differs: false },
      card: { applicationLabel: "Visa", last4: expect.stringMatching(/^\d{4}$/) },
    });
    expect(simulator.ledger()).toMatchObject([{ gateway: "codepay", kind: "capture", amount: 1148 }]);
    expect(kinds()).toEqual(["answered", "sound"]);
  });

  test("with a tip asks for both, and reads both back", async () => {
    const order = { ...ORDER, tip: minor(200) };
    expect(await paid(order)).toMatchObject({ capture: { captured: 1348, tip: 200, differs: false } });
    expect(simulator.ledger()).toMatchObject([{ amount: 1148, tip: 200 }]);
  });

  test("declined and cancelled on the terminal is proved by its status", async () => {
    await take();
    customer("decline");
    await soon(async () => {
      expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured", cause: "declined", final: true });
    });
    const second = { ...ORDER, reference: "1D261121T031500000S00011ABC" };
    await take(second);
    customer("cancel");
    await soon(async () => {
      expect(await gateway.lookUp(second)).toMatchObject({ kind: "notCaptured", final: true });
    });
    expect(simulator.ledger()).toEqual([]);
  });

  test("by Basic is taken as well, and its unsigned answers are believed", async () => {
    const { password, username } = simulator.counter;
    connect({ identity: { kind: "basic", username, password } });
    expect(await take()).toMatchObject({ kind: "accepted" });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "pending" });
  });

  test("sent again under its number proves nothing", async () => {
    await take();
    expect(await take()).toMatchObject({ kind: "answered", reading: { kind: "nothing", why: "gatewayFailure" } });
  });
});

describe("cancel", () => {
  const close = (order: TakeOrder = ORDER): Promise<unknown> => {
    if (gateway.cancel.kind !== "request") throw new Error("no request");
    return gateway.cancel.send(order, NOTHING_KNOWN);
  };

  test("of what waits is delivered, and proved by the status alone", async () => {
    await take();
    expect(await close()).toMatchObject({ kind: "answered", reading: { kind: "delivered" } });
    await soon(async () => {
      expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured" });
    });
  });

  test("of what was paid, or is unknown there, is refused and changes nothing", async () => {
    await paid();
    expect(await close()).toMatchObject({ kind: "answered", reading: { kind: "tooLate" } });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    expect(await close({ ...ORDER, reference: "NEVERUSED" })).toMatchObject({ reading: { kind: "tooLate" } });
  });
});

describe("an order that waits", () => {
  /** `expires` and a minute, ms. */
  const LIFE_MS = 240_000;
  const says = async (): Promise<string> => (await gateway.lookUp(ORDER)).kind;

  test("is over by time that went by, and not by a clock that was put elsewhere", async () => {
    await take();
    expect(await says()).toBe("pending");
    for (const jump of [LIFE_MS + 60_000, -LIFE_MS - 60_000]) {
      now = () => Date.now() + jump;
      expect(await says(), String(jump)).toBe("pending");
    }
    steady = LIFE_MS;
    expect(await says()).toBe("pending");
    steady += 1;
    expect(await says()).toBe("notCaptured");
    expect(await says()).toBe("notCaptured");
  });

  test("is waited for from the start again by a new run", async () => {
    await take();
    await says();
    steady = LIFE_MS;
    connect();
    expect(await says()).toBe("pending");
    steady += LIFE_MS;
    expect(await says()).toBe("pending");
    steady += 1;
    expect(await says()).toBe("notCaptured");
  });
});

describe("a terminal that is offline", () => {
  test("is said with the answer; its order waits, and is closed before it can be shown", async () => {
    customer("offline");
    expect(await take()).toMatchObject({ kind: "accepted", terminalOffline: true });
    if (gateway.cancel.kind !== "request") throw new Error("no request");
    await gateway.cancel.send(ORDER, NOTHING_KNOWN);
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured" });
    customer("online");
    expect(simulator.control.counter({ action: "tap" }).ok).toBe(false);
    expect(simulator.ledger()).toEqual([]);
  });
});

describe("what cannot be used proves nothing", () => {
  test.each([
    ["dropAfter", { kind: "dropAfter" }, { kind: "lost" }],
    ["502", { kind: "serverError", status: 502, before: false }, { reading: { kind: "nothing", why: "httpStatus" } }],
    ["a page", { kind: "html", before: false }, { reading: { kind: "nothing", why: "notJson" } }],
    ["cut", { kind: "truncated" }, {}],
    ["a code", { kind: "failThenPaid", code: "50001" }, { reading: { kind: "nothing", why: "gatewayFailure" } }],
    ["another's signature", { kind: "wrongSignature" }, { reading: { kind: "nothing", why: "wrongSignature" } }],
  ] as const)("%s at pay.order, though the customer can pay", async (_, fault, result) => {
    simulator.control.faults({ on: "pay.order", fault });
    const said = await take();
    expect(said).toMatchObject(result);
    expect(JSON.stringify(said)).not.toContain("notCaptured");
    customer("tap");
    await soon(async () => {
      expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    });
  });

  test("a number that the cloud does not know is not one that was not charged", async () => {
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "gatewayFailure" });
  });

  test("another order's answer raises an alarm", async () => {
    await take();
    simulator.control.faults({ on: "order.query", fault: { kind: "otherOrderNo" } });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "otherOrder" });
    expect(kinds()).toContain("otherOrder");
  });

  test("a till whose clock is a quarter of an hour off is told, and asks nothing more of the terminal", async () => {
    now = () => Date.now() + 16 * 60_000;
    expect(await take()).toMatchObject({ reading: { kind: "nothing", why: "gatewayFailure" } });
    for (let i = 0; i < 3; i += 1) await gateway.lookUp(ORDER);
    expect(await take()).toEqual({ kind: "notSent", why: "clockOff" });
  });

  test("no connection is not sent", async () => {
    connect({ baseUrl: "http://127.0.0.1:9" });
    expect(await take()).toMatchObject({ kind: "notSent" });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "unreachable" });
    expect(kinds()).toEqual(["silent"]);
  });
});

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
    if (gateway.giveBack.kind !== "request") throw new Error("no request");
    return gateway.giveBack;
  };
  const none = { listedBefore: null, taken: new Set<string>(), rivals: [] };
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
    now = () => today;
    const late = { ...capture, takenAt: today };
    expect(back().wayFor(late, today)).toBe("void");
    batchClosedAt = today - 1;
    expect(back().wayFor(late, today)).toBe("void");
    batchClosedAt = today;
    expect(back().wayFor(late, today)).toBe("refund");
  });

  test("a void sends the original amount without the tip, and gives back all of it", async () => {
    await paid({ ...ORDER, tip: minor(200) });
    const order = refund({ amount: minor(1348) });
    expect(await back().send(order, nothingSent)).toEqual({ kind: "answered", reading: { kind: "pending" } });
    await made(order);
    expect(simulator.ledger().map(({ kind }) => kind)).toEqual(["capture", expect.stringMatching(/cancel|refund/)]);
  });

  test("a part is refunded at the terminal, with its card", async () => {
    await paid();
    const order = refund({ way: "refund", amount: minor(300) });
    await back().send(order, nothingSent);
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "pending" });
    customer("tap");
    await made(order);
    expect(simulator.ledger()).toMatchObject([{ kind: "capture" }, { kind: "refund", amount: 300 }]);
  });

  test("waiting at the terminal is not made only when its time went by, whatever the clock on the wall says", async () => {
    await paid();
    const order = refund({ way: "refund", amount: minor(300) });
    await back().send(order, nothingSent);
    const says = async (): Promise<string> => (await back().lookUp(order, none)).kind;
    expect(await says()).toBe("pending");
    for (const jump of [300_000, -300_000]) {
      now = () => Date.now() + jump;
      expect(await says(), String(jump)).toBe("pending");
    }
    steady = 240_000;
    expect(await says()).toBe("pending");
    steady += 1;
    expect(await says()).toBe("notRefunded");
    connect();
    expect(await says(), "a new run").toBe("pending");
    customer("tap");
    await made(order);
  });

  test("a void after the batch is closed is refused, and seen not to be there", async () => {
    await paid();
    customer("settle");
    const order = refund();
    expect(await back().send(order, nothingSent)).toMatchObject({ reading: { kind: "refused" } });
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "notListed" });
  });

  test("on an offline terminal is closed again, and then not made", async () => {
    await paid();
    customer("offline");
    const order = refund({ way: "refund" });
    expect(await back().send(order, nothingSent)).toEqual({ kind: "answered", reading: { kind: "pending" } });
    expect(await back().lookUp(order, none)).toMatchObject({ kind: "notRefunded" });
    customer("online");
    expect(simulator.ledger()).toMatchObject([{ kind: "capture" }]);
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
      expect(await gateway.operations.lookUp(order, type)).toMatchObject({ kind: "captured" });
    });
  };
  const delivered = { kind: "delivered", terminalOffline: false };

  test("an amount is held, part of it is taken, and another hold is let go", async () => {
    const { operations } = gateway;
    expect(await operations.preAuthorise(own("H1", 5000), nothingSent)).toEqual(delivered);
    customer("tap");
    await done(own("H1", 5000), 4);
    expect(await operations.completePreAuth(own("C1", 4200), "H1", nothingSent)).toEqual(delivered);
    await done(own("C1", 4200), 6);
    await operations.preAuthorise(own("H2", 900), nothingSent);
    customer("tap");
    await done(own("H2", 900), 4);
    expect(await operations.cancelPreAuth(own("L2", 900), "H2", nothingSent)).toEqual(delivered);
    await done(own("L2", 900), 5);
    expect(simulator.ledger().map(({ kind, amount }) => [kind, amount])).toEqual(
      expect.arrayContaining([
        ["hold", 5000],
        ["capture", 4200],
        ["release", 900],
      ]),
    );
  });

  test("cashback is paid out on top", async () => {
    await gateway.operations.sellWithCashback(own("B1"), minor(2000), nothingSent);
    customer("tap");
    await soon(async () => {
      expect(await gateway.operations.lookUp(own("B1"), 11)).toMatchObject({
        capture: { captured: 3148, cashback: 2000, differs: false },
      });
    });
  });

  test("a tip is put right before the batch closes and refused afterwards", async () => {
    await paid();
    const adjust = gateway.tip?.adjust;
    if (adjust === undefined || adjust === null) throw new Error("no tip can be changed");
    const taken = { kind: "answered", refused: false };
    expect(await adjust(ORDER.reference, minor(230), nothingSent)).toMatchObject(taken);
    expect(await gateway.lookUp(ORDER)).toMatchObject({ capture: { captured: 1378, tip: 230, differs: false } });
    expect(await gateway.closeBatch?.(nothingSent)).toMatchObject({ kind: "closed" });
    expect(simulator.batches()).toMatchObject([{ count: 1, total: 1378 }]);
    expect(await adjust(ORDER.reference, minor(1), nothingSent)).toMatchObject({ ...taken, refused: true });
  });

  test("the terminal asks for a tip when it is told to, and what the customer chose is no difference", async () => {
    const order = { ...ORDER, askTip: true as const };
    simulator.control.auto({ after: 0, do: "tap", tip: 172 });
    await take(order);
    expect(await captured(order)).toMatchObject({ capture: { captured: 1320, tip: 172, differs: false } });
    expect(simulator.ledger()).toMatchObject([{ amount: 1148, tip: 172 }]);
  });
});
