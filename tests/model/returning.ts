/**
 * The managers who give back what no sale needs, each a duty, all at once: by the gateway where it can, else by hand. They say
 * what became of it when asked.
 */
import type { Attempt } from "../../main/core/attempt/attempt.ts";
import type { Clock } from "../../main/core/clock.ts";
import { notNeeded } from "../../main/core/attempt/notNeeded.ts";
import type { Refund } from "../../main/core/refund/refund.ts";
import type { Sale } from "../../main/core/sale/sale.ts";
import { readAttemptsOfSale } from "../../main/journal/projections/attempts.ts";
import { readCapturedOtherwise } from "../../main/journal/projections/duties.ts";
import { readOpenRefunds, readRefundsOfSale } from "../../main/journal/projections/refunds.ts";
import type { Bank } from "./bank.ts";
import type { Till } from "./till.ts";

const MANAGER_AFTER_MS = 120_000;
const BY = { approver: "manager", pin: "9999", reason: "seen in the portal" } as const;

export interface Returning {
  /** Looks at the tray and does what there is to do. */
  act(till: Till, sale: Sale): void;
}

interface HandedOver {
  readonly attempt: string;
  readonly amount: number;
  readonly number: string;
}

export function giveBackBy(bank: Bank, clock: Clock): Returning {
  /** What was given back by hand: nobody does that twice, whatever the till has forgotten. */
  const byHand: HandedOver[] = [];

  /** What was handed over of an attempt and is not in the till's books: it died before they had it. */
  const unbooked = (attempt: Attempt, refunds: readonly Refund[]): readonly HandedOver[] =>
    byHand.filter(
      (each) => each.attempt === attempt.id && !refunds.some(({ gatewayRef }) => gatewayRef === each.number),
    );

  /** @returns the number on the slip; null when the portal shows less than is to be given back */
  const handOver = (attempt: Attempt, amount: number, before: readonly HandedOver[]): string | null => {
    const more = amount - before.reduce((sum, each) => sum + each.amount, 0);
    if (more > bank.held(attempt.reference)) return null;
    if (more <= 0) return before.at(-1)?.number ?? null;
    const number = `H${String(byHand.length + 1)}`;
    byHand.push({ attempt: attempt.id, amount: more, number });
    bank.move({ reference: attempt.reference, amount: -more, at: clock.now(), refund: number });
    return number;
  };

  const give = (till: Till, attempt: Attempt, amount: number, refunds: readonly Refund[]): void => {
    const before = unbooked(attempt, refunds);
    const hand = before.length > 0 || till.refunds.wayFor(attempt) === "byHand";
    const number = hand ? handOver(attempt, amount, before) : "";
    if (number === null) return;
    const how = hand ? "hand" : "gateway";
    void till.refunds.commands["refund.notNeeded"]({ attempt: attempt.id, how, seen: amount, number, ...BY });
  };

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
      const inTheTray = new Set(readCapturedOtherwise(reader).map(({ id }) => id));
      // As many people as there are duties: each acts at once, and on the same picture.
      const waiting = attempts
        .filter(({ id }) => inTheTray.has(id))
        .map((attempt) => ({ attempt, amount: notNeeded(sale, attempt, attempts, refunds) }));
      for (const { attempt, amount } of waiting) if (amount > 0) give(till, attempt, amount, refunds);
    },
  };
}
