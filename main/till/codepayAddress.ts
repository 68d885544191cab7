/** CodePay as the settings name it, once nothing is missing that a payment needs. */
import type { CodepaySettings } from "../gateways/codepay/client.ts";
import { readPrivateKey, readPublicKey } from "../gateways/codepay/signature.ts";
import type { Identity } from "../gateways/codepay/wire.ts";
import type { Settings } from "../settings/resolve.ts";

type Named = Settings["gateways"]["codepay"];

/** @returns null where an address, a name of the shop's or a key is missing: no payment by card then */
export function codepayOf(named: Named): CodepaySettings | null {
  const { appId, baseUrl, merchantNo, terminalSn } = named;
  const identity = identityOf(named.auth);
  if (identity === null || [appId, baseUrl, merchantNo, terminalSn].includes("")) return null;
  return { ...named, identity };
}

function identityOf({ gatewayPublicKey, kind, password, privateKey, username }: Named["auth"]): Identity | null {
  if (kind === "basic") return username === "" || password === "" ? null : { kind, username, password };
  const own = readPrivateKey(privateKey);
  const theirs = gatewayPublicKey === "" ? null : readPublicKey(gatewayPublicKey);
  if (!own.ok || theirs?.ok === false) return null;
  return { kind, privateKey: own.value, gatewayKey: theirs === null ? null : theirs.value };
}
