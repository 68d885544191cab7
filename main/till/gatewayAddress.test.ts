/** Where wallets go, and who is said to pay with the same store code. */
import { expect, test } from "vitest";
import { resolveSettings, type Settings } from "../settings/resolve.ts";
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
