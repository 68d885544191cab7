/** The client against the simulated cloud over real sockets: what leaves, what comes back, what is noticed. */
import { describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import { NOTHING_KNOWN, type TakeOrder } from "../port.ts";
import { ORDER } from "./testing/answers.ts";
import { soon, testCloud } from "./testing/cloud.ts";

const cloud = testCloud();

describe("a payment", () => {
  test("is delivered, which is not paid; then the customer pays and a look-up says so", async () => {
    expect(await cloud.take()).toEqual({
      kind: "accepted",
      gatewayRef: expect.stringMatching(/^\d+$/),
      phase: "queued",
    });
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "pending" });
    expect(cloud.simulator.ledger()).toEqual([]);
    cloud.customer("tap");
    const reading = await soon(async () => {
      const said = await cloud.gateway.lookUp(ORDER);
      expect(said.kind).toBe("captured");
      return said;
    });
    expect(reading).toMatchObject({
      capture: { captured: 1148, tip: 0, differs: false },
      card: { applicationLabel: "Visa", last4: expect.stringMatching(/^\d{4}$/) },
    });
    expect(cloud.simulator.ledger()).toMatchObject([{ gateway: "codepay", kind: "capture", amount: 1148 }]);
    expect(cloud.kinds()).toEqual(["answered", "sound"]);
  });

  test("with a tip asks for both, and reads both back", async () => {
    const order = { ...ORDER, tip: minor(200) };
    expect(await cloud.paid(order)).toMatchObject({ capture: { captured: 1348, tip: 200, differs: false } });
    expect(cloud.simulator.ledger()).toMatchObject([{ amount: 1148, tip: 200 }]);
  });

  test("declined and cancelled on the terminal is proved by its status", async () => {
    await cloud.take();
    cloud.customer("decline");
    await soon(async () => {
      expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured", cause: "declined", final: true });
    });
    const second = { ...ORDER, reference: "1D261121T031500000S00011ABC" };
    await cloud.take(second);
    cloud.customer("cancel");
    await soon(async () => {
      expect(await cloud.gateway.lookUp(second)).toMatchObject({ kind: "notCaptured", final: true });
    });
    expect(cloud.simulator.ledger()).toEqual([]);
  });

  test("by Basic is taken as well, and its unsigned answers are believed", async () => {
    const { password, username } = cloud.simulator.counter;
    cloud.connect({ identity: { kind: "basic", username, password } });
    expect(await cloud.take()).toMatchObject({ kind: "accepted" });
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "pending" });
  });

  test("sent again under its number proves nothing", async () => {
    await cloud.take();
    expect(await cloud.take()).toMatchObject({ kind: "answered", reading: { kind: "nothing", why: "gatewayFailure" } });
  });
});

describe("cancel", () => {
  const close = (order: TakeOrder = ORDER): Promise<unknown> => {
    if (cloud.gateway.cancel.kind !== "request") throw new Error("no request");
    return cloud.gateway.cancel.send(order, NOTHING_KNOWN);
  };

  test("of what waits is delivered, and proved by the status alone", async () => {
    await cloud.take();
    expect(await close()).toMatchObject({ kind: "answered", reading: { kind: "delivered" } });
    await soon(async () => {
      expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured" });
    });
  });

  test("of what was paid, or is unknown there, is refused and changes nothing", async () => {
    await cloud.paid();
    expect(await close()).toMatchObject({ kind: "answered", reading: { kind: "tooLate" } });
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    expect(await close({ ...ORDER, reference: "NEVERUSED" })).toMatchObject({ reading: { kind: "tooLate" } });
  });
});

describe("an order that waits", () => {
  /** `expires` and a minute, ms. */
  const LIFE_MS = 240_000;
  const says = async (): Promise<string> => (await cloud.gateway.lookUp(ORDER)).kind;

  test("is over by time that went by, and not by a clock that was put elsewhere", async () => {
    await cloud.take();
    expect(await says()).toBe("pending");
    for (const jump of [LIFE_MS + 60_000, -LIFE_MS - 60_000]) {
      cloud.now = () => Date.now() + jump;
      expect(await says(), String(jump)).toBe("pending");
    }
    cloud.steady = LIFE_MS;
    expect(await says()).toBe("pending");
    cloud.steady += 1;
    expect(await says()).toBe("notCaptured");
    expect(await says()).toBe("notCaptured");
  });

  test("is waited for from the start again by a new run", async () => {
    await cloud.take();
    await says();
    cloud.steady = LIFE_MS;
    cloud.connect();
    expect(await says()).toBe("pending");
    cloud.steady += LIFE_MS;
    expect(await says()).toBe("pending");
    cloud.steady += 1;
    expect(await says()).toBe("notCaptured");
  });
});

describe("a terminal that is offline", () => {
  test("is said with the answer; its order waits, and is closed before it can be shown", async () => {
    cloud.customer("offline");
    expect(await cloud.take()).toMatchObject({ kind: "accepted", terminalOffline: true });
    if (cloud.gateway.cancel.kind !== "request") throw new Error("no request");
    await cloud.gateway.cancel.send(ORDER, NOTHING_KNOWN);
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "notCaptured" });
    cloud.customer("online");
    expect(cloud.simulator.control.counter({ action: "tap" }).ok).toBe(false);
    expect(cloud.simulator.ledger()).toEqual([]);
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
    cloud.simulator.control.faults({ on: "pay.order", fault });
    const said = await cloud.take();
    expect(said).toMatchObject(result);
    expect(JSON.stringify(said)).not.toContain("notCaptured");
    cloud.customer("tap");
    await soon(async () => {
      expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    });
  });

  test("a number that the cloud does not know is not one that was not charged", async () => {
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "gatewayFailure" });
  });

  test("another order's answer raises an alarm", async () => {
    await cloud.take();
    cloud.simulator.control.faults({ on: "order.query", fault: { kind: "otherOrderNo" } });
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "otherOrder" });
    expect(cloud.kinds()).toContain("otherOrder");
  });

  test("a till whose clock is a quarter of an hour off is told, and asks nothing more of the terminal", async () => {
    cloud.now = () => Date.now() + 16 * 60_000;
    expect(await cloud.take()).toMatchObject({ reading: { kind: "nothing", why: "gatewayFailure" } });
    for (let i = 0; i < 3; i += 1) await cloud.gateway.lookUp(ORDER);
    expect(await cloud.take()).toEqual({ kind: "notSent", why: "clockOff" });
  });

  test("no connection is not sent", async () => {
    cloud.connect({ baseUrl: "http://127.0.0.1:9" });
    expect(await cloud.take()).toMatchObject({ kind: "notSent" });
    expect(await cloud.gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "unreachable" });
    expect(cloud.kinds()).toEqual(["silent"]);
  });
});
