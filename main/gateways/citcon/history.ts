/** get_history's answer (seed 001; gateways.md C.2): the payments and refunds of one token, a group for each day. */
import * as v from "valibot";
import type { ListedPayment } from "../port.ts";
import { parseJson } from "./answer.ts";
import { safeText } from "../safeText.ts";

const word = v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.transform(String))]);
const cents = v.union([
  v.pipe(v.number(), v.safeInteger()),
  v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,15}$/), v.transform(Number)),
]);

const rowSchema = v.object({
  type: v.string(),
  trans_id: v.pipe(word, v.regex(/^[\w.:-]{1,64}$/)),
  total: cents,
  tip: v.optional(v.nullable(cents), 0),
  method: v.fallback(v.optional(v.nullable(v.string()), ""), ""),
  pos_local_time: v.fallback(v.optional(v.nullable(v.string()), ""), ""),
});
const daySchema = v.object({ transactions: v.array(rowSchema) });
const answerSchema = v.object({
  result: v.literal("success"),
  code: v.union([v.string(), v.number()]),
  history_json: v.unknown(),
});

/**
 * Reads the whole list, newest first as it comes. @returns null when any part of it is not as documented: half a list
 * would make "not listed" out of what was not understood
 */
export function parseHistory(raw: string): readonly ListedPayment[] | null {
  const answer = v.safeParse(answerSchema, parseJson(raw));
  if (!answer.success || !["00", "0"].includes(String(answer.output.code))) return null;
  const given = answer.output.history_json;
  const days = v.safeParse(v.array(daySchema), typeof given === "string" ? parseJson(given) : given);
  if (!days.success) return null;
  const methods = new Map<string, string>();
  // A shop's whole past is in here: what thousands of rows have in common is looked at once.
  const methodOf = (text: string): string => {
    const known = methods.get(text) ?? safeText(text).slice(0, 32);
    methods.set(text, known);
    return known;
  };
  return days.output.flatMap(({ transactions }) =>
    transactions.map((row) => ({
      type: row.type === "pos_payment" ? "payment" : row.type === "refund" ? "refund" : "other",
      gatewayRef: row.trans_id,
      total: row.total,
      tip: row.tip ?? 0,
      method: methodOf(row.method ?? ""),
      at: timeOf(row.pos_local_time ?? ""),
    })),
  );
}

/** As seed 001 writes it, as it is; anything else like any text of another machine. */
const timeOf = (text: string): string =>
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? text : safeText(text).slice(0, 19);
