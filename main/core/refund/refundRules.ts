/**
 * The rules of a refund: what each thing that is seen or done makes of it. Pure; answers with the facts to commit and the
 * watch's own short memory. A refund is sent once; one whose answer is lost is looked up and never sent again under
 * another number before it is proven not made, or decided by name (INV-3, INV-4, INV-7, INV-8; gateways.md 0.2, C.6).
 */
import { BOOKED_AFTER_MS, LOOK_UPS_APART_MS } from "../attempt/notFound.ts";
import { isOpenRefund, type Refund, type RefundFact, type RefundProof, type RefundSource } from "./refund.ts";
import type { RefundAdvice, RefundReading, RefundResult } from "./refundReading.ts";

/** Look-ups that say "not refunded" count once they have agreed this long, ms (gateways.md 0.2). */
export const REFUND_AGREEMENT_MS = 10_000;
/** A refund that the gateway has been at for this long is unknown, ms. */
export const REFUND_PENDING_LIMIT_MS = 60_000;

/** What the watch of one refund remembers between answers. It is not stored: after a restart it begins anew. */
export interface RefundWatch {
  readonly askOpen: boolean;
  /** When the request ended, ms; after a restart the moment of the restart. */
  readonly askEndedAt: number | null;
  readonly lookUps: number;
  /** Since when look-ups have said "not refunded" without a break, ms. */
  readonly agreedSince: number | null;
  /** Since when the list has been without it, ms. */
  readonly absentSince: number | null;
  readonly lastHeardAt: number | null;
  /** The last thing heard, so that the same news is journalled once. */
  readonly lastNews: string;
}

export const newRefundWatch = (askOpen: boolean, at: number): RefundWatch => ({
  askOpen,
  askEndedAt: askOpen ? null : at,
  lookUps: 0,
  agreedSince: null,
  absentSince: null,
  lastHeardAt: null,
  lastNews: "",
});

/** The watch after the clock was moved to `at` (ms): what was measured across the step begins anew (INV-5). */
export const refundAfterClockJump = (watch: RefundWatch, at: number): RefundWatch => ({
  ...watch,
  askEndedAt: watch.askEndedAt === null ? null : at,
  agreedSince: null,
  absentSince: null,
});

export type RefundEvent =
  | { readonly kind: "sent" }
  | { readonly kind: "askEnded"; readonly result: RefundResult }
  /** @property askedAt when this look-up was sent, ms */
  | { readonly kind: "lookedUp"; readonly reading: RefundReading; readonly askedAt: number }
  /** The process that held the request is gone: its answer cannot come any more. */
  | { readonly kind: "restarted" }
  | {
      readonly kind: "decided";
      readonly made: boolean;
      readonly approver: string;
      readonly reason: string;
      readonly number: string;
    };

export interface RefundObservation {
  readonly facts: readonly RefundFact[];
  readonly watch: RefundWatch;
}

/**
 * What one event makes of a refund.
 * @param at now, ms
 * @returns the facts to commit, in order, and the watch's memory to keep once they are committed
 */
export function observeRefund(refund: Refund, watch: RefundWatch, event: RefundEvent, at: number): RefundObservation {
  switch (event.kind) {
    case "sent":
      return {
        facts: refund.state === "new" ? [{ kind: "refund.sent", body: { refund: refund.id } }] : [],
        watch,
      };
    case "restarted":
      return withUnknown(refund, { facts: [], watch: newRefundWatch(false, at) }, "restarted");
    case "askEnded":
      return askEnded(refund, { ...watch, askOpen: false, askEndedAt: at }, event.result, at);
    case "lookedUp":
      return lookedUp(refund, { ...watch, lookUps: watch.lookUps + 1 }, event, at);
    case "decided": {
      const { made, approver, reason, number } = event;
      return refund.state === "checking"
        ? { facts: [{ kind: "refund.decided", body: { refund: refund.id, made, approver, reason, number } }], watch }
        : { facts: [], watch };
    }
  }
}

function askEnded(refund: Refund, watch: RefundWatch, result: RefundResult, at: number): RefundObservation {
  switch (result.kind) {
    case "notSent":
      return refund.state === "new"
        ? { facts: [notMade(refund, "notSent", result.why, "tryAgain")], watch }
        : withUnknown(refund, { facts: [], watch }, result.why);
    case "lost":
      return withUnknown(refund, { facts: [], watch }, result.why);
    case "answered":
      return answered(refund, { ...watch, lastHeardAt: at }, result.reading);
  }
}

function answered(refund: Refund, watch: RefundWatch, reading: RefundReading): RefundObservation {
  switch (reading.kind) {
    case "refunded":
      return made(refund, watch, "request", reading);
    case "notRefunded":
      return isOpenRefund(refund)
        ? { facts: [notMade(refund, "refused", reading.hostText, reading.advice)], watch }
        : news(refund, watch, "request", reading);
    case "madeBefore":
    case "refused": {
      if (!isOpenRefund(refund)) return news(refund, watch, "request", reading);
      const advice = reading.kind === "refused" ? reading.advice : null;
      const facts: RefundFact[] = [{ kind: "refund.refused", body: { refund: refund.id, text: reading.text, advice } }];
      return withUnknown(refund, { facts, watch }, reading.kind);
    }
    case "pending":
      return isOpenRefund(refund) && refund.state !== "pending" && refund.state !== "checking"
        ? { facts: [{ kind: "refund.pending", body: { refund: refund.id } }], watch }
        : news(refund, watch, "request", reading);
    case "notListed":
    case "nothing":
      return withUnknown(refund, news(refund, watch, "request", reading), whyOf(reading));
  }
}

