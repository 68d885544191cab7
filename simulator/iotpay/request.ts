/** Reads a form post of IOT Pay strictly: what its documents ask for, in their order, or the code they answer with. */

import type { Received } from "../reply.ts";
import type { ErrorCode } from "./errors.ts";
import { sign } from "./signature.ts";

export interface Merchant {
  readonly mchId: string;
  readonly key: string;
  readonly jobNo: string;
}

export interface RefusedRequest {
  readonly code: ErrorCode;
  /** What exactly is wrong, appended to the code's own words; empty when these say it all. */
  readonly detail: string;
}

export type Parameters = Readonly<Record<string, string>>;
export type ReadRequest =
  { readonly ok: true; readonly value: Parameters } | { readonly ok: false; readonly error: RefusedRequest };

/** One parameter's rule: `max` characters; `cents` allows digits alone, from `min` on. */
export interface Rule {
  readonly name: string;
  readonly required: boolean;
  readonly max: number;
  readonly min?: number;
  readonly only?: string;
}

const bad = (code: ErrorCode, detail = ""): ReadRequest => ({ ok: false, error: { code, detail } });

/**
 * Both bodies shops are known to send: one form field `params` holding JSON, or the plain fields themselves.
 * Numbers become their decimal text, as they enter the signature. Undefined when it is neither.
 */
export function parametersOf(body: string): Parameters | undefined {
  const form = new URLSearchParams(body);
  const wrapped = form.get("params");
  if (wrapped === null) return Object.fromEntries(form);
  let parsed: unknown;
  try {
    parsed = JSON.parse(wrapped);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === "string") texts[name] = value;
    else if (typeof value === "number" && Number.isSafeInteger(value)) texts[name] = String(value);
    else if (value === null) texts[name] = "";
    else return undefined;
  }
  return texts;
}

function broken(rule: Rule, value: string): string | undefined {
  if (value === "") return rule.required ? `${rule.name} is missing` : undefined;
  if ([...value].length > rule.max) return `${rule.name} is longer than ${rule.max}`;
  if (rule.only !== undefined && value !== rule.only) return `${rule.name} must be ${rule.only}`;
  if (rule.min === undefined) return undefined;
  if (!/^\d+$/.test(value) || Number(value) < rule.min) return `${rule.name} must be an integer of cents`;
  return undefined;
}

/**
 * The checked parameters of a request for `merchant`. Refuses with 0011 (not POST), 0012 (empty), 0014 (not form-encoded, not
 * readable, a rule broken), 0015 (another merchant) and 0013 (signature), tested in this order: method, body, merchant,
 * signature, rules.
 */
export function readRequest(received: Received, merchant: Merchant, rules: readonly Rule[]): ReadRequest {
  if (received.method !== "POST") return bad("0011");
  if (received.body.trim() === "") return bad("0012");
  if (!/^application\/x-www-form-urlencoded\b/i.test(received.contentType)) {
    return bad("0014", "Content-Type must be application/x-www-form-urlencoded");
  }
  const parameters = parametersOf(received.body);
  if (!parameters) return bad("0014", "params must be a JSON object of strings and integers");
  const given = (name: string): string => parameters[name] ?? "";
  if (given("mchId") === "") return bad("0014", "mchId is missing");
  if (given("mchId") !== merchant.mchId) return bad("0015");
  if (given("sign") === "") return bad("0014", "sign is missing");
  if (given("sign") !== sign(parameters, merchant.key)) return bad("0013");
  for (const rule of rules) {
    const sentence = broken(rule, given(rule.name));
    if (sentence !== undefined) return bad("0014", sentence);
  }
  return { ok: true, value: parameters };
}
