/**
 * Carries every attempt to a proven end: sends it once, asks what became of it, and goes on asking across restarts.
 * What an answer means is `core/attemptRules`; when to ask is `core/watchSchedule`; this file only does it.
 */
import { type Attempt, isOpen, mayStillCapture } from "../core/attempt/attempt.ts";
import { type AttemptEvent, observe, type Watch } from "../core/attempt/attemptRules.ts";
import { afterClockJump } from "../core/attempt/attemptWatch.ts";
import { nextCancelAt, recounted } from "../core/attempt/cancel.ts";
import type { Clock } from "../core/clock.ts";
import type { RuledOut } from "../core/attempt/lostPayment.ts";
import type { Controls } from "../core/attempt/notFound.ts";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { nextLookUpAt, type WatchSettings } from "../core/attempt/watchSchedule.ts";
import type { CardGateway, KnownOfPayment, WalletGateway } from "../gateways/port.ts";
import { type Carriage, type Means, newCarriage, startTake } from "./carriage.ts";
import { keepMoment, watchJumps } from "./clockJumps.ts";
import { COMMIT_RETRY_MS, createEventQueue } from "./eventQueue.ts";

/** How long an approved payment waits for its card details before its slip prints without, ms (gateways.md A.5). */
const CARD_DETAILS_WAIT_MS = 10_000;
/** A timer never waits longer than this for an open outcome, ms, so that a clock put back cannot hold the watch up. */
const LONGEST_WAIT_MS = 60_000;
/** A list of all payments is not asked for more often than this, ms (gateways.md 0.2). */
const LIST_EVERY_MS = 5_000;

export type { Means } from "./carriage.ts";

export interface PaymentsDeps {
  readonly gateway: CardGateway | WalletGateway;
  readonly clock: Clock;
  readonly watch: WatchSettings;
  /** The attempt as the journal has it. */
  attempt(id: string): Attempt | undefined;
  /** Commits an attempt's facts with all that follows from them. @returns false when nothing was kept */
  commit(attempt: Attempt, facts: ReturnType<typeof observe>["facts"], takeOpen: boolean): boolean;
  /** What else is known of an attempt that the gateway has given no id; left out, a person always picks. */
  search?(attempt: Attempt): RuledOut;
  /** What this gateway account was seen to answer; left out, "not found" never proves anything. */
  controls?(): Controls;
  /** The attempt's card details came, or will not come any more: its slips may be printed. */
  detailsSettled(attempt: Attempt): void;
  /** Something the screen shows has changed beside the journal. */
  changed(): void;
}

export interface Carried {
  readonly watch: Watch;
  readonly unreachable: boolean;
  /** The code to draw for the customer's phone, while this run has it. */
  readonly qr: string | null;
  /** When the cancel that was asked for goes out (again), ms; null when none waits. */
  readonly cancelAt: number | null;
}

export interface Payments {
  /** Takes up every attempt at this gateway that the last run left: open ones are looked up at once, ended ones by the schedule. */
  recover(attempts: readonly Attempt[]): void;
  /** Sends an attempt whose intent is committed (INV-1). Throws when the gateway does not take such means: a bug. */
  send(attempt: Attempt, means?: Means): void;
  /** A manager picked the payment from the gateway's list: it is asked for by that id at once. @returns false when not kept */
  pick(attemptId: string, gatewayRef: string, approver: string): boolean;
  /** Queues a cancel until the gateway takes one. @returns false when none can be asked for, or it could not be kept */
  cancel(attemptId: string): boolean;
  /** Looks up now. @returns false when this attempt is not watched any more */
  checkAgain(attemptId: string): boolean;
  /** Asks about any payment of this gateway once, also when its watch is over. @returns false when it is another gateway's */
  askOnce(attempt: Attempt): boolean;
  /** The same, answered when what was heard is kept. @returns false when it is another gateway's */
  askNow(attempt: Attempt): Promise<boolean>;
  /** A person decides, or sets aside. @returns false when the facts could not be kept, or it was settled meanwhile */
  decide(attemptId: string, event: Extract<AttemptEvent, { kind: "decided" | "setAside" }>): boolean;
  carried(attemptId: string): Carried | undefined;
  /** Every unknown outcome is asked for at once: the network is back, or the day is to close. */
  lookUpAllNow(): void;
  close(): void;
}

