/** Percents travel as decimal text ("9.975") and are counted in millionths of a percent, so no rate is ever a float. */
import { err, ok, type Result } from "../result.ts";

/** 100 % in millionths of a percent. */
export const WHOLE = 100_000_000n;

/** Why a rate or a percent discount was not taken. */
export type PercentError =
  { readonly kind: "notAPercent" } | { readonly kind: "tooManyDecimals" } | { readonly kind: "over100" };

/** Reads "5", "9.975" or "9,975": 0 to 100, at most six decimals. The value is in millionths of a percent. */
export function parsePercent(text: string): Result<bigint, PercentError> {
  const match = /^(\d{1,9})(?:[.,](\d{1,20}))?$/.exec(text.trim());
  if (match === null) return err({ kind: "notAPercent" });
  const fraction = match[2] ?? "";
  if (fraction.length > 6) return err({ kind: "tooManyDecimals" });
  const value = BigInt((match[1] ?? "") + fraction.padEnd(6, "0"));
  return value > WHOLE ? err({ kind: "over100" }) : ok(value);
}

/** The same for text checked before. Throws RangeError: a bad percent this deep is a bug. */
export function percentOf(text: string): bigint {
  const parsed = parsePercent(text);
  if (!parsed.ok) throw new RangeError(`not a percent: ${text}`);
  return parsed.value;
}
