/**
 * When a batch may be closed. A close cannot be looked up: one whose answer was lost is sent again only after somebody has
 * read the terminal's slip and said that nothing was closed; and one after which nothing was taken is not sent twice.
 */
import type { Attempt } from "../attempt/attempt.ts";
import { type Batch, type BatchSums, type CountAndAmount, isClosed, isRunning, type SaidSums } from "./batch.ts";
import { minor, type Minor, ZERO } from "../money/money.ts";
import { type Refund, reserves } from "../refund/refund.ts";

export type MayClose =
  | { readonly kind: "close" }
  /** Closed before, and nothing came since: there is nothing to send. */
  | { readonly kind: "already"; readonly batch: string }
  | { readonly kind: "refused"; readonly why: "batchRunning" | "batchUnknown" | "batchPaymentsOpen" };

/**
 * @param last the last close of this terminal's batch
 * @param unproven payments, refunds and tips of this gateway whose end nobody knows
 * @param ours what was taken and given back since the last close
 */
export function mayClose(last: Batch | undefined, unproven: number, ours: BatchSums): MayClose {
  if (last !== undefined && isRunning(last)) return { kind: "refused", why: "batchRunning" };
  if (last?.state === "unknown") return { kind: "refused", why: "batchUnknown" };
  // In which batch it ends cannot be said before it has ended.
  if (unproven > 0) return { kind: "refused", why: "batchPaymentsOpen" };
  if (last !== undefined && isClosed(last) && isEmpty(ours)) return { kind: "already", batch: last.id };
  return { kind: "close" };
}

const isEmpty = ({ refunds, sales }: BatchSums): boolean => sales.count === 0 && refunds.count === 0;

/**
 * What the till reckons to be in a terminal's batch.
 * @param attempts of this terminal, approved since the last close
 * @param refunds of this gateway, ended since then or of those attempts
 */
export function batchSums(attempts: readonly Attempt[], refunds: readonly Refund[]): BatchSums {
  const made = refunds.filter((refund) => refund.state === "made" || (refund.state === "decided" && reserves(refund)));
  const voided = new Set(made.filter(({ way }) => way === "void").map(({ of }) => of));
  const sales = attempts.filter(({ id, capture }) => capture !== null && !voided.has(id));
  const back = made.filter(({ way }) => way === "refund");
  return {
    sales: sumOf(sales.map(({ capture }) => capture?.captured ?? ZERO)),
    refunds: sumOf(back.map(({ amount }) => amount)),
  };
}

const sumOf = (amounts: readonly Minor[]): CountAndAmount => ({
  count: amounts.length,
  amount: minor(amounts.reduce((sum, amount) => sum + amount, 0)),
});

/** Sales less refunds, minor units; below zero when more was given back than taken. */
export const netOf = ({ refunds, sales }: BatchSums): number => sales.amount - refunds.amount;

/** Whether what another machine or a slip says is something else than the till reckons; false where it says nothing. */
export function differs(ours: BatchSums, said: SaidSums | null): boolean {
  if (said === null) return false;
  const { count, total } = said;
  return (
    (count !== null && count !== ours.sales.count + ours.refunds.count) || (total !== null && total !== netOf(ours))
  );
}
