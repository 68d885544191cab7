/** The manager who gives back what no sale needs: by the gateway where it can, else by hand, and says what became of it when asked. */
import type { Attempt } from "../../main/core/attempt.ts";
import type { Clock } from "../../main/core/clock.ts";
import { notNeeded } from "../../main/core/notNeeded.ts";
import type { Sale } from "../../main/core/sale.ts";
import { readAttemptsOfSale, readCapturedOtherwise } from "../../main/journal/projections/attempts.ts";
import { readOpenRefunds, readRefundsOfSale } from "../../main/journal/projections/refunds.ts";
import type { Bank } from "./bank.ts";
import type { Till } from "./till.ts";

const MANAGER_AFTER_MS = 120_000;
const RESTS_MS = 90_000;
const BY = { approver: "manager", pin: "9999", reason: "seen in the portal" } as const;

export interface Returning {
  /** Looks at the tray and does what there is to do. */
  act(till: Till, sale: Sale): void;
}

export function giveBackBy(bank: Bank, clock: Clock): Returning {
  /** What was given back by hand, by attempt: nobody does that twice, whatever the till has forgotten. */
  const byHand = new Map<string, string>();

  const handOver = (attempt: Attempt, amount: number): string => {
    const known = byHand.get(attempt.id);
    if (known !== undefined) return known;
    const number = `H${String(byHand.size + 1)}`;
    byHand.set(attempt.id, number);
    bank.move({ reference: attempt.reference, amount: -amount, at: clock.now(), refund: number });
    return number;
  };

  const give = (till: Till, attempt: Attempt, amount: number): void => {
    const hand = byHand.has(attempt.id) || till.refunds.wayFor(attempt) === "byHand";
    const number = hand ? handOver(attempt, amount) : "";
    void till.refunds.commands["refund.notNeeded"]({
      attempt: attempt.id,
      how: hand ? "hand" : "gateway",
      number,
      ...BY,
    });
  };

  /** What was decided or proved only now is looked at a while later. */
  const hasRested = ({ endedAt }: Attempt): boolean => endedAt !== null && clock.now() - endedAt >= RESTS_MS;

  return {
    act(till, sale) {
      const { reader } = till.books.journal;
      for (const refund of readOpenRefunds(reader)) {
        if (refund.state !== "checking" || clock.now() - (refund.unknownSince ?? 0) < MANAGER_AFTER_MS) continue;
        const number = bank.movements.find((each) => each.refund === refund.reference)?.number ?? "";
        void till.refunds.commands["refund.decide"]({ refund: refund.id, made: number !== "", number, ...BY });
      }
      const attempts = readAttemptsOfSale(reader, sale.id);
      const refunds = readRefundsOfSale(reader, sale.id);
      const due = (attempt: Attempt): number => notNeeded(sale, attempt, attempts, refunds);
      const inTheTray = new Set(readCapturedOtherwise(reader).map(({ id }) => id));
      // One at a time: what is due of the next is known when the first is in the books.
      const waiting = attempts
        .filter(({ id }) => inTheTray.has(id))
        .filter(hasRested)
        .map((attempt) => ({ attempt, amount: due(attempt) }));
      const next = waiting.find(({ amount }) => amount > 0);
      if (next !== undefined) give(till, next.attempt, next.amount);
    },
  };
}
