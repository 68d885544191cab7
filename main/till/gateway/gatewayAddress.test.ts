/** Where wallets go, and who is said to pay with the same store code. */
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { resolveSettings, type Settings } from "../../settings/resolve.ts";
import { gatewayAddresses } from "./gatewayAddress.ts";

const LIVE = {
  mode: "live",
  operators: [{ name: "Owner", role: "owner", pin: "481516" }],
  gateways: { citcon: { baseUrl: "https://citconpay.com", storeCode: "S" } },
};
const settings = (more: Record<string, unknown> = {}): Settings => {
  const citcon = { ...LIVE.gateways.citcon, ...more };
  const resolved = resolveSettings([
    { kind: "overlay", source: "shop.json", value: { ...LIVE, gateways: { citcon } } },
  ]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
  return resolved.value;
};

test("in live mode other tills are taken to use the store code, unless the shop says otherwise", async () => {
  expect((await gatewayAddresses(settings())).wallets?.settings.tokenAlone).toBe(false);
  expect((await gatewayAddresses(settings({ tokenAlone: true }))).wallets?.settings.tokenAlone).toBe(true);
  expect((await gatewayAddresses(settings({ storeCode: "" }))).wallets).toBeNull();
});

test("a training till alone on its own simulator is the only one", async () => {
  const resolved = resolveSettings([]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
  const addresses = await gatewayAddresses(resolved.value);
  expect(addresses.wallets?.settings.tokenAlone).toBe(true);
  await addresses.simulator?.close();
});

describe("cards by CodePay", () => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const gatewayPublicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
  const SHOP = { baseUrl: "https://codepay.example", appId: "app", merchantNo: "m", terminalSn: "T" };
  const addressOf = async (mode: "live" | "training", codepay: Record<string, unknown>) => {
    const value = { ...LIVE, mode, cardGateway: "codepay", gateways: { codepay } };
    const resolved = resolveSettings([{ kind: "overlay", source: "shop.json", value }]);
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
    const { card, simulator } = await gatewayAddresses(resolved.value);
    await simulator?.close();
    return card?.gateway === "codepay" ? card : null;
  };

  test("in live mode take every name and a key or a login, or none are taken", async () => {
    const rsa2 = { ...SHOP, auth: { privateKey, gatewayPublicKey } };
    expect((await addressOf("live", rsa2))?.settings.identity).toMatchObject({ kind: "rsa2" });
    const unchecked = await addressOf("live", { ...SHOP, auth: { privateKey } });
    expect(unchecked?.settings.identity).toMatchObject({ kind: "rsa2", gatewayKey: null });
    const basic = { ...SHOP, auth: { kind: "basic", username: "u", password: "p" } };
    expect((await addressOf("live", basic))?.settings.identity).toEqual({
      kind: "basic",
      username: "u",
      password: "p",
    });
    for (const lacking of ["baseUrl", "appId", "merchantNo", "terminalSn"])
      expect(await addressOf("live", { ...rsa2, [lacking]: "" })).toBeNull();
    expect(await addressOf("live", SHOP)).toBeNull();
    expect(await addressOf("live", { ...SHOP, auth: { kind: "basic", username: "u" } })).toBeNull();
  });

  test("in training go to the built-in simulator, whatever shop the settings name, signed with its keys", async () => {
    const card = await addressOf("training", { ...SHOP, auth: { privateKey, gatewayPublicKey } });
    expect(card?.settings.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(card?.settings.appId).not.toBe("app");
    expect(card?.settings.identity).toMatchObject({ kind: "rsa2" });
    expect(card?.terminalPage).toContain("/pax");
  });

  test("by a terminal in the shop's own network take no more than its address and the application's id", async () => {
    const lan = { host: "192.0.2.31" };
    const alone = await addressOf("live", { appId: "app", lan });
    expect(alone?.settings).toMatchObject({
      baseUrl: "ws://192.0.2.31:35779",
      identity: null,
      lan: { host: "192.0.2.31", port: 35_779 },
    });
    expect(await addressOf("live", { lan })).toBeNull();
    const both = await addressOf("live", { ...SHOP, auth: { privateKey }, lan: { ...lan, port: 4000 } });
    expect(both?.settings).toMatchObject({ baseUrl: SHOP.baseUrl, identity: { kind: "rsa2" }, lan: { port: 4000 } });
  });

  test("in training never reach a real terminal: the simulated one is asked the same way", async () => {
    const built = await addressOf("training", { appId: "app", lan: { host: "192.0.2.31", askBeside: false } });
    expect(built?.settings.lan).toMatchObject({ host: "127.0.0.1", askBeside: false });
    const own = { baseUrl: "http://127.0.0.1:9", appId: "app" };
    expect((await addressOf("training", { ...own, lan: { host: "192.0.2.31" } }))?.settings).toMatchObject({
      lan: null,
      identity: { kind: "basic" },
    });
    expect((await addressOf("training", { ...own, lan: { host: "127.0.0.1", port: 7 } }))?.settings.lan).toEqual({
      host: "127.0.0.1",
      port: 7,
      askBeside: true,
    });
  });

  test.each(["ws://192.0.2.31", "192.0.2.31:35779", "term inal", "-x", "a/b"])(
    "%s is no terminal's address",
    (host) => {
      const value = { gateways: { codepay: { lan: { host } } } };
      const resolved = resolveSettings([{ kind: "overlay", source: "shop.json", value }]);
      expect(resolved).toMatchObject({ ok: false, error: [{ path: "gateways.codepay.lan.host" }] });
    },
  );

  test("a key that is none is refused by name, and never shown", () => {
    const value = { gateways: { codepay: { auth: { privateKey: "s3cret, no key", gatewayPublicKey } } } };
    const resolved = resolveSettings([{ kind: "overlay", source: "shop.json", value }]);
    expect(resolved).toMatchObject({ ok: false, error: [{ path: "gateways.codepay.auth.privateKey" }] });
    expect(JSON.stringify(resolved)).not.toContain("s3cret");
  });
});
