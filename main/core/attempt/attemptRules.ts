/**
 * The rules of an attempt: what each thing that is seen or done makes of it. Pure; answers with the facts to commit and
 * the watch's own short memory. Sources: design.md Proof and INV-3, 4, 5, 7; gateways.md 0.2 and A.4, A.5.
 */
import { type AnswerSource, type Attempt, type AttemptFact, isOpen, mayStillCapture } from "./attempt.ts";
import { ended, endedBody, pickedFact } from "./attemptFacts.ts";
import { describeReading, newWatch, news, type Observation, type Watch } from "./attemptWatch.ts";
import { mayBeUndone, recounted } from "./cancel.ts";
import { type CancelEvent, observeCancel, saysCancelHeld, wasReturned } from "./cancelRules.ts";
import { type Controls, NO_CONTROLS, notFoundCounts, seeNotFound } from "./notFound.ts";
import type { Reading, TakeResult } from "./reading.ts";

export { newWatch, type Observation, type Watch } from "./attemptWatch.ts";

/** Look-ups that say "not captured" count once they have agreed this long (ms; gateways.md 0.2). */
export const AGREEMENT_MS = 10_000;

/** An accepted payment of which nothing was heard for this long is unknown (ms). */
export const SILENCE_MS = 20_000;

/** A customer who has not confirmed for this long will hardly do so; from here on a manager may decide (ms; gateways.md C.3). */
export const PENDING_LIMIT_MS = 300_000;

export type AttemptEvent =
  | { readonly kind: "sent" }
  | { readonly kind: "takeEnded"; readonly result: TakeResult }
  /**
   * @property askedAt when this look-up was sent, ms
   * @property controls what this gateway account was seen to answer; left out, "not found" proves nothing
   */
  | { readonly kind: "lookedUp"; readonly reading: Reading; readonly askedAt: number; readonly controls?: Controls }
  /** The process that held the request is gone: whatever it had sent, its answer cannot come any more. */
  | { readonly kind: "restarted" }
  | {
      readonly kind: "decided";
      readonly paid: boolean;
      readonly approver: string;
      readonly reason: string;
      readonly slip: string;
    }
  | { readonly kind: "setAside"; readonly approver: string; readonly reason: string }
  /** A manager picked the payment from the gateway's list; only an inquire by it proves anything. */
  | { readonly kind: "picked"; readonly gatewayRef: string; readonly approver: string }
  | CancelEvent;

/**
 * What one event makes of an attempt.
 * @param at now, ms
 * @returns the facts to commit, in order, and the watch's memory to keep once they are committed
 */
export function observe(attempt: Attempt, watch: Watch, event: AttemptEvent, at: number): Observation {
  switch (event.kind) {
    case "sent":
      return { facts: attempt.state === "new" ? [{ kind: "attempt.sent", body: {} }] : [], watch };
    case "restarted":
      // What the gateway has taken under its own id, look-ups bring to its end: no answer was lost with the process.
      return isOpen(attempt) && attempt.state !== "checking" && !isAccepted(attempt)
        ? { facts: [{ kind: "attempt.unknown", body: { why: "restarted" } }], watch: newWatch(false, at) }
        : { facts: [], watch: newWatch(false, at) };
    case "takeEnded":
      return takeEnded(attempt, { ...watch, takeOpen: false, takeEndedAt: at }, event.result, at);
    case "lookedUp":
      return withPatience(
        attempt,
        identified(
          attempt,
          "lookUp",
          event.reading.gatewayRef,
          lookedUp(attempt, { ...watch, lookUps: watch.lookUps + 1 }, event, at),
        ),
        at,
      );
    case "decided":
      return attempt.state === "checking" || attempt.state === "setAside"
        ? {
            facts: [
              {
                kind: "attempt.decided",
                body: { paid: event.paid, approver: event.approver, reason: event.reason, slip: event.slip },
              },
            ],
            watch,
          }
        : { facts: [], watch };
    case "setAside":
      return attempt.state === "checking"
        ? { facts: [{ kind: "attempt.setAside", body: { approver: event.approver, reason: event.reason } }], watch }
        : { facts: [], watch };
    case "picked":
      return mayStillCapture(attempt) && attempt.gatewayRef === "" && event.gatewayRef !== ""
        ? { facts: [pickedFact(event.gatewayRef, event.approver)], watch }
        : { facts: [], watch };
    case "cancelSending": {
      const facts = observeCancel(attempt, event);
      return { facts, watch: facts.length > 0 ? { ...watch, cancelFrom: null } : watch };
    }
    case "cancelAsked":
    case "cancelEnded":
      return { facts: observeCancel(attempt, event), watch };
  }
}

type LookedUp = Extract<AttemptEvent, { kind: "lookedUp" }>;

