/**
 * Every state that two payments of one sale can reach together: the real rules, breadth first, states that differ in nothing
 * that matters merged. Two tills share one wallet account, so the list shows payments of another till too.
 */
import {
  applyAttemptFact,
  type AttemptFact,
  holdsTerminal,
  isOpen,
  mayStillCapture,
} from "../../main/core/attempt/attempt.ts";
import { type AttemptEvent, newWatch, observe } from "../../main/core/attempt/attemptRules.ts";
import { nextLookUpAt } from "../../main/core/attempt/watchSchedule.ts";
import {
  cancelled,
  canLinger,
  customerOf,
  empty,
  idOf,
  intend,
  lookUp,
  mayBegin,
  old,
  type Side,
  START,
  takeAnswers,
  TICK_MS,
  undo,
  type Which,
  type World,
} from "./exploreWorld.ts";
import { Broken } from "./oversight.ts";

export interface Step {
  readonly name: string;
  readonly to: World;
}

/** Everything that may happen next. */
function stepsFrom(world: World, payments: "one" | "two"): readonly Step[] {
  const at = world.time * TICK_MS;
  const steps: Step[] = [];
  const put = (name: string, which: Which, side: Side, more: Partial<World> = {}): void => {
    steps.push({ name: `${which} ${name}`, to: { ...world, [which]: side, ...more } });
  };
  steps.push({ name: "time passes", to: { ...world, time: world.time + 1 } });
  if (!world.neighbour) steps.push({ name: "the till next door is paid", to: { ...world, neighbour: true } });
  for (const which of payments === "one" ? (["first"] as const) : (["first", "second"] as const)) {
    const side = world[which];
    const { attempt } = side;
    if (attempt === null) {
      if (which === "second" && !mayBegin(world.first)) continue;
      const fresh = intend(world, which, at);
      put("is asked for", which, { ...empty, attempt: fresh, watch: newWatch(true, at), asked: true });
      continue;
    }
    const see = (name: string, event: AttemptEvent, change: Partial<Side> = {}): void => {
      put(name, which, feed({ ...side, ...change }, event, at));
    };
    for (const [name, truth] of customerOf(side)) put(name, which, { ...side, truth });
    if (side.asked) {
      if (attempt.state === "new") see("leaves", { kind: "sent" });
      if (attempt.state === "new")
        see("never left", { kind: "takeEnded", result: { kind: "notSent", why: "" } }, { asked: false });
      else {
        see("answer lost", { kind: "takeEnded", result: { kind: "lost", why: "" } }, { asked: false });
        for (const reading of takeAnswers(side, which))
          see(
            `answered ${reading.kind}`,
            { kind: "takeEnded", result: { kind: "answered", reading } },
            { asked: false },
          );
        if (side.truth === "waiting")
          see(
            "accepted",
            { kind: "takeEnded", result: { kind: "accepted", gatewayRef: idOf(which), phase: "phone" } },
            { asked: false },
          );
      }
    }
    if (attempt.state !== "new") {
      // A look-up sees what is true now; its answer may wait, be doubled or be overtaken by others.
      const seen = lookUp(world, which);
      see(`look-up ${seen.kind}`, { kind: "lookedUp", reading: seen, askedAt: at });
      if (side.inFlight.length < 1 && canLinger(seen))
        put(`look-up ${seen.kind} lingers`, which, { ...side, inFlight: [...side.inFlight, seen.kind] });
      see("look-up lost", { kind: "lookedUp", reading: { kind: "nothing", why: "lost", text: "" }, askedAt: at });
    }
    for (const [i, kind] of side.inFlight.entries())
      see(
        `old answer ${kind}`,
        { kind: "lookedUp", reading: old(kind, which), askedAt: at - TICK_MS },
        { inFlight: side.inFlight.filter((_, j) => j !== i) },
      );
    see("restarted", { kind: "restarted" }, { asked: false });
    if (!side.cancelAsked) see("cancel asked", { kind: "cancelAsked" }, { cancelAsked: true });
    if (
      attempt.cancel !== null &&
      attempt.cancel.sentAt === null &&
      mayStillCapture(attempt) &&
      at - attempt.intendedAt >= TICK_MS
    ) {
      const gone = feed(side, { kind: "cancelSending" }, at);
      const undone: Side = { ...gone, truth: undo(side.truth) };
      put(
        "cancelled",
        which,
        feed(undone, { kind: "cancelEnded", result: { kind: "answered", reading: cancelled(side.truth) } }, at),
      );
      put(
        "cancelled, answer lost",
        which,
        feed(undone, { kind: "cancelEnded", result: { kind: "lost", why: "" } }, at),
      );
      put("cancel lost", which, feed(gone, { kind: "cancelEnded", result: { kind: "lost", why: "" } }, at));
      put(
        "cancel not possible",
        which,
        feed(
          gone,
          { kind: "cancelEnded", result: { kind: "answered", reading: { kind: "notPossible", text: "E1" } } },
          at,
        ),
      );
    }
    if (attempt.unknownSince !== null) {
      see("decided paid", { kind: "decided", paid: true, approver: "m", reason: "r", slip: "" });
      see("decided not paid", { kind: "decided", paid: false, approver: "m", reason: "r", slip: "" });
      see("set aside", { kind: "setAside", approver: "m", reason: "r" });
    }
  }
  return steps;
}

