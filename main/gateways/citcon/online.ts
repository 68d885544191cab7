/**
 * The look-up by the shop's own number, of Citcon's Online API (seed 002; gateways.md 0.2, "Positive control"). Pure. That
 * it sees payments of the POS API is assumed: what it finds is asked for by its id before it counts, and what it does
 * not find proves something only where the controls of `core/attempt/notFound.ts` were seen.
 */
import * as v from "valibot";
import type { NothingWhy } from "../../core/attempt/reading.ts";
import type { TakeOrder } from "../port.ts";
import { parseJson } from "./answer.ts";
import { safeText } from "./reading.ts";

export type Named =
  /** The gateway's id of the payment with this number. */
  | { readonly kind: "found"; readonly gatewayRef: string }
  | { readonly kind: "notFound"; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

const word = v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.transform(String))]);
const found = v.looseObject({
  id: v.pipe(word, v.regex(/^[\w.:-]{1,64}$/)),
  reference: word,
  currency: v.string(),
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
    const { id, reference, currency } = payment.output;
    if (reference !== order.reference) return { kind: "nothing", why: "otherOrder", text: "" };
    if (currency.toUpperCase() !== order.currency) return { kind: "nothing", why: "otherCurrency", text: "" };
    return { kind: "found", gatewayRef: id };
  }
  const refusal = v.safeParse(refused, answer);
  if (!refusal.success) return { kind: "nothing", why: "notUnderstood", text: "" };
  const { code, message, reason } = refusal.output;
  return { kind: "notFound", text: safeText(`${code} ${message} ${reason}`.replace(/\s+/g, " ")) };
}