function takeEnded(attempt: Attempt, watch: Watch, result: TakeResult, at: number): Observation {
  switch (result.kind) {
    case "notSent":
      return attempt.state === "new"
        ? { facts: [ended("notSent", "till", result.why)], watch }
        : unknown(attempt, watch, result.why);
    case "lost":
      return unknown(attempt, watch, result.why);
    case "answered":
      return identified(attempt, "take", result.reading.gatewayRef, takeAnswered(attempt, watch, result.reading, at));
    case "accepted": {
      const body = { phase: result.phase, by: "take" } as const;
      const facts: AttemptFact[] = isOpen(attempt) ? [{ kind: "attempt.pending", body }] : [];
      if (result.terminalOffline === true && mayStillCapture(attempt) && attempt.cancel === null)
        facts.push({ kind: "attempt.cancelAsked", body: { why: "terminalOffline" } });
      return identified(attempt, "take", result.gatewayRef, { facts, watch: { ...watch, lastHeardAt: at } });
    }
  }
}

/** The first answer that names the gateway's own id of the payment is kept before what else it says. */
function identified(attempt: Attempt, by: AnswerSource, gatewayRef: string | undefined, so: Observation): Observation {
  if (gatewayRef === undefined || gatewayRef === "" || attempt.gatewayRef !== "") return so;
  return { facts: [{ kind: "attempt.identified", body: { gatewayRef, by } }, ...so.facts], watch: so.watch };
}

function takeAnswered(attempt: Attempt, watch: Watch, reading: Reading, at: number): Observation {
  const heard: Watch = { ...watch, lastHeardAt: at };
  switch (reading.kind) {
    case "captured":
      if (mayStillCapture(attempt) && undoable(attempt, watch, at)) {
        return withUnknown(attempt, news(heard, "take", reading), "cancelOpen");
      }
      return capture(attempt, heard, reading, "take");
    case "notCaptured":
      // The open request's own word is proof (gateways.md 0.2); for an attempt that already ended it changes nothing.
      return isOpen(attempt)
        ? { facts: [{ kind: "attempt.ended", body: endedBody(reading, "take") }], watch: heard }
        : news(heard, "take", reading);
    case "refused": {
      const evidence = news({ ...heard, refused: { code: reading.code, text: reading.text } }, "take", reading);
      return withUnknown(attempt, evidence, `refused ${reading.code}`);
    }
    case "pending":
    case "notFound":
    case "nothing":
      return withUnknown(
        attempt,
        news(heard, "take", reading),
        reading.kind === "nothing" ? reading.why : reading.kind,
      );
  }
}

function lookedUp(attempt: Attempt, before: Watch, event: LookedUp, at: number): Observation {
  const { reading, askedAt, controls = NO_CONTROLS } = event;
  const watch: Watch = {
    ...before,
    notFound:
      reading.kind === "notFound" ? seeNotFound(before.notFound, reading.text, askedAt, before.takeEndedAt) : null,
  };
  switch (reading.kind) {
    case "captured": {
      const heard: Watch = { ...watch, lastHeardAt: at, agreedSince: null };
      if (mayStillCapture(attempt) && undoable(attempt, watch, askedAt)) return news(heard, "lookUp", reading);
      return capture(attempt, heard, reading, "lookUp");
    }
    case "pending": {
      const heard: Watch = { ...watch, lastHeardAt: at, agreedSince: null, refused: null };
      const evidence = news(heard, "lookUp", reading);
      const moves =
        isOpen(attempt) &&
        attempt.state !== "checking" &&
        (attempt.state !== "pending" || attempt.phase !== reading.phase);
      return moves
        ? { facts: [{ kind: "attempt.pending", body: { phase: reading.phase, by: "lookUp" } }], watch: evidence.watch }
        : evidence;
    }
    case "notCaptured":
      return agreement(
        attempt,
        { ...watch, lastHeardAt: at, agreedSince: agreedSince(watch, at) },
        reading,
        askedAt,
        at,
      );
    case "notFound":
      return notFoundCounts(controls, watch.notFound, reading.text, askedAt)
        ? unknownToGateway(attempt, { ...watch, lastHeardAt: at, agreedSince: null }, reading)
        : refusedTake(attempt, { ...watch, lastHeardAt: at, agreedSince: null }, reading, askedAt);
    case "refused":
      return refusedTake(attempt, { ...watch, lastHeardAt: at, agreedSince: null }, reading, askedAt);
    case "nothing":
      // A wrong order number or a broken answer says nothing about the agreement: it breaks it, to be safe.
      return withSilence(attempt, news({ ...watch, agreedSince: null }, "lookUp", reading), reading.why, at);
  }
}

/** "Not captured" from look-ups: proof once they have agreed for AGREEMENT_MS, whether or not the open request has ended. */
function agreement(
  attempt: Attempt,
  watch: Watch,
  reading: Extract<Reading, { kind: "notCaptured" }>,
  askedAt: number,
  at: number,
): Observation {
  const agreed = reading.final === true || (watch.agreedSince !== null && at - watch.agreedSince >= AGREEMENT_MS);
  if (saysCancelHeld(attempt)) return { facts: [{ kind: "attempt.cancelConfirmed", body: {} }], watch };
  if (agreed && isOnlyDecided(attempt)) return contradicted(watch, reading);
  if (!mayStillCapture(attempt)) return news(watch, "lookUp", reading);
  const refusedAsRequest = watch.refused !== null && askedAfterTake(watch, askedAt);
  if (!agreed && !refusedAsRequest) return news(watch, "lookUp", reading);
  return { facts: [{ kind: "attempt.ended", body: endedBody(reading, "lookUp") }], watch };
}

