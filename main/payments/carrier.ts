/**
 * Carries what a gateway is asked once, and looked up until its outcome is known: a refund, or a tip that is put on a payment.
 * It goes on across restarts, and after the end for as long as the answer could still change. What an event means and when
 * to look next its rules say; this file only does it.
 */
import type { Clock } from "../core/clock.ts";
import { keepMoment, watchJumps } from "./clockJumps.ts";
import { createEventQueue, type EventQueue } from "./eventQueue.ts";

/** A timer never waits longer than this for an open outcome, ms, so that a clock put back cannot hold the watch up. */
const LONGEST_WAIT_MS = 60_000;

/** What this run knows of one beside the journal. */
export interface Looking<Watch> {
  readonly watch: Watch;
  /** ms; null before the first. */
  readonly lastLookUpAt: number | null;
  /** The last look-up failed before a byte left. */
  readonly unreachable: boolean;
}

/** What happens to everything that is carried; the rest is its own. */
export type CommonEvent = { readonly kind: "sent" } | { readonly kind: "restarted" };

export interface CarrierDeps<
  Thing,
  Watch,
  So extends { readonly facts: readonly unknown[]; readonly watch: Watch },
  Own,
> {
  /** What it is called where a bug is told. */
  readonly name: string;
  readonly clock: Clock;
  /** As the journal has it. */
  known(id: string): Thing | undefined;
  isOpen(thing: Thing): boolean;
  newWatch(askOpen: boolean, at: number): Watch;
  afterClockJump(watch: Watch, at: number): Watch;
  observe(thing: Thing, watch: Watch, event: Own | CommonEvent, at: number): So;
  /** Commits what was seen with all that follows from it. @returns false when nothing was kept */
  commit(thing: Thing, so: So): boolean;
  /** ms; null when nobody needs to ask. */
  nextLookUpAt(thing: Thing, looking: Looking<Watch>): number | null;
  /** Sends it, once. */
  ask(thing: Thing, onSent: () => void): Promise<Own>;
  /** @returns what makes the event of it; the moment in which it was asked is the carrier's, ms */
  lookUp(thing: Thing): Promise<{ readonly unreachable: boolean; event(askedAt: number): Own }>;
  /** Something the screen shows has changed beside the journal. */
  changed(): void;
}

export interface Carrier<Thing, Watch, Own> {
  /** Takes up what the last run left: open ones are looked up at once, ended ones by the schedule. */
  recover(things: readonly Thing[]): void;
  /** Sends one whose intent is committed (INV-1), once. */
  send(thing: Thing): void;
  /** Looks up now. @returns false when it is not watched any more */
  checkAgain(id: string): boolean;
  /** A person decides. @returns false when that could not be kept, or it ended meanwhile */
  decide(id: string, event: Own): boolean;
  carried(id: string): Looking<Watch> | undefined;
  /** Every unknown outcome is asked for at once: the network is back, or the day is to close. */
  lookUpAllNow(): void;
  close(): void;
}

interface Carriage<Watch, Event> extends Looking<Watch> {
  readonly id: string;
  watch: Watch;
  lookingUp: boolean;
  lastLookUpAt: number | null;
  unreachable: boolean;
  cancelTimer: (() => void) | null;
  readonly events: EventQueue<Event>;
}

export function createCarrier<
  Thing extends { readonly id: string; readonly state: string },
  Watch extends { readonly askOpen: boolean },
  So extends { readonly facts: readonly unknown[]; readonly watch: Watch },
  Own,
