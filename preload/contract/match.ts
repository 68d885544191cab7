/** The match of our records with the gateways' and the terminals' batches, one by one. Amounts in minor units. */
import * as v from "valibot";
import type { GatewayMatch } from "../../main/core/match/matchFacts.ts";
import type { Difference, MatchCounts, SuggestedAction } from "../../main/core/match/reconciliation.ts";
import { channel, id, pin, words } from "./channel.ts";

export interface DifferenceView extends Difference {
  readonly gatewayName: string;
  readonly action: SuggestedAction;
  /** The number of our sale; null where there is none. */
  readonly saleNumber: number | null;
  /** What people call our payment by; "" where it is none of ours. */
  readonly ref: string;
  /** Of a duplicate: the number of the sale that has a payment like it. */
  readonly likeNumber: number | null;
  readonly note: { readonly reason: string; readonly approver: string; readonly at: number } | null;
}

/** How a terminal's batch stands beside: the last close of this stretch. */
export interface MatchBatchView {
  readonly terminal: string;
  readonly state: string | null;
  /** What the till reckoned, and what the answer or the slip says; null where neither does. */
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly differs: boolean;
  /** Taken since: in no closed batch. */
  readonly since: number;
}

export interface MatchView {
  /** There is something to match, and a gateway to ask. */
  readonly possible: boolean;
  /** On its way: answers so far, of so many. */
  readonly running: {
    readonly done: number;
    readonly of: number;
    /** Whom it asks; "" while it reads and compares. */
    readonly gateway: string;
    readonly startedAt: number;
  } | null;
  /** Answers of one that was stopped, with which the next goes on. */
  readonly kept: number;
  /** The last that came to its end in this stretch; null before there is one. */
  readonly last: {
    readonly at: number;
    readonly operator: string;
    /** Money moved since: it is to be matched again. */
    readonly stale: boolean;
    readonly counts: MatchCounts;
    /** Differences without a note, and records that asking again may still tell. */
    readonly unsettled: number;
    readonly gateways: readonly (GatewayMatch & { readonly name: string })[];
    readonly batches: readonly MatchBatchView[];
    readonly total: number;
  } | null;
  /** A page of the last match's differences. */
  readonly differences: readonly DifferenceView[];
}

/** What a gateway may name itself by: wider than an id of ours. */
const difference = v.pipe(v.string(), v.minLength(1), v.maxLength(240), v.regex(/^[^\u0000-\u001f\u007f]+$/u));

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));

export const matchCommands = {
  /** Begins, or goes on with one that was stopped. `all`: also asks for payments whose end is proved already. */
  "match.start": channel<null>()({ all: v.boolean() }),
  /** Stops asking; the answers so far are kept for the next start. */
  "match.stop": channel<null>()({}),
  /** Somebody who may writes down what a difference is. */
  "match.note": channel<null>()({
    difference,
    reason: words(200),
    approval,
  }),
  /** The same of a difference that a closed day was left with: the note is written today, and the Z report stays as it is. */
  "match.noteLater": channel<null>()({
    z: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    difference,
    reason: words(200),
    approval,
  }),
};

export const matchQueries = {
  /** How it stands; 50 differences from `from` on. */
  "match.state": channel<MatchView>()({ from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
};
