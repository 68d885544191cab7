/** Reads a Citcon POS request strictly: form or JSON, every value a text, every required field there, or the code that says no. */

import type { Received } from "../reply.ts";
import type { Operation } from "./codes.ts";
import { isLocalTime } from "./localTime.ts";

export interface WalletMerchant {
  /** The token of every call. */
  readonly storeCode: string;
  readonly nameEng: string;
  readonly nameChn: string;
  /** ISO 4217; payments in another answer C5. */
  readonly currency: string;
}

export type Fields = Readonly<Record<string, string>>;

/** `status` 200 is a documented failure with a code; others are refused before Citcon's own words. */
export interface Refusal {
  readonly status: 200 | 405 | 415;
  readonly code: string;
  /** What exactly is wrong; empty when the code says it all. */
  readonly detail: string;
}

export type ReadRequest =
  { readonly ok: true; readonly value: Fields } | { readonly ok: false; readonly error: Refusal };

/** Undefined when the value fits, else the end of the sentence "`field` must be …". */
type Rule = (value: string) => string | undefined;

const text =
  (max: number): Rule =>
  (value) =>
    [...value].length > max ? `at most ${max} characters` : undefined;
const cents =
  (min: number): Rule =>
  (value) =>
    /^(?:0|[1-9]\d{0,9})$/.test(value) && Number(value) >= min ? undefined : `whole cents as text, at least ${min}`;
const localTime: Rule = (value) => (isLocalTime(value) ? undefined : "a time as yyyy-MM-dd HH:mm:ss");
const barcode: Rule = (value) => (/^[\x21-\x7e]{1,300}$/.test(value) ? undefined : "a scanned payment code");
const currencyCode: Rule = (value) => (/^[A-Z]{3}$/.test(value) ? undefined : "an ISO 4217 code such as CAD");

interface FieldRule {
  readonly required: boolean;
  readonly rule: Rule;
}

const need = (rule: Rule): FieldRule => ({ required: true, rule });
const may = (rule: Rule): FieldRule => ({ required: false, rule });

const rules: Readonly<Record<Operation, Readonly<Record<string, FieldRule>>>> = {
  initialize: { store_code: need(text(64)) },
  pay: {
    barcode: need(barcode),
    currency: need(currencyCode),
    total: need(cents(1)),
    tip: need(cents(0)),
    pos_local_time: need(localTime),
    reference: may(text(64)),
    note: may(text(255)),
  },
  gen_payment_qr: {
    total: need(cents(1)),
    tip: need(cents(0)),
    currency: may(currencyCode),
    pos_local_time: may(localTime),
    reference: may(text(64)),
    note: may(text(255)),
  },
  inquire: { transaction_id: need(text(64)), pos_local_time: need(localTime), note: may(text(255)) },
  refund: {
    transaction_id: may(text(64)),
    transaction_reference: may(text(64)),
    refund_amount: need(cents(1)),
    pos_local_time: need(localTime),
    note: need(text(255)),
    currency: may(currencyCode),
    reference: may(text(64)),
  },
  cancel: {
    transaction_id: may(text(64)),
    transaction_reference: may(text(64)),
    pos_local_time: may(localTime),
    note: may(text(255)),
  },
  get_history: { note: may(text(255)) },
};

/** A form's or a JSON object's fields as sent; undefined when it is neither, or a JSON value is no text. */
export function fieldsOf(received: Received): Fields | undefined {
  if (!/^application\/json\b/i.test(received.contentType))
    return Object.fromEntries(new URLSearchParams(received.body));
  let parsed: unknown;
  try {
    parsed = JSON.parse(received.body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
  const entries = Object.entries(parsed);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === "string")
    ? Object.fromEntries(entries)
    : undefined;
}

const bad = (code: string, detail = "", status: Refusal["status"] = 200): ReadRequest => ({
  ok: false,
  error: { status, code, detail },
});

/** Inquire has no code for a broken request but the one of its transaction id. */
const malformed = (operation: Operation): string => (operation === "inquire" ? "15" : "ZZ");

function tokenRefused(operation: Operation, fields: Fields, merchant: WalletMerchant): ReadRequest | undefined {
  const name = operation === "initialize" ? "store_code" : "token";
  const given = fields[name] ?? "";
  if (given === merchant.storeCode) return undefined;
  if (given === "" || operation === "initialize") return bad("I2", given === "" ? `${name} is missing` : "");
  return bad("I1");
}

/**
 * The checked fields of a request. Refuses with HTTP 405 (not POST) and 415 (neither form nor JSON), then I2 (no token, unknown
 * store code), I1 (another's token), the operation's own code for fields that break a rule, and C5 (another currency).
 */
export function readRequest(operation: Operation, received: Received, merchant: WalletMerchant): ReadRequest {
  if (received.method !== "POST") return bad("", "Use POST here.", 405);
  if (!/^application\/(?:x-www-form-urlencoded|json)\b/i.test(received.contentType)) {
    return bad("", "Content-Type must be application/x-www-form-urlencoded or application/json.", 415);
  }
  const fields = fieldsOf(received);
  if (!fields) return bad(malformed(operation), "the body must be an object of texts");
  const refused = tokenRefused(operation, fields, merchant);
  if (refused) return refused;
  for (const [name, { required, rule }] of Object.entries(rules[operation])) {
    const value = fields[name] ?? "";
    if (value === "") {
      if (required) return bad(malformed(operation), `${name} is missing`);
      continue;
    }
    const must = rule(value);
    if (must !== undefined) return bad(malformed(operation), `${name} must be ${must}`);
  }
  if (Number(fields["tip"] ?? "0") > Number(fields["total"] ?? "0")) {
    return bad(malformed(operation), "total must include the tip");
  }
  const currency = fields["currency"] ?? "";
  if (currency !== "" && currency !== merchant.currency) return bad("C5");
  return { ok: true, value: fields };
}
