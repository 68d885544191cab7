/**
 * Carries every tip that is put on a payment afterwards to its end: asks once, looks up what the payment shows, and goes on
 * doing so across restarts. What an answer means is `core/tipRules`, and `carrier.ts` does it.
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
import { type Carrier, type CommonEvent, createCarrier, type Looking } from "./carrier.ts";

export interface TipsDeps {
  readonly gateway: Pick<Gateway, "id" | "lookUp"> & { readonly adjust: NonNullable<TipWay["adjust"]> };
  readonly clock: Clock;
  readonly watch: WatchSettings;
  /** The change as the journal has it. */
  change(id: string): TipChange | undefined;
  /** The last change of the same payment: it, or one that was asked for after it had been closed. */
  newest(change: TipChange): TipChange;
  /** Commits what was seen of a change with what follows for its payment. @returns false when nothing was kept */
  commit(change: TipChange, so: TipObservation): boolean;
  /** Something the screen shows has changed beside the journal. */
  changed(): void;
}

type Own = Exclude<TipEvent, CommonEvent>;
export type Tips = Carrier<TipChange, TipWatch, Own>;

export function createTips(deps: TipsDeps): Tips {
  const { gateway } = deps;
  const carrier = createCarrier<TipChange, TipWatch, TipObservation, Own>({
    name: "tip",
    clock: deps.clock,
    known: (id) => deps.change(id),
    isOpen: isOpenTip,
    newWatch: newTipWatch,
    afterClockJump: tipAfterClockJump,
    observe: observeTip,
    commit: (change, so) => deps.commit(change, so),
    nextLookUpAt: (change, looking) => nextTipLookUpAt(change, looking, deps.watch),
    ask: async ({ reference, tip }, onSent) => ({
      kind: "askEnded",
      result: await gateway.adjust(reference, tip, onSent).catch(lostToBug),
    }),
    async lookUp(change) {
      const before = deps.newest(change);
      const { shows, unreachable } = await whatItShows(gateway, change);
      const ofIt = isOfAnother(change, shows, before, deps.newest(change)) ? null : shows;
      return { unreachable, event: (askedAt) => ({ kind: "lookedUp", shows: ofIt, askedAt }) };
    },
    changed() {
      deps.changed();
    },
  });
  return {
    ...carrier,
    recover(changes) {
      carrier.recover(changes.filter((change) => change.gateway === gateway.id));
    },
  };
}

/** When the payment is looked at next, ms; null when nobody needs to. */
function nextTipLookUpAt(
  change: TipChange,
  { lastLookUpAt, unreachable, watch }: Looking<TipWatch>,
  settings: WatchSettings,
): number | null {
  if (watch.askOpen || change.state === "made") return null;
  if (!isOpenTip(change))
    return change.endedAt === null
      ? null
      : nextAfterEnd(change.endedAt, lastLookUpAt ?? change.endedAt, settings.watchHours);
  if (lastLookUpAt === null) return 0;
  const pace = openPace(watch.askEndedAt, lastLookUpAt, settings);
  return lastLookUpAt + (unreachable ? Math.min(UNREACHABLE_RETRY_MS, pace) : pace);
}

/** The tip that the payment has by the gateway's own word; null when it says nothing of it. */
async function whatItShows(
  gateway: TipsDeps["gateway"],
  { amount, currency, reference, tip }: TipChange,
): Promise<{ readonly shows: Minor | null; readonly unreachable: boolean }> {
  const order = { reference, amount, tip, currency, askTip: true as const };
  const reading = await gateway.lookUp(order).catch(() => null);
  return {
    // What is in the total and in no part of it may be the tip.
    shows: reading?.kind === "captured" && !reading.capture.differs ? reading.capture.tip : null,
    unreachable: reading?.kind === "nothing" && reading.why === "unreachable",
  };
}

/**
 * Whether an answer says nothing of a closed change: it left before a later one had ended, or shows what that one put there.
 * @param before the payment's last change as the answer was asked for @param after as it came
 */
const isOfAnother = (change: TipChange, shows: Minor | null, before: TipChange, after: TipChange): boolean =>
  after.id !== change.id &&
  (before.id !== after.id || isOpenTip(before) || (after.state === "made" && after.tip === shows));

/** A gateway never rejects. Should one do so all the same, that one answer is lost. */
const lostToBug = (): TipAnswer => ({ kind: "lost", why: "notUnderstood" });
