import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault, Simulator } from "../index.ts";
import { captured, quick } from "../testing.ts";
import { ask, look, order, pay, send, signatureFits } from "./testing.ts";
import type { Values } from "./testing.ts";

const PAY = "wisehub.cloud.pay.order";
let simulator: Simulator;
let clock = 1_709_106_082_819;
beforeEach(async () => {
  simulator = await quick({ now: () => clock });
  simulator.control.auto({ after: 0, do: "tap" });
});
afterEach(() => simulator.close());

const sendAt = (method: string, more: Values): Promise<string> => send(simulator, method, more, clock);
const lookAt = async (number: string): Promise<Readonly<Record<string, unknown>>> => {
  const { code, data } = await ask(simulator, "order.query", { merchant_order_no: number }, clock);
  return data ?? { code };
};
/** Orders 10.00 under the fault; the answer's text. */
const under = (fault: Fault, on: "pay.order" | "order.query" = "pay.order"): Promise<string> => {
  simulator.control.faults({ on, fault });
  return sendAt(PAY, order("F1", 10));
};

describe("pay.order under a fault", () => {
  it.each<Fault>([
    { kind: "dropBefore" },
    { kind: "serverError", status: 502, before: true },
    { kind: "html", before: true },
    { kind: "fail", code: "50001" },
  ])("never opens: $kind", async (fault) => {
    expect(await under(fault)).not.toContain('"code":"0"');
    expect(simulator.counterOrders()).toEqual([]);
  });

  it.each<[Fault, string | RegExp]>([
    [{ kind: "dropAfter" }, "dropped"],
    [{ kind: "cut" }, "dropped"],
    [{ kind: "serverError", status: 502, before: false }, "Service unavailable"],
    [{ kind: "html", before: false }, /<html>/],
    [{ kind: "truncated" }, /"code":"0".*[^}]$/],
    [{ kind: "failThenPaid", code: "50001" }, /"code":"50001"/],
    [{ kind: "doubled" }, /\}\{"code":"0"/],
    [{ kind: "says", result: "fail", code: "77" }, /"code":"77"/],
  ])("opens all the same, and can be paid: %j", async (fault, words) => {
    expect(await under(fault)).toMatch(words);
    await captured(simulator, 1);
    expect(await lookAt("F1")).toMatchObject({ trans_status: 2, merchant_order_no: "F1" });
  });

  it("is silent for ever while the customer pays", async () => {
    simulator.control.faults({ on: "pay.order", fault: { kind: "neverAnswers" } });
    const silence = sendAt(PAY, order("F1", 10));
    await captured(simulator, 1);
    simulator.control.reset();
    expect(await silence).toBe("dropped");
  });

  it("captures more or less than asked, and says both", async () => {
    await under({ kind: "otherAmount", by: -100 });
    await captured(simulator, 1);
    expect(simulator.ledger()).toMatchObject([{ amount: 900 }]);
    expect(await lookAt("F1")).toMatchObject({ order_amount: "9", trans_amount: "9" });
  });

  it("takes an order that never arrives", async () => {
    expect(await under({ kind: "neverArrives" })).toContain('"online"');
    expect(await lookAt("F1")).toMatchObject({ trans_status: 9 });
    expect(simulator.control.counter({ action: "tap" })).toMatchObject({ ok: false });
  });

  it.each<[Fault, boolean]>([
    [{ kind: "wrongSignature" }, true],
    [{ kind: "noSignature" }, false],
  ])("is signed wrongly or not at all: %j", async (fault, signed) => {
    const text = await under(fault);
    expect(text.includes('"sign"')).toBe(signed);
    expect(signatureFits(simulator, text)).toBe(false);
  });
});

describe("look-ups under a fault of their order", () => {
  it.each<[Fault, object]>([
    [{ kind: "notFoundFor", ms: 20_000 }, { code: "41002" }],
    [{ kind: "statusFor", status: 3, ms: 6000 }, { trans_status: 3 }],
  ])("speak %j until the order is that old", async (fault, says) => {
    await under(fault);
    await captured(simulator, 1);
    expect(await lookAt("F1")).toMatchObject(says);
    clock += 20_001;
    expect(await lookAt("F1")).toMatchObject({ trans_status: 2 });
  });

  it("name another order, an undocumented status, a code that disagrees with the data", async () => {
    await under({ kind: "otherOrderNo" });
    await captured(simulator, 1);
    expect(await lookAt("F1")).toMatchObject({ trans_status: 2, merchant_order_no: "9999999999999" });
    simulator.control.faults({ on: "order.query", fault: { kind: "status", status: 6 } });
    expect(await lookAt("F1")).toMatchObject({ trans_status: 6 });
    simulator.control.faults({ on: "order.query", fault: { kind: "says", result: "fail", code: "50001" } });
    expect(await ask(simulator, "order.query", { merchant_order_no: "F1" }, clock)).toMatchObject({
      code: "50001",
      data: { trans_status: 2 },
    });
    simulator.control.faults({ on: "order.query", fault: { kind: "dropAfter" } });
    expect(await sendAt("order.query", { merchant_order_no: "F1" })).toBe("dropped");
  });
});

it("brings faults by the price, and none when that is off", async () => {
  clock = Date.now();
  await pay(simulator, "P1", 1.98);
  await captured(simulator, 1);
  expect(await look(simulator, "P1")).toMatchObject({ trans_status: 6 });
  simulator.control.settings({ faultsByAmount: false });
  await pay(simulator, "P2", 1.98);
  await expect.poll(() => look(simulator, "P2")).toMatchObject({ trans_status: 2 });
});

it("shows the terminal's page and what is on its screen", async () => {
  for (const path of ["/codepay", "/codepay/page.css", "/codepay/page.js", "/devices/device.js"]) {
    expect((await fetch(`${simulator.url}${path}`)).status).toBe(200);
  }
  clock = Date.now();
  simulator.control.auto(null);
  await pay(simulator, "W1", 1.82, { on_screen_tip: true, attach: "x" }).catch(() => undefined);
  await pay(simulator, "W2", 2);
  const events = await fetch(`${simulator.url}/codepay/events`);
  const reader = (events.body as ReadableStream<Uint8Array>).getReader();
  const { value } = await reader.read();
  await reader.cancel();
  expect(
    JSON.parse(
      Buffer.from(value ?? [])
        .toString()
        .replace(/^data: /, ""),
    ),
  ).toMatchObject({
    online: true,
    screen: "waiting",
    purpose: "pay",
    amount: 182,
    asksTip: true,
    note: "The order is taken, then the answer is lost",
    line: [{ reference: "W2", amount: 200, currency: "CAD" }],
  });
});
