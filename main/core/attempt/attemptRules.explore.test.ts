/**
 * Every way an attempt can go, to a depth, and random ways beyond it: what must never happen does not (INV-2, 3, 4, 5, 7,
 * as far as one attempt shows them).
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Attempt,
  applyAttemptFact,
  type AttemptFact,
  holdsTerminal,
  intended,
  isOpen,
  mayStillCapture,
} from "./attempt.ts";
import { AGREEMENT_MS, type AttemptEvent, newWatch, observe, type Watch } from "./attemptRules.ts";
import { nextLookUpAt } from "./watchSchedule.ts";
import { BODY, captured, declined, nothing, notFound, pending, refused } from "../testing/attempts.ts";

/** An event and how long after the last one it comes, ms; a look-up may have been asked before the last event. */
interface Move {
  readonly name: string;
  readonly wait: number;
  readonly make: (at: number) => AttemptEvent;
}

const take = (name: string, result: Extract<AttemptEvent, { kind: "takeEnded" }>["result"]): Move => ({
  name: `take ${name}`,
  wait: 1_000,
  make: () => ({ kind: "takeEnded", result }),
});
const readings = { captured, declined, pending, notFound, refused, nothing };
const entries = Object.entries(readings);

const MOVES: readonly Move[] = [
  { name: "sent", wait: 1, make: () => ({ kind: "sent" }) },
  take("lost", { kind: "lost", why: "cut" }),
  take("notSent", { kind: "notSent", why: "refused" }),
  ...entries.map(([name, reading]) => take(name, { kind: "answered", reading })),
  ...entries.map(([name, reading]): Move => ({
    name: `look ${name}`,
    wait: 6_000,
    make: (at) => ({ kind: "lookedUp", reading, askedAt: at }),
  })),
  {
    name: "stale look notFound",
    wait: 100,
    make: (at) => ({ kind: "lookedUp", reading: notFound, askedAt: at - 3_000 }),
  },
  { name: "restarted", wait: 20, make: () => ({ kind: "restarted" }) },
  { name: "paid", wait: 1, make: () => ({ kind: "decided", paid: true, approver: "m", reason: "r", slip: "" }) },
  { name: "not paid", wait: 1, make: () => ({ kind: "decided", paid: false, approver: "m", reason: "r", slip: "" }) },
  { name: "set aside", wait: 1, make: () => ({ kind: "setAside", approver: "m", reason: "r" }) },
];

interface State {
  readonly attempt: Attempt;
  readonly watch: Watch;
  readonly at: number;
  readonly seen: readonly { readonly event: AttemptEvent; readonly at: number }[];
  readonly facts: readonly { readonly fact: AttemptFact; readonly at: number }[];
}

const START: State = { attempt: intended(BODY, 0, "c"), watch: newWatch(true, 0), at: 0, seen: [], facts: [] };

function move(state: State, { wait, make }: Move): State {
  const at = state.at + wait;
  const event = make(at);
  const { facts, watch } = observe(state.attempt, state.watch, event, at);
  const attempt = facts.reduce((a, fact) => applyAttemptFact(a, fact, at, "c"), state.attempt);
  const next = {
    attempt,
    watch,
    at,
    seen: [...state.seen, { event, at }],
    facts: [...state.facts, ...facts.map((fact) => ({ fact, at }))],
  };
  check(state.attempt, facts, next);
  return next;
}

const fail = (why: string, state: State): never => {
  throw new Error(`${why}\n${state.seen.map(({ event, at }) => `${String(at)} ${JSON.stringify(event)}`).join("\n")}`);
};

const capturedBy = (event: AttemptEvent): boolean =>
  (event.kind === "lookedUp" && event.reading.kind === "captured") ||
  (event.kind === "takeEnded" && event.result.kind === "answered" && event.result.reading.kind === "captured");

