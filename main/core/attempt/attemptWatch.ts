/** What the watch of one attempt remembers between answers, and which of them are news. It is not stored. */
import type { AnswerSource, AttemptFact } from "./attempt.ts";
import type { NotFoundSeen } from "./notFound.ts";
import type { Reading } from "./reading.ts";

/** After a restart it begins anew. */
export interface Watch {
  /** The open request has not ended yet. */
  readonly takeOpen: boolean;
  /** When the open request ended, ms; after a restart the moment of the restart. */
  readonly takeEndedAt: number | null;
  /** The last answer that said anything, ms. */
  readonly lastHeardAt: number | null;
  readonly lookUps: number;
  /** Since when look-ups have said "not captured" without a break, ms. */
  readonly agreedSince: number | null;
  /** Since when look-ups have said the same "not found" without a break. */
  readonly notFound: NotFoundSeen | null;
  /** The take was refused as a request (FAIL 0011–0015): a look-up that says neither pending nor paid makes it final. */
  readonly refused: { readonly code: string; readonly text: string } | null;
  /**
   * From when on the cancel sent last settles, ms: the clock was moved, or the till started, since it left. Null: from when
   * it left.
   */
  readonly cancelFrom: number | null;
  /** The last thing heard, so that the same news is journalled once. */
  readonly lastNews: string;
}

export const newWatch = (takeOpen: boolean, at: number): Watch => ({
  takeOpen,
  takeEndedAt: takeOpen ? null : at,
  lastHeardAt: null,
  lookUps: 0,
  agreedSince: null,
  notFound: null,
  refused: null,
  cancelFrom: takeOpen ? null : at,
  lastNews: "",
});

/**
 * The watch after the clock was moved to `at` (ms): look-ups that agreed before agree for no known time, and how long ago
 * the request ended or the cancel left is not known either, so all of it begins anew (INV-5).
 */
export const afterClockJump = (watch: Watch, at: number): Watch => ({
  ...watch,
  takeEndedAt: watch.takeEndedAt === null ? null : at,
  lastHeardAt: watch.lastHeardAt === null ? null : at,
  agreedSince: null,
  notFound: null,
  cancelFrom: at,
});

export interface Observation {
  readonly facts: readonly AttemptFact[];
  readonly watch: Watch;
}

/** Evidence worth keeping is journalled once per change, not once per poll. */
export function news(watch: Watch, by: AnswerSource, reading: Reading): Observation {
  const text = describeReading(reading);
  const key = `${by} ${reading.kind} ${text}`;
  if (key === watch.lastNews) return { facts: [], watch };
  return {
    facts: [{ kind: "attempt.heard", body: { by, reading: reading.kind, text } }],
    watch: { ...watch, lastNews: key },
  };
}

export function describeReading(reading: Reading): string {
  switch (reading.kind) {
    case "captured":
      return `captured ${String(reading.capture.captured)}`;
    case "notCaptured":
      return reading.hostText === "" ? reading.cause : reading.hostText;
    case "pending":
      return reading.phase;
    case "notFound":
      return reading.text;
    case "refused":
      return `${reading.code} ${reading.text}`.trim();
    case "nothing":
      return `${reading.why} ${reading.text}`.trim();
  }
}
