/** Reads a call of CodePay's one entry strictly: form, clock, who asks, proof of it, then the fields of its method. */

import type { Received } from "../reply.ts";
import type { Refusal } from "./errors.ts";
import { rawFieldsOf } from "./rawFields.ts";
import type { RawFields } from "./rawFields.ts";
import { broken, commonRules, isMethod, rulesOf } from "./rules.ts";
import type { Method } from "./rules.ts";
import { signedText, verifyRsa2 } from "./signature.ts";

/** What the cloud knows of the shop; keys are asked for when a signature comes, because making them takes a while. */
export interface CloudMerchant {
  readonly appId: string;
  readonly merchantNo: string;
  readonly username: string;
  readonly password: string;
  appPublicKey(): string;
  gatewayPrivateKey(): string;
}

/** Values in the text they travelled in; what is missing, null or empty is not here. */
export type Fields = Readonly<Record<string, string>>;

export interface Call {
  readonly method: Method;
  readonly fields: Fields;
  readonly signed: boolean;
}

export type ReadCall =
  | { readonly ok: true; readonly value: Call }
  | { readonly ok: false; readonly error: { readonly refusal: Refusal; readonly detail: string } };

const CLOCK_LEEWAY_MS = 15 * 60_000;

const bad = (refusal: Refusal, detail = ""): ReadCall => ({ ok: false, error: { refusal, detail } });

/** Texts, numbers and booleans as their text; nested values do not belong into these methods and become their JSON. */
export function textsOf(raw: RawFields): Fields {
  const texts: Record<string, string> = {};
  for (const [name, field] of raw) {
    if (field.value === null || field.value === "") continue;
    texts[name] = typeof field.value === "string" ? field.value : field.raw;
  }
  return texts;
}

function unproven(received: Received, raw: RawFields, fields: Fields, merchant: CloudMerchant): Refusal | undefined {
  if (fields["sign_type"] === "NONE") {
    const login = Buffer.from(`${merchant.username}:${merchant.password}`).toString("base64");
    return received.authorization === `Basic ${login}` ? undefined : "login";
  }
  return verifyRsa2(signedText(raw), fields["sign"] ?? "", merchant.appPublicKey()) ? undefined : "signature";
}

/** `now` in milliseconds since 1970. The first thing wrong is the answer. */
export function readCall(received: Received, merchant: CloudMerchant, now: number): ReadCall {
  const raw = rawFieldsOf(received.body);
  if (!raw) return bad("body");
  const fields = textsOf(raw);
  const method = fields["method"] ?? "";
  const firstBroken = (rules: typeof commonRules): string | undefined =>
    rules.map((rule) => broken(rule, fields[rule.name] ?? "")).find((sentence) => sentence !== undefined);
  const common = firstBroken(commonRules);
  if (common !== undefined) return bad("field", common);
  if (!isMethod(method)) return bad("method", method);
  const sentAt = fields["timestamp"] ?? "";
  if (sentAt.length !== 13) return bad("field", "timestamp must have 13 digits");
  if (Math.abs(Number(sentAt) - now) > CLOCK_LEEWAY_MS) return bad("time");
  if (fields["app_id"] !== merchant.appId) return bad("app");
  const refusal = unproven(received, raw, fields, merchant);
  if (refusal) return bad(refusal);
  if (fields["merchant_no"] !== merchant.merchantNo) return bad("merchant");
  const own = firstBroken(rulesOf[method]);
  if (own !== undefined) return bad("field", own);
  return { ok: true, value: { method, fields, signed: fields["sign_type"] === "RSA2" } };
}
