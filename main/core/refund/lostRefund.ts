/**
 * What the till's own journal says about a refund whose answer was lost, before a gateway's list is searched for it: a
 * list names no original, so equal refunds are told apart by their ids and by count (gateways.md C.3). Pure.
 */
import type { Attempt } from "../attempt/attempt.ts";
import type { Refund } from "./refund.ts";

export interface KnownOfRefund {
  /** Ids that the list named before it was sent; null when nobody asked. */
  readonly listedBefore: ReadonlySet<string> | null;
  /** Ids of other refunds, by hand among them: it is none of them. */
  readonly taken: ReadonlySet<string>;
  /** Others of the same amount that may be in the list under an id that nobody knows. */
  readonly rivals: readonly Rival[];
  /** A later one of the same payment goes the same way: what has no number of its own is that one's. */
  readonly replaced: boolean;
}

export interface Rival {
  /** What had been listed before it was sent; null when nobody asked. */
  readonly listedBefore: ReadonlySet<string> | null;
  /** The number that a person wrote down for it: no rival where the list names that. "" when nobody did. */
  readonly number: string;
}

/**
 * @param refunds of this till; the lost one and those of other gateways may be among them
 * @param attempts of this till: a payment that a cancel returned is in the list like a refund
 */
export function knownOfRefund(lost: Refund, refunds: readonly Refund[], attempts: readonly Attempt[]): KnownOfRefund {
  const others = refunds.filter(({ id, gateway }) => id !== lost.id && gateway === lost.gateway);
  const rivals = others.filter(
    (other) => (other.gatewayRef === "" || isWritten(other)) && other.amount === lost.amount && mayBeListed(other),
  );
  const returns = attempts.filter((attempt) => attempt.gateway === lost.gateway && mayHaveReturned(attempt, lost));
  return {
    listedBefore: setOf(lost.listedBefore),
    taken: new Set(others.map(({ gatewayRef }) => gatewayRef).filter((ref) => ref !== "")),
    rivals: [
      ...rivals.map(({ gatewayRef, listedBefore }) => ({ listedBefore: setOf(listedBefore), number: gatewayRef })),
      ...returns.map(() => ({ listedBefore: null, number: "" })),
    ],
    replaced: others.some((other) => replaces(other, lost)),
  };
}

const setOf = (ids: readonly string[] | null): ReadonlySet<string> | null => (ids === null ? null : new Set(ids));

const replaces = ({ after, intendedAt, of, way }: Refund, lost: Refund): boolean =>
  of === lost.of && way === lost.way && (after === lost.id || intendedAt > lost.intendedAt);

/** Its number is a person's word, which the list may not know. */
const isWritten = ({ decision, way }: Refund): boolean => way === "byHand" || decision?.made === true;

/** One that the gateway's own word says was not made, or that never left, is not in the list. */
const mayBeListed = ({ state, cause }: Refund): boolean => state !== "notMade" || cause === "notListed";

/** The gateway gave it back by a cancel, or would have, had it been paid. */
function mayHaveReturned({ cancel, capture, returned, amount, tip }: Attempt, lost: Refund): boolean {
  if (returned !== null) return returned.captured === lost.amount;
  return capture === null && (cancel?.sentAt ?? null) !== null && amount + tip === lost.amount;
}
