/**
 * Carries every refund to a proven end: sends it once, asks what became of it, and goes on asking across restarts. What an
 * answer means is `core/refundRules`, when to ask is `core/refundSchedule`, and `carrier.ts` does it.
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
  type RefundObservation,
  type RefundWatch,
} from "../core/refund/refundRules.ts";
import { nextRefundLookUpAt } from "../core/refund/refundSchedule.ts";
import type { WatchSettings } from "../core/attempt/watchSchedule.ts";
import type { Gateway, GiveBack, RefundOrder } from "../gateways/port.ts";
import { type Carrier, type CommonEvent, createCarrier, type Looking } from "./carrier.ts";

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

export type CarriedRefund = Looking<RefundWatch>;
type Own = Exclude<RefundEvent, CommonEvent>;
export type Refunds = Carrier<Refund, RefundWatch, Own>;

export function createRefunds(deps: RefundsDeps): Refunds {
  const { giveBack, id } = deps.gateway;
  const carrier = createCarrier<Refund, RefundWatch, RefundObservation, Own>({
    name: "refund",
    clock: deps.clock,
    known: (refund) => deps.refund(refund),
    isOpen: isOpenRefund,
    newWatch: newRefundWatch,
    afterClockJump: refundAfterClockJump,
    observe: observeRefund,
    commit: (refund, { facts }) => deps.commit(refund, facts),
    nextLookUpAt: (refund, { lastLookUpAt, unreachable, watch }) =>
      nextRefundLookUpAt(refund, watch, lastLookUpAt, unreachable, deps.watch),
    ask: async (refund, onSent) => ({
      kind: "askEnded",
      result: await giveBack.send(deps.order(refund), onSent).catch(lostToBug),
    }),
    async lookUp(refund) {
      const reading = await giveBack.lookUp(deps.order(refund), deps.search(refund)).catch(learnedNothing);
      return {
        unreachable: reading.kind === "nothing" && reading.why === "unreachable",
        event: (askedAt) => ({ kind: "lookedUp", reading, askedAt }),
      };
    },
    changed() {
      deps.changed();
    },
  });
  return {
    ...carrier,
    recover(refunds) {
      carrier.recover(refunds.filter(({ gateway, way }) => gateway === id && way !== "byHand"));
    },
  };
}

/** A gateway never rejects. Should one do so all the same, that one answer is lost, and every watch goes on. */
const learnedNothing = (): RefundReading => ({ kind: "nothing", why: "notUnderstood", text: "" });
const lostToBug = (): RefundResult => ({ kind: "lost", why: "notUnderstood" });
