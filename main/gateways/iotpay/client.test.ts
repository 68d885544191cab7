/** The client against the simulated gateway over real sockets: what leaves, what comes back, what is noticed. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { minor } from "../../core/money/money.ts";
import { startHostileServer } from "../../../simulator/hostile.ts";
import { type Simulator, startSimulator, trainingMerchant } from "../../../simulator/index.ts";
import type { CardGateway, GatewayNotice } from "../port.ts";
import { createIotpay, type IotpaySettings } from "./client.ts";
import { ORDER } from "./testing.ts";

let simulator: Simulator;
let gateway: CardGateway;
let notices: GatewayNotice[];

function connect(more: Partial<IotpaySettings> = {}, subject = "Maple Market"): CardGateway {
  gateway = createIotpay(
    {
      baseUrl: simulator.url,
      ...trainingMerchant,
      device: "V1-B25",
      body: "params",
      timeoutMs: 20_000,
      tipMode: "none",
      strictSign: "learn",
      ...more,
    },
    "127.0.0.1",
    subject,
  );
  notices = [];
  gateway.onNotice((notice) => notices.push(notice));
  return gateway;
}

beforeEach(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
  simulator.control.auto({ after: 0, do: "tap" });
  connect();
});
afterEach(async () => {
  gateway.close();
  await simulator.close();
});

const take = async (order = ORDER): Promise<unknown> => gateway.take(order, () => undefined).result;
const kinds = (): readonly string[] => [...new Set(notices.map(({ kind }) => kind))].filter((kind) => kind !== "dated");
const paid = { kind: "answered", reading: { kind: "captured", capture: { captured: 1148, differs: false } } };

describe("a refusal in words alone, as the one sample of the document", () => {
  test("proves nothing: neither of the request nor of an order that is not known", async () => {
    simulator.control.settings({ failWords: "plain" });
    connect({ key: "other", strictSign: "off" });
    expect(await take()).toMatchObject({
      reading: { kind: "nothing", why: "gatewayFailure", text: "signature error" },
    });
    connect();
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "gatewayFailure" });
  });
});

describe("a payment", () => {
  test.each(["params", "fields"] as const)(
    "goes as %s, is signed rightly, and is found by look-up afterwards",
    async (body) => {
      connect({ body });
      expect(await take()).toMatchObject(paid);
      expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured", capture: { captured: 1148 } });
      expect(simulator.ledger()).toMatchObject([
        { amount: 1148, tip: 0, mchOrderNo: ORDER.reference, device: "V1-B25" },
      ]);
      expect(kinds()).toEqual(["answered", "sound"]);
    },
  );

  test.each(["Café Crème & Söhne", "茶", "", "x".repeat(300), "A+B=C%20\"{}\" \\ 'quoted'"])(
    "of a shop named %j is signed rightly too",
    async (name) => {
      connect({}, name);
      expect(await take()).toMatchObject(paid);
    },
  );

  test.each([
    ["separate", "onTop"],
    ["included", "inside"],
  ] as const)("with a tip, mode %s: the card pays both, and both are read back", async (tipMode, iotpayTip) => {
    connect({ tipMode });
    simulator.control.settings({ iotpayTip });
    const order = { ...ORDER, tip: minor(172) };
    const capture = { captured: 1320, tip: 172, differs: false };
    expect(await take(order)).toMatchObject({ kind: "answered", reading: { kind: "captured", capture } });
    expect(await gateway.lookUp(order)).toMatchObject({ kind: "captured", capture });
    expect(simulator.ledger()).toMatchObject([{ amount: 1148, tip: 172 }]);
  });

  test("a tip mode that the gateway means otherwise is a difference, not a silence", async () => {
    connect({ tipMode: "included" });
    const order = { ...ORDER, tip: minor(172) };
    expect(await take(order)).toMatchObject({
      kind: "answered",
      reading: { capture: { captured: 1492, differs: true } },
    });
  });

  test("in mode none no tip can be asked for", () => {
    expect(gateway.tip).toBeUndefined();
    connect({ tipMode: "separate" });
    expect(gateway.tip).toEqual({ onTerminal: false, adjust: null });
  });

  test("with an address that ends in a path or a slash", async () => {
    connect({ baseUrl: `${simulator.url}/` });
    expect(await take()).toMatchObject(paid);
  });

  test("a wrong key is a refused request, not a decline", async () => {
    connect({ key: "wrong" });
    expect(await take()).toMatchObject({ kind: "answered", reading: { kind: "refused", code: "0013" } });
    expect(simulator.ledger()).toEqual([]);
  });

  test("released: the answer counts as lost, the payment goes on", async () => {
    simulator.control.auto(null);
    const call = gateway.take(ORDER, () => undefined);
    await vi.waitUntil(() => simulator.orders().length === 1, { timeout: 60_000, interval: 5 });
    call.release();
    expect(await call.result).toEqual({ kind: "lost", why: "released" });
    expect(simulator.control.pax({ action: "tap" })).toEqual({ ok: true });
    await vi.waitUntil(() => simulator.ledger().length === 1, { timeout: 60_000, interval: 5 });
    expect(notices.filter(({ kind }) => kind === "silent")).toEqual([]);
  });

  test("over a server that drops or redirects is asked for once", async () => {
    for (const kind of ["dropReused", "redirect307", "dropBeforeAnswer"] as const) {
      const hostile = await startHostileServer(kind);
      connect({ baseUrl: hostile.url });
      const result = await gateway.take({ ...ORDER, reference: `REF${kind}` }, () => undefined).result;
      expect(result).toMatchObject(
        kind === "dropBeforeAnswer" ? { kind: "lost" } : { kind: "answered", reading: { kind: "nothing" } },
      );
      expect(hostile.counts()).toMatchObject({ moneyMoving: 1, byOrder: { [`REF${kind}`]: 1 } });
      await hostile.close();
    }
  });
});

describe("a look-up", () => {
  test("of a number that was never used is not found, and moves nothing", async () => {
    expect(await gateway.lookUp({ ...ORDER, amount: minor(1) })).toMatchObject({ kind: "notFound" });
    expect(simulator.orders()).toEqual([]);
  });

  test("that cannot leave says so, and the silence is noticed", async () => {
    await simulator.close();
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "unreachable" });
    expect(kinds()).toEqual(["silent"]);
  });

  test("nested as flat", async () => {
    await take();
    simulator.control.settings({ lookup: "nested" });
    expect(await gateway.lookUp(ORDER)).toMatchObject({
      kind: "captured",
      card: { hostText: expect.stringMatching(/approved/i) as string },
    });
  });
});

describe("what is noticed", () => {
  test.each([
    { kind: "html", before: true },
    { kind: "serverError", status: 502, before: true },
  ] as const)("an answer of the web server alone (%j) is an error, no answer", async (fault) => {
    simulator.control.faults({ on: "query_order", fault });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing" });
    expect(kinds()).toEqual(["erring"]);
  });

  const spoil = (kind: "wrongSignature" | "noSignature" | "otherOrderNo"): void => {
    simulator.control.faults({ on: "query_order", fault: { kind } });
  };

  test("a missing or wrong signature warns; a wrong one proves nothing once five have been right", async () => {
    await take();
    spoil("noSignature");
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    expect(kinds()).toContain("signatureMissing");
    spoil("wrongSignature");
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    expect(kinds()).toContain("signatureMismatch");
    for (let i = 0; i < 5; i += 1) await gateway.lookUp(ORDER);
    spoil("wrongSignature");
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "wrongSignature" });
  });

  test("another order number is an alarm, another terminal a warning", async () => {
    await take();
    spoil("otherOrderNo");
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "otherOrder" });
    expect(kinds()).toContain("otherOrder");
    simulator.control.settings({ lookup: "nested" });
    connect({ device: "OTHER" });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured" });
    expect(notices).toContainEqual({ kind: "otherTerminal", terminal: "V1-B25" });
  });
});