export function createPayments(deps: PaymentsDeps): Payments {
  const { gateway, clock } = deps;
  const carriages = new Map<string, Carriage>();
  const jumped = watchJumps(clock);
  let closed = false;

  const carry = (attempt: Attempt, takeOpen: boolean): Carriage => {
    const events = createEventQueue<AttemptEvent>(clock, (event, at) => keep(carriage, event, at), deps.changed);
    const carriage: Carriage = newCarriage(attempt, takeOpen, clock.now(), events);
    carriages.set(attempt.id, carriage);
    return carriage;
  };

  const known = (id: string): Attempt => {
    const attempt = deps.attempt(id);
    if (attempt === undefined) throw new Error(`attempt ${id} is carried but not in the journal`);
    return attempt;
  };

  /** Feeds one event to the rules, behind those that wait to be kept. */
  const step = (carriage: Carriage, event: AttemptEvent): void => {
    if (closed) return;
    if (jumped()) for (const each of carriages.values()) each.watch = afterClockJump(each.watch, clock.now());
    carriage.events.add(event);
  };

  const keep = (carriage: Carriage, event: AttemptEvent, at: number): (() => void) | null => {
    const before = known(carriage.id);
    const { facts, watch } = observe(before, carriage.watch, event, at);
    if (facts.length > 0 && !deps.commit(before, facts, watch.takeOpen)) return null;
    return () => {
      carriage.watch = watch;
      if (event.kind === "takeEnded") carriage.take = null;
      afterwards(carriage, before);
    };
  };

  /** What a person asked for, or what is about to be sent: kept now or not at all. @returns whether it was */
  const atOnce = (carriage: Carriage, event: AttemptEvent): boolean => {
    const before = deps.attempt(carriage.id);
    if (before === undefined || !carriage.events.isEmpty() || closed) return false;
    const { facts, watch } = observe(before, carriage.watch, event, clock.now());
    if (facts.length === 0 || !deps.commit(before, facts, watch.takeOpen)) return false;
    carriage.watch = watch;
    afterwards(carriage, before);
    deps.changed();
    return true;
  };

  const afterwards = (carriage: Carriage, before: Attempt): void => {
    const after = known(carriage.id);
    if (before.state !== "approved" && after.state === "approved" && carriage.take !== null) {
      if (after.card !== null) carriage.take.release();
      else carriage.cancelRelease = clock.after(CARD_DETAILS_WAIT_MS, () => carriage.take?.release());
    }
    // A capture proved after a person had decided, or after another end, is news for paper too.
    if (after.state === "approved" && (before.state !== "approved" || (before.card === null && after.card !== null)))
      carriage.settled = false;
    settleDetails(carriage, after);
    schedule(carriage);
    queueCancel(carriage);
  };

  /** Once per ending: its card is known, or the request that could still have told is over. */
  const settleDetails = (carriage: Carriage, attempt: Attempt): void => {
    if (carriage.settled || isOpen(attempt) || attempt.state === "setAside") return;
    if (carriage.take !== null && attempt.card === null) return;
    carriage.settled = true;
    deps.detailsSettled(attempt);
  };

  const schedule = (carriage: Carriage): void => {
    carriage.cancelTimer?.();
    carriage.cancelTimer = null;
    if (closed) return;
    const attempt = deps.attempt(carriage.id);
    if (attempt === undefined) return;
    const blind = gateway.lookUpBy === "gatewayRef" && attempt.gatewayRef === "";
    // A list says nothing about a payment whose request is still open, and some terminals must not be asked beside it.
    if ((blind || gateway.asksBeside === false) && carriage.take !== null) return;
    const settings = blind ? { ...deps.watch, everyMs: Math.max(deps.watch.everyMs, LIST_EVERY_MS) } : deps.watch;
    const at = nextLookUpAt(attempt, carriage.watch, carriage.lastLookUpAt, carriage.unreachable, settings);
    if (at === null) {
      if (carriage.take === null && carriage.events.isEmpty()) carriages.delete(carriage.id);
      return;
    }
    const wait = Math.max(0, at - clock.now());
    const longest = mayStillCapture(attempt) ? LONGEST_WAIT_MS : Number.POSITIVE_INFINITY;
    carriage.cancelTimer = clock.after(Math.min(wait, longest), () => void lookUp(carriage));
  };

  /** One look-up at a time per attempt; the next is planned only when this one has answered. */
  const lookUp = async (carriage: Carriage): Promise<void> => {
    if (carriage.lookingUp || closed) return;
    carriage.lookingUp = true;
    const asked = keepMoment(clock);
    carriage.lastLookUpAt = clock.now();
    carriage.cancelTimer?.();
    const reading = await gateway.lookUp(carriage.order, knownOf(carriage)).catch(learnedNothing);
    carriage.lookingUp = false;
    if (isClosed()) return;
    const wasUnreachable = carriage.unreachable;
    carriage.unreachable = reading.kind === "nothing" && reading.why === "unreachable";
    const controls = deps.controls?.();
    step(carriage, { kind: "lookedUp", reading, askedAt: asked(), ...(controls === undefined ? {} : { controls }) });
    if (wasUnreachable && !carriage.unreachable) lookUpAllNow();
    schedule(carriage);
  };

  /** Asked again after a wait, when the till may have been closed meanwhile. */
  const isClosed = (): boolean => closed;

  const knownOf = (carriage: Carriage): KnownOfPayment => {
    const attempt = known(carriage.id);
    const search = deps.search?.(attempt) ?? { cannotBe: null, onlyOne: false };
    const { gatewayRef, wallet } = attempt;
    return { gatewayRef, wallet: wallet?.brand ?? null, ...search };
  };

  const cancelAt = ({ id, watch }: Carriage): number | null => {
    const attempt = deps.attempt(id);
    if (attempt === undefined || gateway.cancel.kind !== "request" || !mayStillCapture(attempt)) return null;
    const from = watch.cancelFrom;
    const sentAt = Math.min(attempt.sentAt ?? attempt.intendedAt, from ?? Number.POSITIVE_INFINITY);
    return nextCancelAt(recounted(attempt.cancel, from), sentAt, gateway.cancel.notBeforeMs, gateway.cancel.againMs);
  };

  /** @param atLeast how long it waits in any case, ms */
  const queueCancel = (carriage: Carriage, atLeast = 0): void => {
    carriage.cancelQueue?.();
    carriage.cancelQueue = null;
    if (carriage.cancelling || closed) return;
    const at = cancelAt(carriage);
    if (at === null) return;
    carriage.cancelQueue = clock.after(Math.max(atLeast, at - clock.now()), () => void sendCancel(carriage));
  };

  /** One cancel at a time; before a second one is sent, a look-up tells what the first did; after each, always a look-up. */
  const sendCancel = async (carriage: Carriage): Promise<void> => {
    if (gateway.cancel.kind !== "request") return;
    carriage.cancelling = true;
    if ((deps.attempt(carriage.id)?.cancel?.tries ?? 0) > 0) await lookUp(carriage);
    const committed = atOnce(carriage, { kind: "cancelSending" });
    if (committed) {
      const result = await gateway.cancel.send(carriage.order, knownOf(carriage)).catch(lostToBug);
      step(carriage, { kind: "cancelEnded", result });
      void lookUp(carriage);
    }
    carriage.cancelling = false;
    queueCancel(carriage, committed ? 0 : COMMIT_RETRY_MS);
  };

  const lookUpAllNow = (): void => {
    if (closed) return;
    for (const carriage of carriages.values()) {
      const attempt = deps.attempt(carriage.id);
      if (attempt !== undefined && mayStillCapture(attempt) && !carriage.watch.takeOpen) void lookUp(carriage);
    }
  };

  return {
    recover(attempts) {
      for (const attempt of attempts) {
        if (attempt.gateway !== gateway.id) continue;
        const carriage = carry(attempt, false);
        step(carriage, { kind: "restarted" });
        if (mayStillCapture(attempt)) void lookUp(carriage);
      }
    },
    send(attempt, means = { kind: "card" }) {
      const carriage = carry(attempt, true);
      const call = startTake(gateway, carriage.order, means, {
        sent() {
          step(carriage, { kind: "sent" });
        },
        qr(code) {
          carriage.qr = code;
          deps.changed();
        },
      });
      carriage.take = call;
      schedule(carriage);
      void call.result.catch(lostToBug).then((result) => {
        step(carriage, { kind: "takeEnded", result });
      });
    },
    pick(attemptId, gatewayRef, approver) {
      const carriage = carriages.get(attemptId);
      if (carriage === undefined || !atOnce(carriage, { kind: "picked", gatewayRef, approver })) return false;
      void lookUp(carriage);
      return true;
    },
    cancel(attemptId) {
      const carriage = carriages.get(attemptId);
      return carriage !== undefined && gateway.cancel.kind === "request" && atOnce(carriage, { kind: "cancelAsked" });
    },
    checkAgain(attemptId) {
      const carriage = carriages.get(attemptId);
      if (carriage === undefined) return false;
      void lookUp(carriage);
      return true;
    },
    askOnce(attempt) {
      if (attempt.gateway !== gateway.id || closed) return false;
      void lookUp(carriages.get(attempt.id) ?? carry(attempt, false));
      return true;
    },
    async askNow(attempt) {
      if (attempt.gateway !== gateway.id || closed) return false;
      await lookUp(carriages.get(attempt.id) ?? carry(attempt, false));
      return true;
    },
    decide(attemptId, event) {
      const carriage = carriages.get(attemptId);
      return carriage !== undefined && atOnce(carriage, event);
    },
    carried(attemptId) {
      const carriage = carriages.get(attemptId);
      if (carriage === undefined) return undefined;
      const { watch, unreachable, qr, cancelling } = carriage;
      return { watch, unreachable, qr, cancelAt: cancelling ? null : cancelAt(carriage) };
    },
    lookUpAllNow,
    close() {
      closed = true;
      for (const carriage of carriages.values()) {
        carriage.cancelTimer?.();
        carriage.cancelRelease?.();
        carriage.events.close();
        carriage.cancelQueue?.();
        carriage.take?.release();
      }
      gateway.close();
    },
  };
}

/** A gateway never rejects. Should one do so all the same, that one answer is lost, and the watch of every payment goes on. */
const learnedNothing = (): Reading => ({ kind: "nothing", why: "notUnderstood", text: "" });
const lostToBug = (): Extract<TakeResult, { kind: "lost" }> => ({ kind: "lost", why: "notUnderstood" });
