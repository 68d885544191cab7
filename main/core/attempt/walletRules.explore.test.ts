/** Every way a wallet's attempt and its cancel can go, to a depth, and random ways beyond it (INV-3, 4, 5, 7). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attempt, applyAttemptFact, type AttemptFact, intended, mayStillCapture } from "./attempt.ts";
import { type AttemptEvent, newWatch, observe, type Watch } from "./attemptRules.ts";
import { type CancelReading, mayBeUndone, recounted } from "./cancel.ts";
import { BODY, captured, declined, nothing, notFound, pending } from "../testing/attempts.ts";

const WALLET = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;
const START_ATTEMPT = intended({ ...BODY, gateway: "citcon", wallet: WALLET }, 0, "c");

interface Move {
  readonly name: string;
  /** How long after the last event it comes, ms. */
  readonly wait: number;
  readonly make: (at: number) => AttemptEvent;
}

const cancelEnded = (kind: CancelReading["kind"]): Move => {
  const reading: CancelReading = kind === "nothing" ? { kind, why: "notJson", text: "" } : { kind, text: "" };
  return {
    name: `cancel ${kind}`,
    wait: 100,
    make: () => ({ kind: "cancelEnded", result: { kind: "answered", reading } }),
  };
};
const look = (name: string, reading: typeof captured | typeof declined | typeof pending, old = 0): Move => ({
  name: `look ${name}`,
  wait: 6_000,
  make: (at) => ({ kind: "lookedUp", reading, askedAt: at - old }),
});

const MOVES: readonly Move[] = [
  { name: "sent", wait: 1, make: () => ({ kind: "sent" }) },
  {
    name: "accepted",
    wait: 500,
    make: () => ({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: "7", phase: "phone" } }),
  },
  { name: "take lost", wait: 500, make: () => ({ kind: "takeEnded", result: { kind: "lost", why: "cut" } }) },
  {
    name: "take captured",
    wait: 500,
    make: () => ({ kind: "takeEnded", result: { kind: "answered", reading: captured } }),
  },
  look("captured", captured),
  look("captured, asked long ago", captured, 30_000),
  look("declined", declined),
  look("pending", pending),
  look("nothing", nothing),
  look("not found", notFound),
  { name: "restarted", wait: 20, make: () => ({ kind: "restarted" }) },
  { name: "cancel asked", wait: 10, make: () => ({ kind: "cancelAsked" }) },
  { name: "cancel sending", wait: 16_000, make: () => ({ kind: "cancelSending" }) },
  { name: "cancel lost", wait: 100, make: () => ({ kind: "cancelEnded", result: { kind: "lost", why: "cut" } }) },
  ...(["cancelled", "tooEarly", "notPossible", "notFound", "nothing"] as const).map(cancelEnded),
  { name: "not paid", wait: 1, make: () => ({ kind: "decided", paid: false, approver: "m", reason: "r", slip: "" }) },
  { name: "set aside", wait: 1, make: () => ({ kind: "setAside", approver: "m", reason: "r" }) },
];

const named = (name: string): Move =>
  MOVES.find((one) => one.name === name) ?? expect.unreachable(`no move is called ${name}`);

/** A cancel left long ago and the till has come back since: what is captured is held once more. */
const HELD_AFTER_RESTART: readonly (readonly [string, number])[] = [
  ["cancel asked", 0],
  ["cancel sending", 0],
  ["sent", 61_000],
  ["restarted", 0],
  ["take captured", 0],
];

interface State {
  readonly attempt: Attempt;
  readonly watch: Watch;
  readonly at: number;
}
const START: State = { attempt: START_ATTEMPT, watch: newWatch(true, 0), at: 0 };