>(deps: CarrierDeps<Thing, Watch, So, Own>): Carrier<Thing, Watch, Own> {
  type Event = Own | CommonEvent;
  const { clock } = deps;
  const carriages = new Map<string, Carriage<Watch, Event>>();
  const jumped = watchJumps(clock);
  let closed = false;
  /** Asked again after a wait, when the till may have been closed meanwhile. */
  const isClosed = (): boolean => closed;

  const known = (id: string): Thing => {
    const thing = deps.known(id);
    if (thing === undefined) throw new Error(`${deps.name} ${id} is carried but not in the journal`);
    return thing;
  };

  const carry = (id: string, askOpen: boolean): Carriage<Watch, Event> => {
    const carriage: Carriage<Watch, Event> = {
      ...{ id, lookingUp: false, lastLookUpAt: null, unreachable: false, cancelTimer: null },
      watch: deps.newWatch(askOpen, clock.now()),
      events: createEventQueue<Event>(
        clock,
        (event, at) => keep(carriage, event, at),
        () => {
          schedule(carriage);
          deps.changed();
        },
      ),
    };
    carriages.set(id, carriage);
    return carriage;
  };

  /** Feeds one event to the rules, behind those that wait to be kept. */
  const step = (carriage: Carriage<Watch, Event>, event: Event): void => {
    if (closed) return;
    if (jumped()) for (const each of carriages.values()) each.watch = deps.afterClockJump(each.watch, clock.now());
    carriage.events.add(event);
  };

  const keep = (carriage: Carriage<Watch, Event>, event: Event, at: number): (() => void) | null => {
    const before = known(carriage.id);
    const so = deps.observe(before, carriage.watch, event, at);
    if (so.facts.length > 0 && !deps.commit(before, so)) return null;
    return () => {
      carriage.watch = so.watch;
    };
  };

  const schedule = (carriage: Carriage<Watch, Event>): void => {
    carriage.cancelTimer?.();
    carriage.cancelTimer = null;
    if (closed) return;
    const thing = known(carriage.id);
    const at = deps.nextLookUpAt(thing, carriage);
    if (at === null) {
      if (!carriage.watch.askOpen) carriages.delete(carriage.id);
      return;
    }
    const longest = deps.isOpen(thing) ? LONGEST_WAIT_MS : Number.POSITIVE_INFINITY;
    const wait = Math.min(Math.max(0, at - clock.now()), longest);
    carriage.cancelTimer = clock.after(wait, () => void lookUp(carriage));
  };

  /** One look-up at a time of each, and none while its request is open: what is shown then says nothing of that. */
  const lookUp = async (carriage: Carriage<Watch, Event>): Promise<void> => {
    if (carriage.lookingUp || carriage.watch.askOpen || closed) return;
    carriage.lookingUp = true;
    const asked = keepMoment(clock);
    carriage.lastLookUpAt = clock.now();
    carriage.cancelTimer?.();
    const { event, unreachable } = await deps.lookUp(known(carriage.id));
    carriage.lookingUp = false;
    if (isClosed()) return;
    const isBack = carriage.unreachable && !unreachable;
    carriage.unreachable = unreachable;
    step(carriage, event(asked()));
    if (isBack) lookUpAllNow();
  };

  const lookUpAllNow = (): void => {
    for (const carriage of carriages.values()) if (deps.isOpen(known(carriage.id))) void lookUp(carriage);
  };

  return {
    recover(things) {
      for (const { id } of things) step(carry(id, false), { kind: "restarted" });
    },
    send(thing) {
      if (thing.state !== "new" || carriages.has(thing.id)) throw new Error(`${deps.name} ${thing.id} was sent before`);
      const carriage = carry(thing.id, true);
      const onSent = (): void => {
        step(carriage, { kind: "sent" });
      };
      void deps.ask(thing, onSent).then((ended) => {
        step(carriage, ended);
      });
    },
    checkAgain(id) {
      const carriage = carriages.get(id);
      if (carriage === undefined) return false;
      void lookUp(carriage);
      return true;
    },
    decide(id, event) {
      const carriage = carriages.get(id);
      if (carriage === undefined || !carriage.events.isEmpty() || closed) return false;
      const before = known(id);
      const so = deps.observe(before, carriage.watch, event, clock.now());
      if (so.facts.length === 0 || !deps.commit(before, so)) return false;
      carriage.watch = so.watch;
      schedule(carriage);
      deps.changed();
      return true;
    },
    carried: (id) => carriages.get(id),
    lookUpAllNow,
    close() {
      closed = true;
      for (const carriage of carriages.values()) {
        carriage.cancelTimer?.();
        carriage.events.close();
      }
    },
  };
}
