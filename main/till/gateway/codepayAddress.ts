/** CodePay as the settings name it, once nothing is missing that a payment needs. */
import type { CodepaySettings } from "../../gateways/codepay/client.ts";
import { readPrivateKey, readPublicKey } from "../../gateways/codepay/signature.ts";
import type { Identity } from "../../gateways/codepay/wire.ts";
import type { Settings } from "../../settings/resolve.ts";

type Named = Settings["gateways"]["codepay"];

/**
 * The cloud, the terminal in the shop's own network, or both.
 * @returns null where an address, a name of the shop's or a key is missing: no payment by card then
 */
export function codepayOf(named: Named): CodepaySettings | null {
  const { appId, baseUrl, merchantNo, terminalSn } = named;
  const lan = named.lan.host === "" ? null : named.lan;
  const identity = identityOf(named.auth);
  if (identity !== null && ![appId, baseUrl, merchantNo, terminalSn].includes("")) return { ...named, identity, lan };
  // A terminal asks for no more than the application's id.
  if (lan === null || appId === "") return null;
  return { ...named, baseUrl: `ws://${lan.host}:${String(lan.port)}`, identity: null, lan };
}

function identityOf({ gatewayPublicKey, kind, password, privateKey, username }: Named["auth"]): Identity | null {
  if (kind === "basic") return username === "" || password === "" ? null : { kind, username, password };
  const own = readPrivateKey(privateKey);
  const theirs = gatewayPublicKey === "" ? null : readPublicKey(gatewayPublicKey);
  if (!own.ok || theirs?.ok === false) return null;
  return { kind, privateKey: own.value, gatewayKey: theirs === null ? null : theirs.value };
}
