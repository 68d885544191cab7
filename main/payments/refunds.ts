/**
 * Carries every refund to a proven end: sends it once, asks what became of it, and goes on asking across restarts. What an
 * answer means is `core/refundRules`; when to ask is `core/refundSchedule`; this file only does it.
 */
import type { Clock } from "../core/clock.ts";
import type { KnownOfRefund } from "../core/refund/lostRefund.ts";
import { isOpenRefund, type Refund, type RefundFact } from "../core/refund/refund.ts";
import type { RefundReading, RefundResult } from "../core/refund/refundReading.ts";
import {
  newRefundWatch,
  observeRefund,
  refundAfterClockJump,
  type RefundEvent,
  type RefundWatch,
} from "../core/refund/refundRules.ts";
import { nextRefundLookUpAt } from "../core/refund/refundSchedule.ts";
import type { WatchSettings } from "../core/attempt/watchSchedule.ts";
import type { Gateway, GiveBack, RefundOrder } from "../gateways/port.ts";
import { keepMoment, watchJumps } from "./clockJumps.ts";
import { createEventQueue, type EventQueue } from "./eventQueue.ts";

/** A timer never waits longer than this for an open outcome, ms, so that a clock put back cannot hold the watch up. */
const LONGEST_WAIT_MS = 60_000;

export interface RefundsDeps {
  readonly gateway: Pick<Gateway, "id"> & { readonly giveBack: Extract<GiveBack, { kind: "request" }> };
  readonly clock: Clock;
  readonly watch: WatchSettings;
  /** The refund as the journal has it. */
  refund(id: string): Refund | undefined;
  /** What its gateway is asked; by the capture that it gives back. */
  order(refund: Refund): RefundOrder;
  /** What the journal knows of refunds that could be taken for it. */
  search(refund: Refund): KnownOfRefund;
  /** Commits a refund's facts with all that follows from them. @returns false when nothing was kept */
  commit(refund: Refund, facts: readonly RefundFact[]): boolean;
  /** Something the screen shows has changed beside the journal. */
  changed(): void;
}

export interface CarriedRefund {
  readonly watch: RefundWatch;
  readonly unreachable: boolean;
}

export interface Refunds {
  /** Takes up every refund at this gateway that the last run left: open ones are looked up at once, ended ones by the schedule. */
  recover(refunds: readonly Refund[]): void;
  /** Sends a refund whose intent is committed (INV-1), once. */
  send(refund: Refund): void;
  /** Looks up now. @returns false when this refund is not watched any more */
  checkAgain(id: string): boolean;
  /** A person decides. @returns false when the facts could not be kept, or it ended meanwhile */
  decide(id: string, event: Extract<RefundEvent, { kind: "decided" }>): boolean;
  carried(id: string): CarriedRefund | undefined;
  /** Every unknown outcome is asked for at once: the network is back, or the day is to close. */
  lookUpAllNow(): void;
  close(): void;
}

interface Carriage {
  readonly id: string;
  watch: RefundWatch;
  lookingUp: boolean;
  lastLookUpAt: number | null;
  unreachable: boolean;
  cancelTimer: (() => void) | null;
  readonly events: EventQueue<RefundEvent>;
}

export function createRefunds(deps: RefundsDeps): Refunds {
  const { clock, gateway } = deps;
  const carriages = new Map<string, Carriage>();
  const jumped = watchJumps(clock);
  let closed = false;

  const carry = (refund: Refund, askOpen: boolean): Carriage => {
    const carriage: Carriage = {
      id: refund.id,
      watch: newRefundWatch(askOpen, clock.now()),
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
    carriages.set(refund.id, carriage);
    return carriage;
  };

  const known = (id: string): Refund => {
    const refund = deps.refund(id);
    if (refund === undefined) throw new Error(`refund ${id} is carried but not in the journal`);
    return refund;
  };

  /** Feeds one event to the rules, behind those that wait to be kept. */
  const step = (carriage: Carriage, event: RefundEvent): void => {
    if (closed) return;
    if (jumped()) for (const each of carriages.values()) each.watch = refundAfterClockJump(each.watch, clock.now());
    carriage.events.add(event);
  };

  const keep = (carriage: Carriage, event: RefundEvent, at: number): (() => void) | null => {
    const before = known(carriage.id);
    const { facts, watch } = observeRefund(before, carriage.watch, event, at);
    if (facts.length > 0 && !deps.commit(before, facts)) return null;
    return () => {
      carriage.watch = watch;
    };
  };

  const schedule = (carriage: Carriage): void => {
    carriage.cancelTimer?.();
    carriage.cancelTimer = null;
    if (closed) return;
    const refund = known(carriage.id);
    const { watch, lastLookUpAt, unreachable } = carriage;
    const at = nextRefundLookUpAt(refund, watch, lastLookUpAt, unreachable, deps.watch);
    if (at === null) {
      if (!watch.askOpen) carriages.delete(carriage.id);
      return;
    }
    const wait = Math.max(0, at - clock.now());
    const longest = isOpenRefund(refund) ? LONGEST_WAIT_MS : Number.POSITIVE_INFINITY;
    carriage.cancelTimer = clock.after(Math.min(wait, longest), () => void lookUp(carriage));
  };

  /** One look-up at a time per refund, and none while its request is open: the list says nothing of that. */
  const lookUp = async (carriage: Carriage): Promise<void> => {
    if (carriage.lookingUp || carriage.watch.askOpen || closed) return;
    carriage.lookingUp = true;
    const asked = keepMoment(clock);
    carriage.lastLookUpAt = clock.now();
    carriage.cancelTimer?.();
    const refund = known(carriage.id);
    const reading = await gateway.giveBack.lookUp(deps.order(refund), deps.search(refund)).catch(learnedNothing);
    carriage.lookingUp = false;
    if (isClosed()) return;
    const wasUnreachable = carriage.unreachable;
    carriage.unreachable = reading.kind === "nothing" && reading.why === "unreachable";
    step(carriage, { kind: "lookedUp", reading, askedAt: asked() });
    if (wasUnreachable && !carriage.unreachable) lookUpAllNow();
  };

  /** Asked again after a wait, when the till may have been closed meanwhile. */
  const isClosed = (): boolean => closed;

  const lookUpAllNow = (): void => {
    for (const carriage of carriages.values()) if (isOpenRefund(known(carriage.id))) void lookUp(carriage);
  };

  return {
    recover(refunds) {
      for (const refund of refunds) {
        if (refund.gateway !== gateway.id || refund.way === "byHand") continue;
        const carriage = carry(refund, false);
        step(carriage, { kind: "restarted" });
      }
    },
    send(refund) {
      if (refund.state !== "new" || carriages.has(refund.id)) throw new Error(`refund ${refund.id} was sent before`);
      const carriage = carry(refund, true);
      void gateway.giveBack
        .send(deps.order(refund), () => {
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
      const { facts, watch } = observeRefund(before, carriage.watch, event, clock.now());
      if (facts.length === 0 || !deps.commit(before, facts)) return false;
      carriage.watch = watch;
      schedule(carriage);
      deps.changed();
      return true;
    },
    carried(id) {
      const carriage = carriages.get(id);
      return carriage === undefined ? undefined : { watch: carriage.watch, unreachable: carriage.unreachable };
    },
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

/** A gateway never rejects. Should one do so all the same, that one answer is lost, and every watch goes on. */
const learnedNothing = (): RefundReading => ({ kind: "nothing", why: "notUnderstood", text: "" });
const lostToBug = (): RefundResult => ({ kind: "lost", why: "notUnderstood" });
