import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Simulator } from "./index.ts";
import { create, fieldsOf, quick, shown } from "./testing.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await quick();
});
afterEach(() => simulator.close());

const send = async (path: string, body: unknown): Promise<{ status: number; answer: unknown }> => {
  const response = await fetch(`${simulator.url}${path}`, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
};

/** The status of a GET with headers a browser page could send. */
const statusWith = (path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: simulator.port, path, headers }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });

describe("the control API", () => {
  it("carries a payment through and shows ledger and requests without secrets", async () => {
    const answer = create(simulator, "H1", 1234);
    await shown(simulator, "H1");
    expect(await send("/control/pax", { action: "insert", brand: "amex" })).toMatchObject({ status: 200 });
    expect(fieldsOf(await answer).payOrder.status).toBe(2);
    const ledger = await (await fetch(`${simulator.url}/control/ledger`)).json();
    expect(ledger).toMatchObject([{ kind: "capture", mchOrderNo: "H1", amount: 1234, cardLast4: "1005" }]);
    const requests = await (await fetch(`${simulator.url}/control/requests`)).text();
    expect(JSON.parse(requests)).toMatchObject([{ path: "/v1/create_order", mchOrderNo: "H1", amount: 1234 }]);
    expect(requests).not.toContain("training-key");
    expect(await send("/control/pax", { action: "tap" })).toMatchObject({ status: 409 });
  });

  it("queues faults with their defaults, sets the automatic customer, changes settings, resets", async () => {
    await send("/control/auto", { after: 0, do: "tap" });
    await send("/control/faults", { on: "create_order", fault: { kind: "html" } });
    expect(await create(simulator, "H2", 100)).toContain("<html>");
    expect(await send("/control/settings", { lookup: "nested" })).toMatchObject({ answer: { lookup: "nested" } });
    await send("/control/reset", {});
    expect(simulator.ledger()).toEqual([]);
    expect(simulator.orders()).toEqual([]);
    expect(await send("/control/settings", {})).toMatchObject({ answer: { lookup: "knows" } });
    expect(await send("/control/auto", null)).toMatchObject({ status: 200 });
  });

  it("sends at once what was kept back", async () => {
    await send("/control/auto", { after: 0, do: "tap" });
    await send("/control/faults", { on: "create_order", fault: { kind: "delay", ms: 600_000 } });
    let came = "";
    void create(simulator, "H3", 100).then((text) => (came = text));
    const asked = async (): Promise<string> => {
      await send("/control/answer", {});
      return came;
    };
    await expect.poll(asked).toContain("H3");
  });

  it.each([
    ["/control/pax", { action: "kick" }, "action must be one of"],
    ["/control/pax", {}, "action is missing"],
    ["/control/pax", { action: "tap", card: 1 }, "Unknown key card"],
    ["/control/pax", [], "JSON object"],
    ["/control/auto", { after: -1, do: "tap" }, "after must be"],
    ["/control/faults", { on: "create_order", fault: { kind: "earthquake" } }, "fault.kind must be"],
    ["/control/faults", { on: "create_order", fault: { kind: "delay" } }, "ms is missing"],
    ["/control/faults", { on: "create_order", fault: { kind: "fail", code: "1" } }, "code must be"],
    ["/control/settings", { limit: 3 }, "Unknown key limit"],
  ])("refuses %s %j", async (path, body, words) => {
    const { status, answer } = await send(path, body);
    expect(status).toBe(400);
    expect((answer as { error: string }).error).toContain(words);
  });

  it("refuses what is not JSON, other methods and unknown paths", async () => {
    expect((await fetch(`${simulator.url}/control/pax`, { method: "POST", body: "{" })).status).toBe(400);
    expect((await fetch(`${simulator.url}/control/pax`)).status).toBe(405);
    expect((await fetch(`${simulator.url}/nothing`)).status).toBe(404);
  });
});

describe("who may ask", () => {
  it("not a page of another origin, not a rebound name", async () => {
    const own = `127.0.0.1:${simulator.port}`;
    expect(await statusWith("/control/ledger", {})).toBe(200);
    expect(await statusWith("/control/ledger", { Origin: `http://${own}` })).toBe(200);
    expect(await statusWith("/control/ledger", { Origin: "https://shop.example" })).toBe(403);
    expect(await statusWith("/pax/events", { Origin: "null" })).toBe(403);
    expect(await statusWith("/pax", { Host: "shop.example" })).toBe(403);
  });
});

describe("the terminal's page", () => {
  it("comes with a strict policy and no inline script", async () => {
    const page = await fetch(`${simulator.url}/pax`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/);
    for (const path of ["/devices/device.css", "/devices/device.js", "/pax/page.css", "/pax/page.js"]) {
      expect((await fetch(`${simulator.url}${path}`)).status).toBe(200);
    }
  });

  it("hears at once of an amount and of its fault", async () => {
    const events = await fetch(`${simulator.url}/pax/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = (await reader?.read())?.value ?? "";
    expect(heard).toContain('"screen":"idle"');
    void create(simulator, "P1", 1282);
    while (!heard.includes('"screen":"waiting"')) heard += (await reader?.read())?.value ?? "";
    expect(heard).toContain('"amount":1282');
    expect(heard).toContain("the answer is lost");
    await reader?.cancel();
  });
});
