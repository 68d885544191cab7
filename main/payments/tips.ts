/**
 * Carries every tip that is put on a payment afterwards to its end: asks once, looks up what the payment shows, and goes on
 * doing so across restarts. What an answer means is `core/tipRules`; this file only does it.
 */
import type { Clock } from "../core/clock.ts";
import type { Minor } from "../core/money/money.ts";
import { isOpenTip, type TipChange } from "../core/tip/tipChange.ts";
import {
  newTipWatch,
  observeTip,
  tipAfterClockJump,
  type TipAnswer,
  type TipEvent,
  type TipObservation,
  type TipWatch,
} from "../core/tip/tipRules.ts";
import { nextAfterEnd, openPace, UNREACHABLE_RETRY_MS, type WatchSettings } from "../core/attempt/watchSchedule.ts";
import type { Gateway, TipWay } from "../gateways/port.ts";
import { keepMoment, watchJumps } from "./clockJumps.ts";
import { createEventQueue, type EventQueue } from "./eventQueue.ts";

/** A timer never waits longer than this for an open outcome, ms, so that a clock put back cannot hold the watch up. */
const LONGEST_WAIT_MS = 60_000;

export interface TipsDeps {
  readonly gateway: Pick<Gateway, "id" | "lookUp"> & { readonly adjust: NonNullable<TipWay["adjust"]> };
  readonly clock: Clock;
  readonly watch: WatchSettings;
  /** The change as the journal has it. */
  change(id: string): TipChange | undefined;
  /** Commits what was seen of a change with what follows for its payment. @returns false when nothing was kept */
  commit(change: TipChange, so: TipObservation): boolean;
  /** Something the screen shows has changed beside the journal. */
  changed(): void;
}

export interface Tips {
  /** Takes up every change at this gateway that the last run left. */
  recover(changes: readonly TipChange[]): void;
  /** Sends a change whose intent is committed (INV-1), once. */
  send(change: TipChange): void;
  /** Looks up now. @returns false when this change is not watched any more */
  checkAgain(id: string): boolean;
  /** A person closes it. @returns false when that could not be kept, or it ended meanwhile */
  decide(id: string, event: Extract<TipEvent, { kind: "decided" }>): boolean;
  lookUpAllNow(): void;
  close(): void;
}

interface Carriage {
  readonly id: string;
  watch: TipWatch;
  lookingUp: boolean;
  lastLookUpAt: number | null;
  unreachable: boolean;
  cancelTimer: (() => void) | null;
  readonly events: EventQueue<TipEvent>;
}

export function createTips(deps: TipsDeps): Tips {
  const { clock, gateway } = deps;
  const carriages = new Map<string, Carriage>();
  const jumped = watchJumps(clock);
  let closed = false;

  const carry = (id: string, askOpen: boolean): Carriage => {
    const carriage: Carriage = {
      id,
      watch: newTipWatch(askOpen, clock.now()),
      lookingUp: false,
      lastLookUpAt: null,
      unreachable: false,
      cancelTimer: null,
      events: createEventQueue(
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

  const known = (id: string): TipChange => {
    const change = deps.change(id);
    if (change === undefined) throw new Error(`tip ${id} is carried but not in the journal`);
    return change;
  };

  const step = (carriage: Carriage, event: TipEvent): void => {
    if (closed) return;
    if (jumped()) for (const each of carriages.values()) each.watch = tipAfterClockJump(each.watch, clock.now());
    carriage.events.add(event);
  };

  const keep = (carriage: Carriage, event: TipEvent, at: number): (() => void) | null => {
    const before = known(carriage.id);
    const so = observeTip(before, carriage.watch, event, at);
    if (so.facts.length > 0 && !deps.commit(before, so)) return null;
    return () => {
      carriage.watch = so.watch;
    };
  };

  /** When the payment is looked at next, ms; null when nobody needs to. */
  const nextAt = (change: TipChange, { lastLookUpAt, unreachable, watch }: Carriage): number | null => {
    if (watch.askOpen || change.state === "made") return null;
    if (!isOpenTip(change))
      return change.endedAt === null
        ? null
        : nextAfterEnd(change.endedAt, lastLookUpAt ?? change.endedAt, deps.watch.watchHours);
    if (lastLookUpAt === null) return 0;
    const pace = openPace(watch.askEndedAt, lastLookUpAt, deps.watch);
    return lastLookUpAt + (unreachable ? Math.min(UNREACHABLE_RETRY_MS, pace) : pace);
  };

  const schedule = (carriage: Carriage): void => {
    carriage.cancelTimer?.();
    carriage.cancelTimer = null;
    if (closed) return;
    const change = known(carriage.id);
    const at = nextAt(change, carriage);
    if (at === null) {
      if (!carriage.watch.askOpen) carriages.delete(carriage.id);
      return;
    }
    const longest = isOpenTip(change) ? LONGEST_WAIT_MS : Number.POSITIVE_INFINITY;
    const wait = Math.min(Math.max(0, at - clock.now()), longest);
    carriage.cancelTimer = clock.after(wait, () => void lookUp(carriage));
  };

  const lookUp = async (carriage: Carriage): Promise<void> => {
    if (carriage.lookingUp || carriage.watch.askOpen || closed) return;
    carriage.lookingUp = true;
    const asked = keepMoment(clock);
    carriage.lastLookUpAt = clock.now();
    carriage.cancelTimer?.();
    const { shows, unreachable } = await whatItShows(gateway, known(carriage.id));
    carriage.lookingUp = false;
    carriage.unreachable = unreachable;
    step(carriage, { kind: "lookedUp", shows, askedAt: asked() });
  };

  return {
    recover(changes) {
      for (const change of changes) {
        if (change.gateway !== gateway.id) continue;
        step(carry(change.id, false), { kind: "restarted" });
      }
    },
    send(change) {
      if (change.state !== "new" || carriages.has(change.id)) throw new Error(`tip ${change.id} was sent before`);
      const carriage = carry(change.id, true);
      void gateway
        .adjust(change.reference, change.tip, () => {
          step(carriage, { kind: "sent" });
        })
        .catch(lostToBug)
        .then((result) => {
          step(carriage, { kind: "askEnded", result });
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
      const so = observeTip(before, carriage.watch, event, clock.now());
      if (so.facts.length === 0 || !deps.commit(before, so)) return false;
      carriage.watch = so.watch;
      schedule(carriage);
      deps.changed();
      return true;
    },
    lookUpAllNow() {
      for (const carriage of carriages.values()) if (isOpenTip(known(carriage.id))) void lookUp(carriage);
    },
    close() {
      closed = true;
      for (const carriage of carriages.values()) {
        carriage.cancelTimer?.();
        carriage.events.close();
      }
    },
  };
}

/** The tip that the payment has by the gateway's own word; null when it says nothing of it. */
async function whatItShows(
  gateway: TipsDeps["gateway"],
  { amount, currency, reference, tip }: TipChange,
): Promise<{ readonly shows: Minor | null; readonly unreachable: boolean }> {
  const order = { reference, amount, tip, currency, askTip: true as const };
  const reading = await gateway.lookUp(order).catch(() => null);
  return {
    shows: reading?.kind === "captured" ? reading.capture.tip : null,
    unreachable: reading?.kind === "nothing" && reading.why === "unreachable",
  };
}

/** A gateway never rejects. Should one do so all the same, that one answer is lost. */
const lostToBug = (): TipAnswer => ({ kind: "lost", why: "notUnderstood" });
