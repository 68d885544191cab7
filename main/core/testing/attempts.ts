/** Attempts and readings for tests: one attempt under the rules, played event by event, every fact kept. */
import {
  type Attempt,
  applyAttemptFact,
  type AttemptFact,
  type Capture,
  intended,
  type IntendedBody,
} from "../attempt/attempt.ts";
import { type AttemptEvent, newWatch, observe, type Watch } from "../attempt/attemptRules.ts";
import { minor } from "../money/money.ts";
import type { Reading } from "../attempt/reading.ts";

export const BODY: IntendedBody = {
  id: "a1",
  reference: "1D261121T031500000S00010ABC",
  gateway: "iotpay",
  terminal: "V1-B25",
  sale: "s1",
  tender: "t1",
  amount: minor(1148),
  tip: minor(0),
  currency: "CAD",
};

export const CAPTURE: Capture = {
  captured: minor(1148),
  tip: minor(0),
  cashback: minor(0),
  surcharge: minor(0),
  differs: false,
  gatewayRef: "CP1",
};

export const captured: Extract<Reading, { kind: "captured" }> = {
  kind: "captured",
  capture: CAPTURE,
  hostText: "000 Approved",
  card: null,
};
export const declined: Extract<Reading, { kind: "notCaptured" }> = {
  kind: "notCaptured",
  cause: "declined",
  hostText: "Declined 05",
  card: null,
};
export const pending: Reading = { kind: "pending", phase: "card" };
export const notFound: Reading = { kind: "notFound", text: "0112" };
export const refused: Reading = { kind: "refused", code: "0013", text: "signature error" };
export const nothing: Reading = { kind: "nothing", why: "gatewayFailure", text: "0110" };

export interface Play {
  attempt(): Attempt;
  watch(): Watch;
  readonly facts: { readonly fact: AttemptFact; readonly at: number }[];
  /** Feeds one event at `at` ms. @returns the facts it made */
  see(event: AttemptEvent, at: number): readonly AttemptFact[];
  take(reading: Reading, at: number): readonly AttemptFact[];
  lookUp(reading: Reading, at: number, askedAt?: number): readonly AttemptFact[];
}

/** An attempt whose intent is committed at 0 ms and whose request is open. */
export function play(body: IntendedBody = BODY): Play {
  let attempt = intended(body, 0, "cashier-1");
  let watch = newWatch(true, 0);
  const facts: Play["facts"] = [];
  const see = (event: AttemptEvent, at: number): readonly AttemptFact[] => {
    const seen = observe(attempt, watch, event, at);
    for (const fact of seen.facts) {
      attempt = applyAttemptFact(attempt, fact, at, "cashier-1");
      facts.push({ fact, at });
    }
    watch = seen.watch;
    return seen.facts;
  };
  return {
    attempt: () => attempt,
    watch: () => watch,
    facts,
    see,
    take: (reading, at) => see({ kind: "takeEnded", result: { kind: "answered", reading } }, at),
    lookUp: (reading, at, askedAt = at) => see({ kind: "lookedUp", reading, askedAt }, at),
  };
}
