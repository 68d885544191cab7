/** Whom a test asks: every way by which the live till would pay, and nobody while something is missing that a payment needs. */
import { expect, test } from "vitest";
import { resolveSettings } from "../../settings/resolve.ts";
import type { GatewayName } from "../../../preload/contract/gatewayTest.ts";
import type { GatewayAddresses } from "./gatewayAddress.ts";
import { trialsOf } from "./gatewayTrials.ts";

const clock = { now: () => 0, after: () => () => undefined };
const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.5, id: () => "x" };
const journal = { get: () => undefined, all: () => [] };

function placesOf(
  name: GatewayName,
  gateways: Record<string, unknown>,
  running: GatewayAddresses | null = null,
): readonly string[] {
  const resolved = resolveSettings([{ kind: "overlay", source: "shop.json", value: { gateways } }]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
  const trials = trialsOf(name, resolved.value, running, { clock, random, journal });
  for (const { client } of trials) client.close();
  return trials.map(({ place }) => place);
}

const IOTPAY = { mchId: "10000701", key: "k", jobNo: "login" };
test("IOT Pay: with everything that its document requires of a payment", () => {
  expect(placesOf("iotpay", { iotpay: IOTPAY })).toEqual(["service"]);
  for (const lacking of ["mchId", "key", "jobNo"])
    expect(placesOf("iotpay", { iotpay: { ...IOTPAY, [lacking]: "" } }), lacking).toEqual([]);
});

test("a training till that has nothing set yet asks its own gateway; half set, nobody answers for the rest", () => {
  const wallets = { settings: { baseUrl: "http://127.0.0.1:9", storeCode: "T" }, phonePage: null };
  const settings = { ...IOTPAY, baseUrl: "http://127.0.0.1:9" };
  const running = { card: { gateway: "iotpay", settings }, wallets, simulator: null } as unknown as GatewayAddresses;
  expect(placesOf("iotpay", {}, running)).toEqual(["service"]);
  expect(placesOf("citcon", {}, running)).toEqual(["service"]);
  expect(placesOf("codepay", {}, running)).toEqual([]);
  expect(placesOf("iotpay", { iotpay: { mchId: "10000701" } }, running)).toEqual([]);
  expect(placesOf("citcon", { citcon: { storeCode: "S" } }, running)).toEqual([]);
});

const CODEPAY = {
  baseUrl: "https://codepay.example",
  appId: "app",
  merchantNo: "m",
  terminalSn: "T",
  auth: { kind: "basic", username: "u", password: "p" },
};
test("CodePay: its cloud, its terminal in the shop, or both", () => {
  const lan = { host: "192.0.2.31" };
  expect(placesOf("codepay", { codepay: CODEPAY })).toEqual(["service"]);
  expect(placesOf("codepay", { codepay: { appId: "app", lan } })).toEqual(["terminal"]);
  expect(placesOf("codepay", { codepay: { ...CODEPAY, lan } })).toEqual(["terminal", "service"]);
  expect(placesOf("codepay", { codepay: { lan } })).toEqual([]);
});

test("Citcon: with address and store code", () => {
  const citcon = { baseUrl: "https://citconpay.com", storeCode: "S" };
  expect(placesOf("citcon", { citcon })).toEqual(["service"]);
  expect(placesOf("citcon", { citcon: { ...citcon, storeCode: "" } })).toEqual([]);
});
