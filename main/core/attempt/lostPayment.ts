/**
 * What the till's own journal says about a payment that has no id, before a gateway's list is searched for it
 * (gateways.md 0.2, "Citcon, id unknown"). Pure.
 */
import type { Attempt } from "./attempt.ts";

/** An attempt that ended this long before may still turn up in the list as a late approval, ms. */
const LATE_MS = 86_400_000;

export interface RuledOut {
  /** Ids of payments that it cannot be; null when nobody knows what was listed before it was sent. */
  readonly cannotBe: ReadonlySet<string> | null;
  /** No other attempt without an id has its total: a row of that total is nobody else's. */
  readonly onlyOne: boolean;
}

/**
 * @param others attempts of this till; the lost one may be among them
 * @param listedBefore ids that the gateway listed before the lost payment was sent; left out, as its intent has them
 */
export function ruledOut(
  lost: Attempt,
  others: readonly Attempt[],
  listedBefore: ReadonlySet<string> | null = lost.listedBefore === null ? null : new Set(lost.listedBefore),
): RuledOut {
  const rest = others.filter((other) => isOther(other, lost));
  return {
    cannotBe: listedBefore === null ? null : new Set([...listedBefore, ...takenIds(lost, others)]),
    onlyOne: !rest.some((other) => couldBeTakenFor(other, lost)),
  };
}

/** Ids that belong to other attempts of this till: the lost payment is none of them. */
export const takenIds = (lost: Attempt, others: readonly Attempt[]): readonly string[] =>
  others
    .filter((other) => isOther(other, lost))
    .map(({ gatewayRef }) => gatewayRef)
    .filter((ref) => ref !== "");

const isOther = (other: Attempt, lost: Attempt): boolean => other.id !== lost.id && other.gateway === lost.gateway;

const couldBeTakenFor = (other: Attempt, lost: Attempt): boolean =>
  other.gatewayRef === "" &&
  other.cause !== "notSent" &&
  other.amount + other.tip === lost.amount + lost.tip &&
  (other.endedAt === null || other.endedAt >= lost.intendedAt - LATE_MS);
