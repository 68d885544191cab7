/** Settings of the payment services. Key names and defaults: design.md, Settings. */
import * as v from "valibot";
import { readPrivateKey, readPublicKey } from "../gateways/codepay/signature.ts";
import { baseUrl, choice, flag, group, longText, text, whole } from "./fields.ts";

const iotpay = v.optional(
  group({
    baseUrl: baseUrl("https://api.iotpaycloud.com"),
    mchId: text(30),
    key: text(200),
    jobNo: text(50),
    device: text(64),
    body: choice(["params", "fields"]),
    timeoutMs: v.optional(whole(1_000, 600_000), 180_000),
    tipMode: choice(["none", "separate", "included"]),
    cardRefund: choice(["off", "api"]),
    strictSign: choice(["learn", "on", "off"]),
  }),
  {},
);

/** Citcon and CodePay have no default address: the one for the shop's country comes with its contract. */
const contractUrl = baseUrl("");

const citcon = v.optional(
  group({
    baseUrl: contractUrl,
    storeCode: text(64),
    encoding: choice(["form", "json"]),
    tokenAlone: flag(false),
  }),
  {},
);

/** A key's text, never shown back. */
const rsaKey = (fits: (key: string) => boolean, whose: string) =>
  v.pipe(
    longText(10_000, "key"),
    v.check(
      (key) => key === "" || fits(key),
      `paste ${whose} as the gateway's portal shows it, with or without its frame`,
    ),
  );

/** A name or address alone: `192.0.2.31`, `terminal-1.local`; empty: orders go by the cloud. */
const lanHost = v.pipe(
  text(253),
  v.check(
    (host) => /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)?$/.test(host),
    "write the terminal's name or address alone, like 192.0.2.31, without ws:// and port",
  ),
);

const codepay = v.optional(
  group({
    baseUrl: contractUrl,
    appId: text(32),
    merchantNo: text(32),
    storeNo: text(32),
    terminalSn: text(32),
    expiresS: v.optional(whole(30, 3_600), 180),
    strictSign: choice(["learn", "on", "off"]),
    auth: v.optional(
      group({
        kind: choice(["rsa2", "basic"]),
        privateKey: rsaKey((key) => readPrivateKey(key).ok, "the app's private RSA key"),
        gatewayPublicKey: rsaKey((key) => readPublicKey(key).ok, "the gateway's public RSA key"),
        username: text(128),
        password: text(200),
      }),
      {},
    ),
    lan: v.optional(group({ host: lanHost, port: v.optional(whole(1, 65_535), 35_779), askBeside: flag(true) }), {}),
  }),
  {},
);

export const gateways = v.optional(group({ iotpay, citcon, codepay }), {});
