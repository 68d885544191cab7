/**
 * What is journalled of a match: what was looked at, how each gateway answered, and every difference whole, so that it can
 * be read when the gateway has long forgotten; and what somebody wrote down to a difference.
 */
import type { GatewayId } from "../attempt/attemptParts.ts";
import type { Difference, DifferenceClass, MatchCounts, Untold, UntoldWhy } from "./reconciliation.ts";

/** What nobody can learn from a gateway. */
export type CannotTell =
  /** No list: payments that this till did not ask for. */
  | "strangers"
  /** Its look-up is documented for wallets, and may not know cards. */
  | "cards"
  /** Refunds that a person made at the terminal or in the portal. */
  | "byHand"
  /** On which day a payment stands: its times are of an unknown zone. */
  | "day"
  /** Which rows of its list belong to other tills. */
  | "otherTills";

/** How one gateway was asked, and what came of it. */
export interface GatewayMatch {
  readonly gateway: GatewayId;
  readonly list: "heard" | "notHeard" | "none";
  /** Records asked for one by one, and answers that were heard. */
  readonly asked: number;
  readonly heard: number;
  readonly cannot: readonly CannotTell[];
  /** Why records of it could not be told, and how many. */
  readonly untold: readonly { readonly why: UntoldWhy; readonly count: number }[];
}

export interface MatchBody {
  readonly id: string;
  /** It looked at the facts after this one, and up to that. */
  readonly after: number;
  readonly upTo: number;
  readonly counts: MatchCounts;
  readonly gateways: readonly GatewayMatch[];
  readonly differences: readonly Difference[];
  /** Numbers in a gateway's list that are not ours and that no earlier match had seen: none of a later stretch. */
  readonly strangers: readonly { readonly gateway: GatewayId; readonly numbers: readonly string[] }[];
}

export interface MatchNote {
  /** The key of the difference: the note holds for as long as both sides say the same. */
  readonly difference: string;
  readonly class: DifferenceClass;
  readonly gateway: GatewayId;
  readonly reason: string;
  readonly approver: string;
}

export type MatchFact =
  | { readonly kind: "match.done"; readonly body: MatchBody }
  | { readonly kind: "match.noted"; readonly body: MatchNote };

/** How many records of one gateway could not be told, by the reason. */
export function untoldOf(untold: readonly Untold[], gateway: GatewayId): GatewayMatch["untold"] {
  const counts = new Map<UntoldWhy, number>();
  for (const each of untold) if (each.gateway === gateway) counts.set(each.why, (counts.get(each.why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}

/** What asking again may still tell: a silent gateway, or one that is at it. What it cannot tell is no duty of anybody. */
export const mayBeToldLater = ({ gateways }: Pick<MatchBody, "gateways">): number =>
  gateways
    .flatMap(({ untold }) => untold)
    .reduce((sum, { count, why }) => (why === "silent" || why === "pending" ? sum + count : sum), 0);
