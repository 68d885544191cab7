import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, inquire, payment } from "../citcon/testing.ts";
import type { Simulator } from "../index.ts";
import { captured, quick } from "../testing.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
});
afterEach(() => simulator.close());

const send = async (path: string, body: unknown): Promise<{ status: number; answer: unknown }> => {
  const response = await fetch(`${simulator.url}${path}`, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
};

describe("the control API of the phone", () => {
  it("shows a code, approves and refuses by payment or the newest", async () => {
    const shown = await send("/control/phone", { action: "showCode", wallet: "alipay" });
    expect(shown).toMatchObject({
      status: 200,
      answer: { ok: true, code: expect.stringMatching(/^28\d{16}$/) as string },
    });
    await ask(simulator, "pay", payment(500, { reference: "P-1" }));
    await ask(simulator, "pay", payment(500, { reference: "P-2" }));
    expect(await send("/control/phone", { action: "approve", payment: "P-1" })).toMatchObject({ status: 200 });
    expect(await send("/control/phone", { action: "refuse", code: "01" })).toMatchObject({ status: 200 });
    expect(await send("/control/phone", { action: "approve" })).toMatchObject({ status: 409 });
    expect(simulator.ledger().map(({ reference }) => reference)).toEqual(["P-1"]);
    const books = await (await fetch(`${simulator.url}/control/payments`)).json();
    expect(books).toMatchObject([{ state: { kind: "paid" } }, { state: { kind: "failed", code: "01" } }]);
  });

  it("lets a customer act by himself, late or at the scan, beside the one at the terminal", async () => {
    await send("/control/auto", { after: 30, do: "approve" });
    const { code, transaction_id } = await ask(simulator, "pay", payment(500));
    expect(code).toBe("09");
    await captured(simulator, 1);
    expect(await inquire(simulator, transaction_id)).toMatchObject({ code: "00" });
    await send("/control/auto", { after: 0, do: "refuse", code: "H4", confirm: "instant" });
    await send("/control/auto", { after: 0, do: "tap" });
    expect(await ask(simulator, "pay", payment(500))).toMatchObject({ code: "H4", result: "fail" });
    await send("/control/auto", null);
    expect(await ask(simulator, "pay", payment(500))).toMatchObject({ code: "09" });
  });

  it("enters payments of another till", async () => {
    expect(await send("/control/foreign", { total: 500, reference: "T2", state: "waiting" })).toMatchObject({
      status: 200,
    });
    expect(simulator.ledger()).toEqual([]);
    simulator.control.phone({ action: "approve", payment: "T2" });
    expect(simulator.ledger()).toMatchObject([{ device: "other till", amount: 500, reference: "T2" }]);
  });

  it.each([
    ["/control/phone", { action: "kick" }, "action must be one of"],
    ["/control/phone", { action: "approve", wallet: "cash" }, "wallet must be one of"],
    ["/control/phone", { action: "refuse", code: "?" }, "code must be"],
    ["/control/foreign", {}, "total is missing"],
    ["/control/foreign", { total: 1, localTime: "now" }, "localTime must be"],
    ["/control/auto", { after: 0, do: "approve", brand: "visa" }, "Unknown key brand"],
    ["/control/faults", { on: "settle", fault: { kind: "dropAfter" } }, "on must be one of"],
    ["/control/faults", { on: "inquire", fault: { kind: "saysFor", code: "63" } }, "ms is missing"],
    ["/control/settings", { historyHours: 25 }, "historyHours must be"],
  ])("refuses %s %j", async (path, body, words) => {
    const { status, answer } = await send(path, body);
    expect(status).toBe(400);
    expect((answer as { error: string }).error).toContain(words);
  });
});

describe("the phone", () => {
  it("is busy while the wallet asks the bank, and a cancel in between keeps the money", async () => {
    simulator.control.settings({ handlingMs: 60_000, cancelAfterMs: 0 });
    const { transaction_id } = await ask(simulator, "pay", payment(500));
    simulator.control.phone({ action: "approve" });
    expect(simulator.control.phone({ action: "refuse" })).toMatchObject({ ok: false });
    expect(await ask(simulator, "cancel", { transaction_id: String(transaction_id) })).toMatchObject({ code: "00" });
    expect(await inquire(simulator, transaction_id)).toMatchObject({ code: "H3" });
    expect(simulator.control.phone({ action: "approve" })).toMatchObject({ ok: false });
    expect(simulator.ledger()).toEqual([]);
  });

  it("leaves a payment pending for ever when it has no limit, and ends it at the limit", async () => {
    simulator.control.settings({ walletLimitMs: 1 });
    const first = await ask(simulator, "pay", payment(500));
    await expect.poll(async () => (await inquire(simulator, first.transaction_id)).code).toBe("H3");
    simulator.control.settings({ walletLimitMs: 0 });
    const second = await ask(simulator, "pay", payment(500));
    expect(await inquire(simulator, second.transaction_id)).toMatchObject({ code: "09" });
  });
});

describe("the phone's page", () => {
  it("comes with a strict policy and no inline script", async () => {
    const page = await fetch(`${simulator.url}/phone`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/);
    for (const [, path = ""] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
      expect((await fetch(simulator.url + path)).status).toBe(200);
    }
  });

  it("hears at once of a code, of a payment and of its fault", async () => {
    const events = await fetch(`${simulator.url}/phone/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = (await reader?.read())?.value ?? "";
    const hear = async (words: string): Promise<void> => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? "";
    };
    expect(heard).toContain('"screen":"idle"');
    simulator.control.phone({ action: "showCode" });
    await hear('"screen":"code"');
    await ask(simulator, "pay", payment(1287)).catch(() => undefined);
    await hear('"screen":"waiting"');
    expect(heard).toContain("The answer is doubled");
    simulator.control.phone({ action: "approve" });
    await hear('"screen":"approved"');
    await reader?.cancel();
  });
});
