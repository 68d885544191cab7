/**
 * The rules of a tip that is changed: what each thing that is seen or done makes of it. Pure; answers with the facts to
 * commit and the watch's own short memory. Its request is sent once; that it was taken proves nothing, what a look-up shows
 * does (INV-1, INV-4, INV-7; gateways.md B.3).
 */
import type { Minor } from "../money/money.ts";
import { isOpenTip, type TipChange, type TipFact, type TipNotMade } from "./tipChange.ts";

/** Look-ups that go on showing another tip count once they have agreed this long after a request that was taken, ms. */
export const TIP_AGREEMENT_MS = 10_000;
/** The same after a request of which no answer came: it may be carried out late, ms. */
export const LOST_TIP_AGREEMENT_MS = 60_000;

/** A tip of which look-ups have brought nothing for so long is unknown, ms. */
export const TIP_SILENCE_MS = 60_000;

/** What a request came to. */
export type TipAnswer =
  | { readonly kind: "answered"; readonly refused: boolean; readonly text: string }
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "notSent"; readonly why: string };

/** What the watch of one change remembers between answers; not stored, so after a restart it begins anew. */
export interface TipWatch {
  readonly askOpen: boolean;
  /** When the request ended, ms; after a restart the moment of the restart. */
  readonly askEndedAt: number | null;
  /** Another tip than the one asked for is shown since then without a break, ms. */
  readonly agreedSince: number | null;
  readonly shown: number | null;
  readonly lastHeardAt: number | null;
}

export const newTipWatch = (askOpen: boolean, at: number): TipWatch => ({
  askOpen,
  askEndedAt: askOpen ? null : at,
  agreedSince: null,
  shown: null,
  lastHeardAt: null,
});

/** The watch after the clock was moved to `at` (ms): what was measured across the step begins anew (INV-5). */
export const tipAfterClockJump = (watch: TipWatch, at: number): TipWatch => ({
  ...watch,
  askEndedAt: watch.askEndedAt === null ? null : at,
  agreedSince: null,
  lastHeardAt: null,
});

export type TipEvent =
  | { readonly kind: "sent" }
  | { readonly kind: "askEnded"; readonly result: TipAnswer }
  /** @property shows the tip of the payment, minor units; null when the answer said nothing of it @property askedAt ms */
  | { readonly kind: "lookedUp"; readonly shows: Minor | null; readonly askedAt: number }
  | { readonly kind: "restarted" }
  | { readonly kind: "decided"; readonly approver: string; readonly reason: string };

export interface TipObservation {
  readonly facts: readonly TipFact[];
  readonly watch: TipWatch;
  /** The tip that is proved to stand on the payment now, minor units; left out when nothing new is. */
  readonly stands?: Minor;
}

/** What one event makes of a change. @param at now, ms */
export function observeTip(change: TipChange, watch: TipWatch, event: TipEvent, at: number): TipObservation {
  const { id } = change;
  const open = isOpenTip(change);
  switch (event.kind) {
    case "sent":
      return { facts: change.state === "new" ? [{ kind: "tip.sent", body: { change: id } }] : [], watch };
    case "restarted":
      return unknown(change, newTipWatch(false, at), "restarted");
    case "askEnded": {
      const ended: TipWatch = { ...watch, askOpen: false, askEndedAt: at };
      const { result } = event;
      if (!open) return { facts: [], watch: ended };
      if (result.kind === "answered") {
        const heard: TipWatch = { ...ended, lastHeardAt: at };
        if (!result.refused) return { facts: [], watch: heard };
        return { facts: [{ kind: "tip.refused", body: { change: id, text: result.text } }], watch: heard };
      }
      return result.kind === "notSent" && change.state === "new"
        ? { facts: [notMade(id, "notSent")], watch: ended }
        : unknown(change, ended, result.why);
    }
    case "lookedUp":
      return lookedUp(change, watch, event.shows, event.askedAt, at);
    case "decided": {
      const { approver, reason } = event;
      return change.state === "checking"
        ? { facts: [{ kind: "tip.decided", body: { change: id, approver, reason } }], watch }
        : { facts: [], watch };
    }
  }
}

function lookedUp(
  change: TipChange,
  before: TipWatch,
  shows: Minor | null,
  askedAt: number,
  at: number,
): TipObservation {
  const open = isOpenTip(change);
  if (shows === null) {
    const silent: TipWatch = { ...before, agreedSince: null };
    return heardNothing(before, at) ? unknown(change, silent, "pendingTooLong") : { facts: [], watch: silent };
  }
  const heard: TipWatch = { ...before, lastHeardAt: at, shown: shows };
  if (shows === change.tip) {
    const watch: TipWatch = { ...heard, agreedSince: null };
    if (change.state === "made") return { facts: [], watch };
    return { facts: [{ kind: "tip.made", body: { change: change.id } }], watch, stands: shows };
  }
  // A look-up that left before the request had ended says nothing about what came of it.
  if (!open || heard.askEndedAt === null || askedAt < heard.askEndedAt) return { facts: [], watch: heard };
  const since = before.shown === shows && before.agreedSince !== null ? Math.min(before.agreedSince, askedAt) : askedAt;
  const watch: TipWatch = { ...heard, agreedSince: since };
  if (askedAt - since < agreementOf(change)) return { facts: [], watch };
  return { facts: [notMade(change.id, change.refused ? "refused" : "notShown")], watch, stands: shows };
}

/** The payment has said nothing of its tip for so long after the request: it is unknown, and somebody may close it. */
const heardNothing = ({ askEndedAt, lastHeardAt }: TipWatch, at: number): boolean =>
  askEndedAt !== null && at - Math.max(askEndedAt, lastHeardAt ?? askEndedAt) >= TIP_SILENCE_MS;

/** Refused, one look-up completes the proof; after a lost answer the request may still be on its way. */
function agreementOf({ refused, state }: TipChange): number {
  if (refused) return 0;
  return state === "checking" ? LOST_TIP_AGREEMENT_MS : TIP_AGREEMENT_MS;
}

function unknown(change: TipChange, watch: TipWatch, why: string): TipObservation {
  return !isOpenTip(change) || change.state === "checking"
    ? { facts: [], watch }
    : { facts: [{ kind: "tip.unknown", body: { change: change.id, why } }], watch };
}

const notMade = (change: string, cause: TipNotMade): TipFact => ({ kind: "tip.notMade", body: { change, cause } });
