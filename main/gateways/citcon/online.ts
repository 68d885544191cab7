/**
 * The look-up by the shop's own number, of Citcon's Online API (seed 002; gateways.md 0.2, "Positive control"). Pure. That
 * it sees payments of the POS API is assumed: what it finds is asked for by its id before it counts, and what it does
 * not find proves something only where the controls of `core/attempt/notFound.ts` were seen.
 */
import * as v from "valibot";
import type { NothingWhy } from "../../core/attempt/reading.ts";
import type { TakeOrder } from "../port.ts";
import { parseJson } from "./answer.ts";
import { safeText } from "../safeText.ts";
import { nothing } from "./reading.ts";

export type Named =
  /** The gateway's id of the payment with this number. */
  | { readonly kind: "found"; readonly gatewayRef: string }
  | { readonly kind: "notFound"; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

const word = v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.transform(String))]);
const maybe = v.optional(v.nullable(word), null);
/**
 * Two documents, two sets of names: in seed 001 `reference` is the shop's number and `currency` the payment's; in seed 002 the
 * shop's number came back as `reference2`, beside a `reference` of Citcon's own, and the currency as `trans_currency`.
 */
const found = v.looseObject({
  id: v.pipe(word, v.regex(/^[\w.:-]{1,64}$/)),
  type: maybe,
  reference: maybe,
  reference2: maybe,
  currency: maybe,
  trans_currency: maybe,
});
const refused = v.looseObject({
  result: v.literal("fail"),
  code: v.fallback(v.optional(word, ""), ""),
  message: v.fallback(v.optional(v.string(), ""), ""),
  reason: v.fallback(v.optional(v.string(), ""), ""),
});

export function readNamed(raw: string, order: TakeOrder): Named {
  const answer = parseJson(raw);
  const payment = v.safeParse(found, answer);
  if (payment.success) {
    const { id, type, reference, reference2 } = payment.output;
    const currency = payment.output.currency ?? payment.output.trans_currency;
    if ((reference ?? reference2) === null) return nothing("notUnderstood", "no reference");
    if (reference !== order.reference && reference2 !== order.reference) return nothing("otherOrder");
    if (currency === null) return nothing("notUnderstood", "no currency");
    if (currency.toUpperCase() !== order.currency) return nothing("otherCurrency", currency.slice(0, 8));
    if (type !== null && type !== "charge") return nothing("otherKind", type.slice(0, 8));
    return { kind: "found", gatewayRef: id };
  }
  const refusal = v.safeParse(refused, answer);
  if (!refusal.success) return nothing("notUnderstood");
  const { code, message, reason } = refusal.output;
  return { kind: "notFound", text: safeText(`${code} ${message} ${reason}`.replace(/\s+/g, " ")) };
}
