/** When a refund is looked up next: the watch of a payment (`watchSchedule.ts`), at the pace of a list. Pure. */
import { isOpenRefund, type Refund } from "./refund.ts";
import type { RefundWatch } from "./refundRules.ts";
import { nextAfterEnd, openPace, UNREACHABLE_RETRY_MS, type WatchSettings } from "../attempt/watchSchedule.ts";

/** A list of all payments is not asked for more often than this, ms (gateways.md 0.2). */
const LIST_EVERY_MS = 5_000;

/**
 * The moment (ms) of the next look-up, or null when nobody needs to ask: its request is open, or money is proved to have
 * gone back. One that counts as not made, or was decided, is looked up again like a payment that ended.
 * @param lastLookUpAt when the last look-up was started, ms, or null
 * @param unreachable whether that look-up failed before a byte left
 */
export function nextRefundLookUpAt(
  refund: Refund,
  watch: RefundWatch,
  lastLookUpAt: number | null,
  unreachable: boolean,
  settings: WatchSettings,
): number | null {
  if (watch.askOpen || refund.way === "byHand" || (refund.state === "made" && refund.proved)) return null;
  if (!isOpenRefund(refund)) {
    const { endedAt } = refund;
    return endedAt === null ? null : nextAfterEnd(endedAt, lastLookUpAt ?? endedAt, settings.watchHours);
  }
  if (lastLookUpAt === null) return 0;
  const pace = Math.max(LIST_EVERY_MS, openPace(watch.askEndedAt, lastLookUpAt, settings));
  return lastLookUpAt + (unreachable ? Math.min(UNREACHABLE_RETRY_MS, pace) : pace);
}