function lookedUp(
  refund: Refund,
  watch: RefundWatch,
  { reading, askedAt }: Extract<RefundEvent, { kind: "lookedUp" }>,
  at: number,
): RefundObservation {
  const anew: RefundWatch = { ...watch, agreedSince: null, absentSince: null };
  const heard: RefundWatch = { ...anew, lastHeardAt: at };
  switch (reading.kind) {
    case "refunded":
      return made(refund, heard, "lookUp", reading);
    case "notRefunded": {
      const since = earlier(watch.agreedSince, askedAt);
      const agreed: RefundWatch = { ...heard, agreedSince: since };
      return isOpenRefund(refund) && askedAt - since >= REFUND_AGREEMENT_MS
        ? { facts: [notMade(refund, "refused", reading.hostText, reading.advice)], watch: agreed }
        : news(refund, agreed, "lookUp", reading);
    }
    case "notListed":
      return absent(refund, watch, reading, askedAt, at);
    case "pending":
    case "madeBefore":
    case "refused":
      return withPatience(refund, news(refund, heard, "lookUp", reading), at);
    case "nothing":
      return withPatience(refund, news(refund, anew, "lookUp", reading), at);
  }
}

/**
 * A list without the refund completes the proof of one that the gateway had refused; of one whose answer was lost it
 * proves nothing, since a request may be carried out late.
 */
function absent(
  refund: Refund,
  watch: RefundWatch,
  reading: Extract<RefundReading, { kind: "notListed" }>,
  askedAt: number,
  at: number,
): RefundObservation {
  const late = watch.askEndedAt !== null && askedAt - watch.askEndedAt >= BOOKED_AFTER_MS;
  const since = late ? earlier(watch.absentSince, askedAt) : null;
  const so: RefundWatch = { ...watch, lastHeardAt: at, agreedSince: null, absentSince: since };
  const proven = refund.refusal !== null && since !== null && askedAt - since >= LOOK_UPS_APART_MS;
  if (!isOpenRefund(refund) || !proven) return withPatience(refund, news(refund, so, "lookUp", reading), at);
  const { text, advice } = refund.refusal;
  return { facts: [notMade(refund, "notListed", text, advice)], watch: so };
}

/** A clock that was put back begins an agreement anew. */
const earlier = (since: number | null, at: number): number => (since !== null && since <= at ? since : at);

/** A proof that money went back: ends an open refund at once, and is late news of one that had counted as not made. */
function made(
  refund: Refund,
  watch: RefundWatch,
  by: RefundSource,
  reading: Extract<RefundReading, { kind: "refunded" }>,
): RefundObservation {
  const body: RefundProof = { refund: refund.id, by, gatewayRef: reading.gatewayRef, text: reading.hostText };
  if (isOpenRefund(refund) || (refund.state === "decided" && refund.decision?.made === true)) {
    return { facts: [{ kind: "refund.made", body }], watch };
  }
  if (refund.state === "made") return news(refund, watch, by, reading);
  return { facts: [{ kind: "refund.lateMade", body: { ...body, after: refund.state } }], watch };
}

const notMade = (
  refund: Refund,
  cause: "notSent" | "refused" | "notListed",
  text: string,
  advice: RefundAdvice | null,
): RefundFact => ({ kind: "refund.notMade", body: { refund: refund.id, cause, text, advice } });

function withUnknown(refund: Refund, so: RefundObservation, why: string): RefundObservation {
  if (!isOpenRefund(refund) || refund.state === "checking") return so;
  return { facts: [...so.facts, { kind: "refund.unknown", body: { refund: refund.id, why } }], watch: so.watch };
}

/** What the gateway is at for too long has become unknown: somebody may decide. A clock that was put back holds nobody up. */
const withPatience = (refund: Refund, so: RefundObservation, at: number): RefundObservation =>
  refund.state === "pending" &&
  (at - refund.intendedAt >= REFUND_PENDING_LIMIT_MS || refund.intendedAt - at > REFUND_PENDING_LIMIT_MS)
    ? withUnknown(refund, so, "pendingTooLong")
    : so;

/** Evidence worth keeping is journalled once per change, not once per look-up. */
function news(refund: Refund, watch: RefundWatch, by: RefundSource, reading: RefundReading): RefundObservation {
  const text = textOf(reading);
  const key = `${by} ${reading.kind} ${text}`;
  if (key === watch.lastNews) return { facts: [], watch };
  return {
    facts: [{ kind: "refund.heard", body: { refund: refund.id, by, reading: reading.kind, text } }],
    watch: { ...watch, lastNews: key },
  };
}

const whyOf = (reading: Extract<RefundReading, { kind: "notListed" | "nothing" }>): string =>
  reading.kind === "nothing" ? reading.why : reading.kind;

function textOf(reading: RefundReading): string {
  switch (reading.kind) {
    case "refunded":
    case "notRefunded":
      return reading.hostText;
    case "pending":
      return "";
    case "madeBefore":
    case "refused":
    case "notListed":
      return reading.text;
    case "nothing":
      return `${reading.why} ${reading.text}`.trim();
  }
}
