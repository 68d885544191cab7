/**
 * The closing of a card terminal's batch: one request that nobody can look up afterwards (seed 003, Batch close; gateways.md
 * B.6). Its state is the fold of its facts; when one may be sent is decided in `batchRules.ts`.
 */
import type { GatewayId } from "../attempt/attemptParts.ts";
import type { Minor } from "../money/money.ts";

export type BatchState =
  | "new" /* intent committed, no byte has left */
  | "sent" /* bytes have left, nothing heard */
  | "closed" /* the gateway took it */
  | "notSent" /* no byte left: nothing is closed */
  | "unknown" /* sent, not confirmed: the terminal's slip tells */
  | "decided"; /* somebody who may read the slip and said what happened */

/** How many, and how much, in minor units. */
export interface CountAndAmount {
  readonly count: number;
  readonly amount: Minor;
}

/** What the till reckons to be in a batch; what was made void is in neither. */
export interface BatchSums {
  readonly sales: CountAndAmount;
  readonly refunds: CountAndAmount;
}

/** Count and total as another machine or a slip says them; null where it does not. Minor units. */
export interface SaidSums {
  readonly count: number | null;
  readonly total: Minor | null;
}

/** What an answer proves. The documented one is empty: it says that the close was taken, and no more. */
export type BatchReading =
  | { readonly kind: "closed"; readonly theirs: SaidSums | null; readonly text: string }
  | { readonly kind: "notSent"; readonly text: string }
  /** Lost, refused with a word that proves nothing, or not understood. */
  | { readonly kind: "unknown"; readonly text: string };

export interface BatchDecision {
  readonly closed: boolean;
  readonly approver: string;
  readonly reason: string;
  /** What stands on the terminal's slip; null when nothing was written down. */
  readonly slip: SaidSums | null;
}

/** The intent: committed before the first byte leaves (INV-1). */
export interface BatchBody {
  readonly id: string;
  readonly gateway: GatewayId;
  /** As the attempts name it. */
  readonly terminal: string;
  /** What the till reckons is in it. */
  readonly ours: BatchSums;
  readonly approver: string;
}

export type BatchFact =
  | { readonly kind: "batch.intended"; readonly body: BatchBody }
  | { readonly kind: "batch.sent"; readonly body: { readonly batch: string } }
  | {
      readonly kind: "batch.answered";
      readonly body: {
        readonly batch: string;
        readonly reading: BatchReading["kind"];
        readonly theirs: SaidSums | null;
        /** The gateway's words, or why nothing was heard. */
        readonly text: string;
      };
    }
  | { readonly kind: "batch.decided"; readonly body: BatchDecision & { readonly batch: string } };

export interface Batch extends BatchBody {
  readonly state: BatchState;
  /** Who asked for it. */
  readonly operator: string;
  /** ms, all of them. */
  readonly intendedAt: number;
  readonly sentAt: number | null;
  readonly endedAt: number | null;
  readonly theirs: SaidSums | null;
  readonly text: string;
  readonly decision: (BatchDecision & { readonly by: string; readonly at: number }) | null;
}

/** The first fact of a batch's close. @param at ms */
export const intendedBatch = (body: BatchBody, at: number, operator: string): Batch => ({
  ...body,
  state: "new",
  operator,
  intendedAt: at,
  sentAt: null,
  endedAt: null,
  theirs: null,
  text: "",
  decision: null,
});

/** The id of the batch that a fact is about. */
export const batchOf = (fact: BatchFact): string => (fact.kind === "batch.intended" ? fact.body.id : fact.body.batch);

/**
 * The batch after one of its facts.
 * @param at when the fact was journalled, ms
 * @param operator who was signed in then
 */
export function applyBatchFact(batch: Batch, fact: BatchFact, at: number, operator: string): Batch {
  switch (fact.kind) {
    case "batch.intended":
      return batch;
    case "batch.sent":
      return { ...batch, state: batch.state === "new" ? "sent" : batch.state, sentAt: at };
    case "batch.answered": {
      const { reading, text, theirs } = fact.body;
      return { ...batch, state: reading, text, theirs, endedAt: at };
    }
    case "batch.decided": {
      const { approver, closed, reason, slip } = fact.body;
      return {
        ...batch,
        state: "decided",
        decision: { approver, closed, reason, slip, by: operator, at },
        endedAt: at,
      };
    }
  }
}

/** Its request is on the way. */
export const isRunning = ({ state }: Batch): boolean => state === "new" || state === "sent";

/** Proven closed, or said to be by somebody who may. */
export const isClosed = ({ decision, state }: Batch): boolean =>
  state === "closed" || (state === "decided" && decision?.closed === true);

/**
 * From when on a payment belongs to the next batch, ms; null while this one is not closed. The moment it was sent: what was
 * taken while the answer was on its way may be in either, and is tried to be made void first.
 */
export const closedFrom = (batch: Batch): number | null =>
  isClosed(batch) ? (batch.sentAt ?? batch.intendedAt) : null;
