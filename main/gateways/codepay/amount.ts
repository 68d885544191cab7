/** CodePay writes amounts in major units, as JSON numbers or as texts (seed 003); the till counts minor units. */
import { MAX_AMOUNT, minor, type Minor } from "../../core/money/money.ts";

/** 1148 → 11.48: the number whose JSON form and whose `String` are the same text (gateways.md B.2, the number trap). */
export const toMajor = (amount: Minor): number => Number((amount / 100).toFixed(2));

/** Up to eight digits before the point, at most two that count behind it. */
const MAJOR = /^(\d{1,8})(?:\.(\d{1,2})0*)?$/;

/** "144.34", 144.34, "30" → minor units, exactly; null for anything that is no amount. */
export function toMinor(value: unknown): Minor | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const parts = MAJOR.exec(String(value).trim());
  if (parts === null) return null;
  const cents = Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
  return cents <= MAX_AMOUNT ? minor(cents) : null;
}
