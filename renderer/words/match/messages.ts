/** Words for the match with the gateways: how it stands, every difference in a sentence, and what to do about it. */
import type { CannotTell } from "../../../main/core/match/matchFacts.ts";
import type { DifferenceClass, SuggestedAction, UntoldWhy } from "../../../main/core/match/reconciliation.ts";

/** What a sentence about a difference is made of. Amounts come with their sign, days as people write them. */
export interface DifferenceSaid {
  readonly gateway: string;
  /** The gateway's number. */
  readonly number: string;
  /** The number of our sale; "" where there is none. */
  readonly sale: string;
  /** Our payment as people call it. */
  readonly ref: string;
  readonly ours: string;
  readonly theirs: string;
  readonly ourTip: string;
  readonly theirTip: string;
  readonly ourDay: string;
  readonly theirDay: string;
  /** The sale of ours that it is like; "" where there is none. */
  readonly like: string;
  readonly isRefund: boolean;
}

export interface MatchWords {
  readonly none: string;
  readonly noneMore: string;
  readonly start: string;
  readonly again: string;
  readonly goOn: string;
  readonly stop: string;
  readonly asking: (gateway: string, done: number, of: number) => string;
  readonly comparing: string;
  readonly progress: string;
  readonly kept: (n: number) => string;
  readonly stale: string;
  readonly at: (time: string, name: string) => string;
  readonly summary: (agree: number, differ: number) => string;
  readonly agree: string;
  readonly differ: string;
  readonly notTold: string;
  readonly allAgree: string;
  readonly allAgreeMore: string;
  readonly class: Readonly<Record<DifferenceClass, string>>;
  readonly why: Readonly<Record<DifferenceClass, (said: DifferenceSaid) => string>>;
  readonly batchWhy: (said: DifferenceSaid) => string;
  readonly says: (text: string) => string;
  readonly action: Readonly<Record<SuggestedAction, string>>;
  readonly note: string;
  readonly noteOn: (what: string) => string;
  readonly noteMore: string;
  readonly noted: (name: string, reason: string) => string;
  readonly more: (n: number) => string;
  readonly list: string;
  readonly gateways: string;
  readonly gateway: {
    readonly listed: string;
    readonly notListed: string;
    readonly asked: (n: number) => string;
  };
  readonly untold: Readonly<Record<UntoldWhy, (n: number) => string>>;
  readonly notAsked: (n: number) => string;
  readonly askAll: string;
  readonly unproven: (n: number) => string;
  readonly others: (n: number) => string;
  readonly cannot: Readonly<Record<CannotTell, string>>;
  readonly batchSince: (terminal: string, n: number) => string;
  readonly batchClosed: (terminal: string) => string;
  readonly netted: string;
}