/** "Not found" that proves that nothing was captured. */
const unknownToGateway = (
  attempt: Attempt,
  watch: Watch,
  reading: Extract<Reading, { kind: "notFound" }>,
): Observation => {
  if (isOnlyDecided(attempt)) return contradicted(watch, reading);
  return mayStillCapture(attempt)
    ? { facts: [ended("notFound", "lookUp", reading.text)], watch }
    : news(watch, "lookUp", reading);
};

/** A person said "paid", and no answer has said anything about that yet. */
const isOnlyDecided = (attempt: Attempt): boolean =>
  attempt.state === "approved" && !attempt.proved && attempt.contradictedAt === null;

/** The decision stands, as the goods are gone; what the gateway says against it becomes somebody's duty (INV-7). */
const contradicted = (watch: Watch, reading: Reading): Observation => ({
  facts: [{ kind: "attempt.contradicted", body: { text: describeReading(reading) } }],
  watch,
});

/** A clock that was put back begins the agreement anew. */
const agreedSince = (watch: Watch, at: number): number =>
  watch.agreedSince !== null && watch.agreedSince <= at ? watch.agreedSince : at;

/** A look-up that was on its way when the take was refused says nothing about what came after it. */
const askedAfterTake = (watch: Watch, askedAt: number): boolean =>
  watch.takeEndedAt !== null && askedAt >= watch.takeEndedAt;

/** "Not found" and "refused" prove nothing by themselves; after a refused take they complete its proof (gateways.md A.4). */
function refusedTake(
  attempt: Attempt,
  watch: Watch,
  reading: Extract<Reading, { kind: "notFound" | "refused" }>,
  askedAt: number,
): Observation {
  const refused = watch.refused;
  if (refused === null || !askedAfterTake(watch, askedAt) || !mayStillCapture(attempt))
    return news(watch, "lookUp", reading);
  return { facts: [ended("refusedByGateway", "take", `${refused.code} ${refused.text}`.trim())], watch };
}

/** A wallet's cancel gives back what was paid; a card's only takes away what still waits. */
const undoable = (attempt: Attempt, watch: Watch, askedAt: number): boolean =>
  attempt.wallet !== null && mayBeUndone(recounted(attempt.cancel, watch.cancelFrom), askedAt);

/** A proof of capture: ends an open attempt at once, and is a late approval of one that had ended (INV-4). */
function capture(
  attempt: Attempt,
  watch: Watch,
  reading: Extract<Reading, { kind: "captured" }>,
  by: AnswerSource,
): Observation {
  const body = { ...reading.capture, by, hostText: reading.hostText, card: reading.card };
  if (isOpen(attempt)) return { facts: [{ kind: "attempt.approved", body }], watch };
  // A person decided "paid"; the gateway's own word takes that decision's place, also when it names another amount.
  if (attempt.state === "approved" && !attempt.proved) return { facts: [{ kind: "attempt.approved", body }], watch };
  if (wasReturned(attempt)) {
    return attempt.returned === null
      ? { facts: [{ kind: "attempt.returned", body: reading.capture }], watch }
      : news(watch, by, reading);
  }
  if (attempt.state !== "approved") {
    return { facts: [{ kind: "attempt.lateApproval", body: { ...body, after: attempt.state } }], watch };
  }
  if (reading.card !== null && attempt.card === null) {
    return { facts: [{ kind: "attempt.cardDetails", body: { card: reading.card } }], watch };
  }
  return news(watch, by, reading);
}

/** What the gateway has under its own id and the customer is not done with. */
const isAccepted = (attempt: Attempt): boolean => attempt.state === "pending" && attempt.gatewayRef !== "";

/** Whatever look-ups say of it: an accepted payment that has not ended within the limit is one that a manager may decide. */
function withPatience(attempt: Attempt, so: Observation, at: number): Observation {
  const settles = so.facts.some(({ kind }) => kind === "attempt.approved" || kind === "attempt.ended");
  return settles || !isAccepted(attempt) || at - attempt.intendedAt < PENDING_LIMIT_MS
    ? so
    : withUnknown(attempt, so, "pendingTooLong");
}

/** An accepted payment of which nothing more is learned for a while has become unknown. */
function withSilence(attempt: Attempt, so: Observation, why: string, at: number): Observation {
  const heardAt = so.watch.lastHeardAt ?? so.watch.takeEndedAt ?? at;
  return isAccepted(attempt) && at - heardAt >= SILENCE_MS ? withUnknown(attempt, so, why) : so;
}

const unknown = (attempt: Attempt, watch: Watch, why: string): Observation =>
  withUnknown(attempt, { facts: [], watch }, why);

/** The open request is over without proof: from here on the outcome is unknown. */
function withUnknown(attempt: Attempt, so: Observation, why: string): Observation {
  if (!isOpen(attempt) || attempt.state === "checking") return so;
  return { facts: [...so.facts, { kind: "attempt.unknown", body: { why } }], watch: so.watch };
}
