/** Asking the simulated gateways as settings name them, right and wrong: each wrong one leads to what is to be mended. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Fault,
  type FaultPoint,
  type Simulator,
  startSimulator,
  trainingMerchant,
} from "../../../simulator/index.ts";
import { createCitcon } from "../../gateways/citcon/client.ts";
import { createCodepay, type CodepaySettings } from "../../gateways/codepay/client.ts";
import { readPrivateKey, readPublicKey } from "../../gateways/codepay/signature.ts";
import { createIotpay, type IotpaySettings } from "../../gateways/iotpay/client.ts";
import type { GatewayTestView } from "../../../preload/contract/gatewayTest.ts";
import { testGateway } from "./gatewayTest.ts";
import type { GatewayTrial } from "./gatewayTrials.ts";

let simulator: Simulator;
let ahead = 0;
const clock = { now: () => Date.now() + ahead, after: () => () => undefined };
beforeAll(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
});
beforeEach(() => {
  simulator.control.reset();
  ahead = 0;
});
afterAll(() => simulator.close());

const ask = (name: GatewayTestView["gateway"], ...trials: readonly GatewayTrial[]): Promise<GatewayTestView> =>
  testGateway(name, trials, { clock, register: "1", currency: "CAD" });

function iotpay(more: Partial<IotpaySettings> = {}): Promise<GatewayTestView> {
  const settings = {
    baseUrl: simulator.url,
    ...trainingMerchant,
    device: "",
    body: "params",
    timeoutMs: 20_000,
  } as const;
  const client = createIotpay({ ...settings, tipMode: "none", strictSign: "learn", ...more }, "127.0.0.1", "Shop");
  return ask("iotpay", { client, place: "service" });
}

function citcon(baseUrl = simulator.url, storeCode = "training-store-token"): Promise<GatewayTestView> {
  const client = createCitcon({ baseUrl, storeCode, encoding: "form", tokenAlone: true }, clock, "America/Vancouver");
  return ask("citcon", { client, place: "service" });
}

function codepayTrial(place: GatewayTrial["place"], more: Partial<CodepaySettings> = {}): GatewayTrial {
  const { counter } = simulator;
  const own = readPrivateKey(counter.keys().privateKey);
  const theirs = readPublicKey(counter.keys().gatewayPublicKey);
  if (!own.ok || !theirs.ok) throw new Error("no keys");
  const identity =
    place === "terminal" ? null : ({ kind: "rsa2", privateKey: own.value, gatewayKey: theirs.value } as const);
  const lan = place === "terminal" ? { host: "127.0.0.1", port: counter.lanPort } : null;
  const client = createCodepay(
    { ...counter, baseUrl: simulator.url, expiresS: 180, strictSign: "learn", identity, lan, ...more },
    { clock, fraction: () => 0.5, timeZone: "UTC", batchClosedAt: () => null, description: "Shop" },
  );
  return { client, place };
}
const fault = (on: FaultPoint, each: Fault): void => {
  simulator.control.faults({ on, fault: each });
};

test("nothing set is said to be so", async () => {
  expect(await ask("codepay")).toMatchObject({ verdict: "notSet", text: "", terminal: "notAsked" });
});

describe("IOT Pay", () => {
  test("as it is set: reached, and the terminal is not asked", async () => {
    expect(await iotpay()).toMatchObject({
      verdict: "reached",
      notFound: "said",
      signature: "fits",
      terminal: "notAsked",
    });
  });

  test.each<[string, Partial<IotpaySettings>, string]>([
    ["another key", { key: "other" }, "keyRefused"],
    ["another merchant", { mchId: "10000999" }, "unknownStore"],
    ["an address where nobody is", { baseUrl: "http://127.0.0.1:9" }, "nobodyThere"],
    ["a name that is none", { baseUrl: "http://till.invalid" }, "noName"],
  ])("%s", async (_, settings, verdict) => {
    const said = await iotpay(settings);
    // A machine without any name server says of a name that it could not ask.
    expect(verdict === "noName" ? ["noName", "noNetwork"] : [verdict]).toContain(said.verdict);
  });

  test("an address of https where nothing is encrypted is not safe", async () => {
    expect(await iotpay({ baseUrl: simulator.url.replace("http:", "https:") })).toMatchObject({ verdict: "notSecure" });
  });

  test("a path that is none", async () => {
    expect(await iotpay({ baseUrl: `${simulator.url}/api` })).toMatchObject({ verdict: "wrongPath" });
  });

  test.each<[Fault, string]>([
    [{ kind: "html", before: true }, "webPage"],
    [{ kind: "redirected" }, "signInPage"],
    [{ kind: "serverError", status: 407, before: true }, "signInPage"],
    [{ kind: "serverError", status: 403, before: true }, "barred"],
    [{ kind: "serverError", status: 502, before: true }, "gatewayDown"],
    [{ kind: "fail", code: "0118" }, "gatewayDown"],
    [{ kind: "fail", code: "0014" }, "formRefused"],
    [{ kind: "wrongSignature" }, "reached"],
  ])("%j is %s", async (each, verdict) => {
    fault("query_order", each);
    expect(await iotpay()).toMatchObject({ verdict });
  });

  test("a clock that is far off comes before what it may have caused", async () => {
    ahead = 3_600_000;
    expect(await iotpay({ key: "other" })).toMatchObject({ verdict: "clockWrong" });
    expect(await iotpay()).toMatchObject({ verdict: "reached" });
  });
});

describe("Citcon", () => {
  test("names the shop", async () => {
    expect(await citcon()).toMatchObject({ verdict: "reached", shop: "Maple Market", notFound: "said" });
  });

  test.each([
    ["I0", "storeTaken"],
    ["I2", "unknownStore"],
    ["ZZ", "refused"],
  ])("that says %s: %s, with its own words once", async (code, verdict) => {
    fault("initialize", { kind: "fail", code });
    const said = await citcon();
    expect(said).toMatchObject({ verdict });
    expect(said.text.match(new RegExp(`^${code}\\b`, "g"))).toHaveLength(1);
    expect(said.text).not.toContain(`${code} ${code}`);
  });

  test("a store code nobody knows, and nobody there", async () => {
    expect(await citcon(simulator.url, "other")).toMatchObject({ verdict: "unknownStore" });
    expect(await citcon("http://127.0.0.1:9")).toMatchObject({ verdict: "nobodyThere" });
  });
});

describe("CodePay", () => {
  test("its cloud as it is set", async () => {
    const said = await ask("codepay", codepayTrial("service"));
    expect(said).toMatchObject({ verdict: "reached", signature: "fits", terminal: "notAsked" });
  });

  test("answers that another key signed are told of, and believed only while nothing was learned", async () => {
    const own = readPublicKey((await startedElsewhere()).gatewayPublicKey);
    const mine = readPrivateKey(simulator.counter.keys().privateKey);
    if (!own.ok || !mine.ok) throw new Error("no keys");
    const identity = { kind: "rsa2", privateKey: mine.value, gatewayKey: own.value } as const;
    expect(await ask("codepay", codepayTrial("service", { identity }))).toMatchObject({
      verdict: "reached",
      signature: "other",
    });
    expect(await ask("codepay", codepayTrial("service", { identity, strictSign: "on" }))).toMatchObject({
      verdict: "otherSigner",
    });
  });

  test.each<[string, Partial<CodepaySettings>, string]>([
    ["another app", { appId: "other" }, "unknownStore"],
    ["another merchant", { merchantNo: "other" }, "unknownStore"],
    ["another login", { identity: { kind: "basic", username: "a", password: "b" } }, "keyRefused"],
  ])("%s", async (_, settings, verdict) => {
    expect(await ask("codepay", codepayTrial("service", settings))).toMatchObject({ verdict });
  });

  test("a clock 20 minutes off is what its refusal means", async () => {
    ahead = 20 * 60_000;
    expect(await ask("codepay", codepayTrial("service"))).toMatchObject({ verdict: "clockWrong" });
  });

  test("a terminal in the shop: there, not paired, and not there", async () => {
    expect(await ask("codepay", codepayTrial("terminal"))).toMatchObject({ verdict: "reached", terminal: "asked" });
    expect(await ask("codepay", codepayTrial("terminal", { appId: "other" }))).toMatchObject({ verdict: "notPaired" });
    const gone = codepayTrial("terminal", { lan: { host: "127.0.0.1", port: 9 } });
    expect(await ask("codepay", gone)).toMatchObject({ verdict: "noTerminal" });
  });

  test("terminal and cloud together: one that does not work is told, though the other does", async () => {
    const both = (appId: string) => [codepayTrial("terminal"), codepayTrial("service", { appId })] as const;
    expect(await ask("codepay", ...both(simulator.counter.appId))).toMatchObject({
      verdict: "reached",
      terminal: "asked",
    });
    expect(await ask("codepay", ...both("other"))).toMatchObject({ verdict: "unknownStore" });
  });
});

/** The keys of another shop's cloud. */
async function startedElsewhere(): Promise<{ readonly gatewayPublicKey: string }> {
  const other = await startSimulator({});
  const keys = other.counter.keys();
  await other.close();
  return keys;
}