/** One event under the rules, and what must hold afterwards. */
function feed(side: Side, event: AttemptEvent, at: number): Side {
  const { attempt } = side;
  if (attempt === null) return side;
  const { facts, watch } = observe(attempt, side.watch, event, at);
  const after = facts.reduce((each, fact) => applyAttemptFact(each, fact, at, "c"), attempt);
  const next: Side = { ...side, attempt: after, watch };
  check(side, event, facts, next, at);
  return next;
}

const broken = (invariant: string, what: string): never => {
  throw new Broken(`${invariant}: ${what}`);
};

function check(
  before: Side,
  event: AttemptEvent,
  facts: readonly AttemptFact[],
  { attempt, truth, watch }: Side,
  at: number,
): void {
  const was = before.attempt;
  if (was === null || attempt === null) return;
  const kinds = new Set(facts.map(({ kind }) => kind));
  if (attempt.reference !== was.reference || attempt.amount !== was.amount)
    broken("INV-2", "another reference or amount");
  if (was.proved && !attempt.proved) broken("INV-4", "a proof was taken back");
  if (kinds.has("attempt.approved") && truth !== "paid" && truth !== "returned")
    broken("INV-5", `approved, and it is ${truth}`);
  if (kinds.has("attempt.ended")) {
    if (truth === "paid") broken("INV-5", "'no money was taken', and it was");
    if (truth === "waiting") broken("INV-5", "'no money was taken', and it still may be");
  }
  if (mayStillCapture(attempt) && event.kind !== "restarted" && !holdsTerminal(attempt))
    broken("INV-2", "the terminal was freed");
  const settings = { everyMs: 2_000, watchHours: 24 };
  const asks = nextLookUpAt(attempt, watch, at, false, settings) !== null;
  if (!asks && !(attempt.state === "approved" && attempt.proved)) broken("INV-7", "nobody asks any more");
  if (isOpen(was) && !isOpen(attempt) && facts.length === 0) broken("INV-7", "ended without a fact");
}

/** A moment's age in steps, up to where it makes no difference any more. */
const age = (moment: number | null | undefined, now: number, oldest = 1): number | null =>
  moment === null || moment === undefined ? null : Math.min(oldest, Math.round((now - moment) / TICK_MS));

/** What of a world matters for what can still happen: two worlds with one key go on alike. */
function keyOf({ first, neighbour, second, time }: World): string {
  const now = time * TICK_MS;
  const side = ({ asked, attempt, cancelAsked, inFlight, truth, watch }: Side): unknown => [
    ...[truth, asked, cancelAsked, inFlight],
    ...[watch.takeOpen, age(watch.agreedSince, now), age(watch.lastHeardAt, now), watch.refused === null],
    attempt === null
      ? null
      : [
          ...[attempt.state, attempt.phase, attempt.proved, attempt.cause, attempt.gatewayRef, attempt.late],
          ...[attempt.cancel?.said, attempt.cancel?.confirmed, age(attempt.cancel?.sentAt, now, 2)],
          attempt.cancel === null ? null : age(watch.cancelFrom, now, 2),
          ...[attempt.returned !== null, attempt.decision?.paid, attempt.unknownSince === null],
          ...[age(attempt.intendedAt, now), attempt.contradictedAt === null],
          attempt.listedBefore,
        ],
  ];
  return JSON.stringify([side(first), side(second), neighbour]);
}

export interface Explored {
  readonly states: number;
  readonly ways: number;
  /** Whether every state was gone on from, none left out for want of room. */
  readonly complete: boolean;
}

/**
 * Goes on from every state to every other, breadth first.
 * @param limit states to go on from at most
 * @throws Broken, with the way that led there, when a state breaks an invariant
 */
export function explore(limit: number, payments: "one" | "two" = "two"): Explored {
  const seen = new Set([keyOf(START)]);
  let layer: { readonly world: World; readonly way: readonly string[] }[] = [{ world: START, way: [] }];
  let ways = 0;
  let expanded = 0;
  while (layer.length > 0 && expanded < limit) {
    const next: typeof layer = [];
    for (const { way, world } of layer) {
      if (expanded >= limit) break;
      expanded += 1;
      for (const { name, to } of stepsOrBroken(world, way, payments)) {
        ways += 1;
        const key = keyOf(to);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ world: to, way: [...way, name] });
      }
    }
    layer = next;
  }
  return { states: seen.size, ways, complete: layer.length === 0 };
}

function stepsOrBroken(world: World, way: readonly string[], payments: "one" | "two"): readonly Step[] {
  try {
    return stepsFrom(world, payments);
  } catch (thrown) {
    if (thrown instanceof Broken) thrown.message = [thrown.message, ...way].join("\n");
    throw thrown;
  }
}