function move({ attempt, watch, at }: State, { wait, make }: Move): State {
  const now = at + wait;
  const event = make(now);
  const seen = observe(attempt, watch, event, now);
  const after = seen.facts.reduce((a, fact) => applyAttemptFact(a, fact, now, "c"), attempt);
  // A restart counts the 40 s of a cancel anew.
  check({ ...attempt, cancel: recounted(attempt.cancel, watch.cancelFrom) }, event, seen.facts, after, now);
  return { attempt: after, watch: seen.watch, at: now };
}

function check(before: Attempt, event: AttemptEvent, facts: readonly AttemptFact[], after: Attempt, at: number): void {
  const kinds = new Set(facts.map(({ kind }) => kind));
  const sawCapture =
    (event.kind === "lookedUp" && event.reading.kind === "captured") ||
    (event.kind === "takeEnded" && event.result.kind === "answered" && event.result.reading.kind === "captured");
  const askedAt = event.kind === "lookedUp" ? event.askedAt : at;
  // A capture is never forgotten: it counts, or went back by the cancel, or is held until the cancel has settled.
  if (sawCapture && !(mayStillCapture(before) && mayBeUndone(before.cancel, askedAt))) {
    expect(after.state === "approved" || after.returned !== null).toBe(true);
  }
  // "Approved" stands on a capture that no cancel may yet undo.
  if (kinds.has("attempt.approved")) expect(sawCapture && !mayBeUndone(before.cancel, askedAt)).toBe(true);
  if (kinds.has("attempt.lateApproval") && mayStillCapture(before)) {
    expect(mayBeUndone(before.cancel, askedAt)).toBe(false);
  }
  if (before.state === "approved") expect(after.state).toBe("approved");
  // "Cancelled" by the till stands on the gateway's word that the cancel was done.
  if (after.cause === "cancelledByTill" && before.cause !== "cancelledByTill") {
    expect(event).toMatchObject({ kind: "cancelEnded", result: { kind: "answered", reading: { kind: "cancelled" } } });
  }
  // No cancel leaves that nobody asked for, or for what has ended.
  if (kinds.has("attempt.cancelSent")) expect(before.cancel !== null && mayStillCapture(before)).toBe(true);
  if (before.gatewayRef !== "" && before.capture === null && after.capture === null) {
    expect(after.gatewayRef).toBe(before.gatewayRef);
  }
  // A pending payment has a number to ask by, or an open request.
  if (after.state === "pending" && !kinds.has("attempt.pending")) expect(before.state).toBe("pending");
}

test("every order of four events, and of seven wherever two orders do not meet in one state", () => {
  const explore = (state: State, depth: number): void => {
    for (const next of MOVES) {
      const after = move(state, next);
      if (depth > 1) explore(after, depth - 1);
    }
  };
  explore(START, 4);
  const seen = new Set<string>();
  const layer = (state: State, depth: number): void => {
    const { attempt, watch } = state;
    const { cancel } = attempt;
    const sinceCancel = cancel?.sentAt === null || cancel === null ? null : Math.min(60_000, state.at - cancel.sentAt);
    const key = JSON.stringify([
      ...[attempt.state, attempt.proved, attempt.cause, attempt.gatewayRef, attempt.returned !== null, attempt.late],
      ...[cancel?.said, cancel?.confirmed, sinceCancel, watch.takeOpen, watch.agreedSince === null, depth],
    ]);
    if (seen.has(key) || depth === 0) return;
    seen.add(key);
    for (const next of MOVES) layer(move(state, next), depth - 1);
  };
  layer(START, 7);
  expect(seen.size).toBeGreaterThan(1_000);
});

test("random ways of forty events, repeated and out of order", () => {
  const anyMove = fc.tuple(fc.constantFrom(...MOVES), fc.constantFrom(0, 1, 2_000, 20_000, 61_000));
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      moves.reduce((state, [one, wait]) => move(state, { ...one, wait }), START);
    }),
    { numRuns: 3_000, examples: [[HELD_AFTER_RESTART.map(([name, wait]): [Move, number] => [named(name), wait])]] },
  );
});
