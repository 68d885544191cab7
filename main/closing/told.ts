/** What a gateway's answer about one record says for a match. It proves nothing here: proofs go through the reconciler. */
import type { Minor } from "../core/money/money.ts";
import type { Reading } from "../core/attempt/reading.ts";
import type { RefundReading } from "../core/refund/refundReading.ts";
import type { Told } from "../core/match/reconciliation.ts";

/**
 * @param dayOf the business day of a time in UTC, ms
 * @param datedInUtc the answer's time is in UTC; else nobody knows its day
 */
export function toldByReading(reading: Reading, datedInUtc: boolean, dayOf: (at: number) => string): Told {
  switch (reading.kind) {
    case "captured": {
      const at = datedInUtc ? utcOf(reading.card?.timestamp ?? "") : null;
      const { captured, gatewayRef, tip } = reading.capture;
      return {
        kind: "moved",
        amount: captured,
        tip,
        gatewayRef,
        day: at === null ? null : dayOf(at),
        text: reading.hostText,
      };
    }
    case "notCaptured":
      return { kind: "not", text: reading.hostText };
    case "pending":
      return { kind: "pending" };
    case "notFound":
      return { kind: "unknown", text: reading.text };
    case "refused":
      return { kind: "unknown", text: `${reading.code} ${reading.text}`.trim() };
    case "nothing":
      // It answered, and not with this payment; everything else is no answer.
      return reading.why === "gatewayFailure"
        ? { kind: "unknown", text: reading.text }
        : { kind: "silent", why: reading.why };
  }
}

export function toldByRefund(reading: RefundReading): Told {
  switch (reading.kind) {
    case "refunded": {
      const { amount, gatewayRef, hostText } = reading;
      return { kind: "moved", amount, tip: 0 as Minor, gatewayRef, day: null, text: hostText };
    }
    case "notRefunded":
      return { kind: "not", text: reading.hostText };
    case "pending":
      return { kind: "pending" };
    case "madeBefore":
    case "refused":
    case "notListed":
      return { kind: "unknown", text: reading.text };
    case "nothing":
      return reading.why === "gatewayFailure"
        ? { kind: "unknown", text: reading.text }
        : { kind: "silent", why: reading.why };
  }
}

/** `20230614-085151`, in UTC → ms; null for anything else. */
function utcOf(text: string): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
