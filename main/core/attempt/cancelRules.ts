/**
 * What a cancel makes of an attempt. Pure. A cancel that the gateway carried out ends the payment whether it was paid or
 * not; one whose answer was lost ends nothing, and holds back the captures that it may yet undo (gateways.md 0.2, C.3).
 */
import { type Attempt, type AttemptFact, isOpen, mayStillCapture } from "./attempt.ts";
import { type CancelReading, type CancelResult, type CancelSaid, isTurnedDown } from "./cancel.ts";

export type CancelEvent =
  | { readonly kind: "cancelAsked" }
  /** The cancel is about to leave; without the fact it may not (INV-1). */
  | { readonly kind: "cancelSending" }
  | { readonly kind: "cancelEnded"; readonly result: CancelResult };

/** @returns the facts to commit, in order */
export function observeCancel(attempt: Attempt, event: CancelEvent): readonly AttemptFact[] {
  switch (event.kind) {
    case "cancelAsked":
      return mayStillCapture(attempt) && !isWaiting(attempt) ? [{ kind: "attempt.cancelAsked", body: {} }] : [];
    case "cancelSending":
      return mayStillCapture(attempt) && attempt.cancel !== null ? [{ kind: "attempt.cancelSent", body: {} }] : [];
    case "cancelEnded":
      return cancelEnded(attempt, event.result);
  }
}

/** Asked for already, and the gateway has not said that it cannot be done. */
const isWaiting = ({ cancel }: Attempt): boolean => cancel !== null && !isTurnedDown(cancel);

function cancelEnded(attempt: Attempt, result: CancelResult): readonly AttemptFact[] {
  switch (result.kind) {
    case "notSent":
      return [answered("notSent", result.why)];
    case "lost":
      return [answered("nothing", result.why)];
    case "answered":
      return cancelAnswered(attempt, result.reading);
  }
}

function cancelAnswered(attempt: Attempt, reading: CancelReading): readonly AttemptFact[] {
  switch (reading.kind) {
    case "cancelled":
      if (mayStillCapture(attempt)) {
        const body = { cause: "cancelledByTill", by: "cancel", hostText: reading.text, card: null } as const;
        return [{ kind: "attempt.ended", body }];
      }
      // Approved meanwhile, and the cancel undid it after all: the money went back, and the sale has to be looked at.
      return attempt.state === "approved" && attempt.capture !== null && attempt.returned === null
        ? [{ kind: "attempt.returned", body: attempt.capture }]
        : [];
    case "notPossible":
      return [answered("notPossible", reading.text), ...needsManager(attempt)];
    case "delivered":
    case "tooLate":
    case "tooEarly":
    case "notFound":
      return [answered(reading.kind, reading.text)];
    case "nothing":
      return [answered("nothing", `${reading.why} ${reading.text}`.trim())];
  }
}

const answered = (said: CancelSaid, text: string): AttemptFact => ({
  kind: "attempt.cancelAnswered",
  body: { said, text },
});

const needsManager = (attempt: Attempt): readonly AttemptFact[] =>
  isOpen(attempt) && attempt.state !== "checking"
    ? [{ kind: "attempt.unknown", body: { why: "cancelNotPossible" } }]
    : [];

/** Ended by a cancel that no look-up has confirmed yet: a capture it shows now had come before, and went back by it. */
export const wasReturned = (attempt: Attempt): boolean =>
  attempt.cause === "cancelledByTill" && attempt.state === "cancelled" && attempt.cancel?.confirmed === false;

/** A look-up that says "not captured" of such an attempt confirms the cancel. */
export const saysCancelHeld = (attempt: Attempt): boolean => wasReturned(attempt) && attempt.returned === null;
