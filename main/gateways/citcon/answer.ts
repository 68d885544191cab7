/**
 * The shape of Citcon's POS answers (seeds 000, 001; gateways.md C.1, C.2), parsed at the border. An answer may begin
 * with a byte order mark, numbers may come as text and text as numbers, fields may be null or missing, and more may be
 * added; whatever does not fit is "not understood", which proves nothing.
 */
import * as v from "valibot";

const words = v.fallback(v.optional(v.nullable(v.union([v.string(), v.number()]))), null);
/** A code that is neither text nor number is no code: nothing is learned from it. */
const code = v.optional(v.nullable(v.union([v.string(), v.pipe(v.number(), v.safeInteger())])));
const cents = v.union([
  v.pipe(v.number(), v.safeInteger()),
  v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,15}$/), v.transform(Number)),
]);
/** A tip that cannot be read is one that was not given; a total that cannot be read is no amount, and none that was asked for. */
const maybeCents = v.fallback(v.optional(v.nullable(cents)), null);
const totalCents = v.fallback(v.optional(v.nullable(cents)), Number.NaN);

const answerSchema = v.looseObject({
  result: v.string(),
  code,
  error_message: words,
  transaction_id: words,
  original_transaction_id: words,
  reference: words,
  original_reference: words,
  currency: words,
  total: totalCents,
  tip: maybeCents,
  method: words,
});

export interface CitconAnswer {
  /** Anything but these two words is `other`: it proves nothing. */
  readonly result: "success" | "fail" | "other";
  /** Two characters or more; a code that came as a number keeps its leading zero. "" when none came. */
  readonly code: string;
  readonly message: string;
  /** Texts are "" when null or missing, amounts (minor units) null. */
  readonly transactionId: string;
  readonly originalId: string;
  readonly reference: string;
  readonly originalReference: string;
  readonly currency: string;
  /** NaN when it cannot be read: it then equals no amount. */
  readonly total: number | null;
  readonly tip: number | null;
  readonly method: string;
}

/** Reads the answer to pay, inquire, cancel or refund. @returns null when it is not a JSON object of that shape */
export function parseAnswer(raw: string): CitconAnswer | null {
  const parsed = v.safeParse(answerSchema, parseJson(raw));
  if (!parsed.success) return null;
  const said = parsed.output;
  return {
    result: said.result === "success" || said.result === "fail" ? said.result : "other",
    code: codeText(said.code),
    message: text(said.error_message),
    transactionId: idText(said.transaction_id),
    originalId: idText(said.original_transaction_id),
    reference: text(said.reference),
    originalReference: text(said.original_reference),
    currency: text(said.currency),
    total: said.total ?? null,
    tip: said.tip ?? null,
    method: text(said.method),
  };
}

const initializeSchema = v.looseObject({
  result: v.literal("success"),
  token: v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.transform(String))]), v.minLength(1)),
  name_eng: words,
  name_english: words,
  name_chn: words,
});

export interface Initialized {
  readonly token: string;
  readonly shop: { readonly en: string; readonly zh: string };
}

/** Reads initialize's answer: the token and the shop's names as Citcon has them. @returns null when it gives no token */
export function parseInitialize(raw: string): Initialized | null {
  const parsed = v.safeParse(initializeSchema, parseJson(raw));
  if (!parsed.success) return null;
  const { token, name_eng, name_english, name_chn } = parsed.output;
  return { token, shop: { en: text(name_eng) || text(name_english), zh: text(name_chn) } };
}

const qrSchema = v.looseObject({
  result: v.literal("success"),
  code: v.optional(v.nullable(v.literal("00"))),
  qr_code: v.pipe(v.string(), v.url(), v.maxLength(1_000)),
  transaction_id: words,
  reference: words,
});

export interface ShownQr {
  /** What the customer's phone scans. */
  readonly text: string;
  /** The payment's number: the field when it is there, else the address's `q` (gateways.md C.2, assumed). */
  readonly transactionId: string;
  readonly reference: string;
}

/** Reads gen_payment_qr's answer. @returns null when it holds no code to show, or no number to ask by */
export function parseQr(raw: string): ShownQr | null {
  const parsed = v.safeParse(qrSchema, parseJson(raw));
  if (!parsed.success) return null;
  const { qr_code, transaction_id, reference } = parsed.output;
  const transactionId = idText(transaction_id) || idText(new URL(qr_code).searchParams.get("q"));
  return transactionId === "" ? null : { text: qr_code, transactionId, reference: text(reference) };
}

/** The text's JSON value, a leading byte order mark dropped; undefined when it is not JSON. */
export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw.replace(/^\uFEFF/, ""));
  } catch {
    return undefined; // An HTML page or a cut body: every schema refuses it, and nothing is learned.
  }
}

type Words = string | number | null | undefined;
const text = (value: Words): string => (value === null || value === undefined ? "" : String(value).trim());

/** An id goes back out in requests: one that could not be an id is none. */
const idText = (value: Words): string => (/^[\w.:-]{1,64}$/.test(text(value)) ? text(value) : "");

const codeText = (value: Words): string =>
  typeof value === "number" ? String(value).padStart(2, "0") : text(value).slice(0, 8);