/** What holds after every move. Each rule is written from the reference, not from the code under test. */
function check(before: Attempt, facts: readonly AttemptFact[], state: State): void {
  const { attempt, seen } = state;
  const last = seen.at(-1)?.event;
  if (last === undefined) return;
  // INV-4: what proved a capture stays.
  if (seen.some(({ event }) => capturedBy(event)) && !(attempt.state === "approved" && attempt.proved))
    fail("a capture was forgotten", state);
  // INV-5: "approved" needs a proof or a person; "not paid" needs a proof, a person, or that nothing left.
  if (attempt.state === "approved" && before.state !== "approved" && !capturedBy(last) && last.kind !== "decided")
    fail("approved without proof", state);
  const ended = facts.find((fact) => fact.kind === "attempt.ended");
  if (ended !== undefined && !isProofOfNotCaptured(seen)) fail("ended without proof", state);
  // INV-7: an open attempt never disappears, and the watch never gives up on it.
  if (isOpen(before) && !isOpen(attempt) && facts.length === 0) fail("left open without a fact", state);
  const settings = { everyMs: 2_000, watchHours: 24 };
  if (mayStillCapture(attempt) && nextLookUpAt(attempt, state.watch, state.at, false, settings) === null)
    fail("nobody asks any more", state);
  if (
    (attempt.state === "declined" || attempt.state === "cancelled") &&
    nextLookUpAt(attempt, state.watch, null, false, settings) === null
  )
    fail("a late approval would be missed", state);
  // INV-2: what may still capture holds its terminal (nobody has confirmed it clear here).
  if (mayStillCapture(attempt) !== holdsTerminal(attempt)) fail("the terminal was freed", state);
  // INV-2: neither reference nor amount ever changes.
  if (attempt.reference !== BODY.reference || attempt.amount !== BODY.amount)
    fail("another reference or amount", state);
  // INV-3, 7: people decide only what is unknown.
  const byPeople = facts.some(({ kind }) => kind === "attempt.decided" || kind === "attempt.setAside");
  if (byPeople && before.state !== "checking" && before.state !== "setAside")
    fail("decided what was not unknown", state);
  if (attempt.state === "new" && before.state !== "new") fail("back to new", state);
}

function isProofOfNotCaptured(seen: State["seen"]): boolean {
  const last = seen.at(-1);
  if (last === undefined) return false;
  const { event } = last;
  if (event.kind === "takeEnded") {
    if (event.result.kind === "answered") return event.result.reading.kind === "notCaptured";
    const before = seen.slice(0, -1);
    const heard = before.some(
      (one) =>
        one.event.kind === "sent" ||
        one.event.kind === "restarted" ||
        (one.event.kind === "lookedUp" && one.event.reading.kind === "pending"),
    );
    return event.result.kind === "notSent" && !heard;
  }
  if (event.kind !== "lookedUp") return false;
  return agreedLongEnough(seen) || refusedAndLookedUp(seen, event.askedAt);
}

/** Look-ups in a row, the last of them now, say "not captured" and span ten seconds; a restart breaks the row. */
function agreedLongEnough(seen: State["seen"]): boolean {
  const end = seen.at(-1)?.at ?? 0;
  let from = Number.POSITIVE_INFINITY;
  for (const { event, at } of seen.toReversed()) {
    if (event.kind === "restarted") break;
    if (event.kind !== "lookedUp") continue;
    if (event.reading.kind !== "notCaptured") break;
    from = at;
  }
  return end - from >= AGREEMENT_MS;
}

function refusedAndLookedUp(seen: State["seen"], askedAt: number): boolean {
  const last = seen.at(-1)?.event;
  if (
    last?.kind !== "lookedUp" ||
    last.reading.kind === "pending" ||
    last.reading.kind === "captured" ||
    last.reading.kind === "nothing"
  )
    return false;
  const refusal = seen.findLast(
    ({ event }) =>
      event.kind === "takeEnded" && event.result.kind === "answered" && event.result.reading.kind === "refused",
  );
  return refusal !== undefined && askedAt >= refusal.at;
}

test("every order of four events, and of six wherever two orders do not meet in one state", () => {
  let ways = 0;
  const explore = (state: State, depth: number): void => {
    for (const next of MOVES) {
      const after = move(state, next);
      ways += 1;
      if (depth > 1) explore(after, depth - 1);
    }
  };
  explore(START, 4);
  // Deeper from every state that differs: most orders meet in few states.
  const seen = new Map<string, State>();
  const layer = (state: State, depth: number): void => {
    const key = JSON.stringify([state.attempt.state, state.attempt.proved, state.watch, depth]);
    if (seen.has(key) || depth === 0) return;
    seen.set(key, state);
    for (const next of MOVES) layer(move(state, next), depth - 1);
  };
  layer(START, 6);
  expect(ways).toBeGreaterThan(MOVES.length ** 4);
});

test("random ways of forty events, repeated and out of order", () => {
  const anyMove = fc.tuple(fc.constantFrom(...MOVES), fc.constantFrom(0, 1, 500, 2_000, 10_000, 61_000));
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      const end = moves.reduce((state, [one, wait]) => move(state, { ...one, wait }), START);
      // The fold of the facts is the state: nothing else holds it.
      const again = end.facts.reduce((a, { fact, at }) => applyAttemptFact(a, fact, at, "c"), intended(BODY, 0, "c"));
      expect(again).toEqual(end.attempt);
    }),
    { numRuns: 3_000 },
  );
});
