/** One attempt on its way: what this run knows of it beside the journal, and how its request begins. */
import { type Attempt, isOpen } from "../core/attempt/attempt.ts";
import { type AttemptEvent, newWatch, type Watch } from "../core/attempt/attemptRules.ts";
import type { CardGateway, PayCode, TakeCall, TakeOrder, WalletGateway } from "../gateways/port.ts";
import type { EventQueue } from "./eventQueue.ts";

/** Slips that a crash kept from the queue are still queued when the attempt ended this recently, ms. */
const SLIPS_AFTER_CRASH_MS = 600_000;

/** With what an attempt is paid. A wallet's code is handed on once and kept nowhere (INV-12). */
export type Means =
  { readonly kind: "card" } | { readonly kind: "code"; readonly code: PayCode } | { readonly kind: "qr" };

export interface Carriage {
  readonly id: string;
  readonly order: TakeOrder;
  watch: Watch;
  take: TakeCall | null;
  lookingUp: boolean;
  lastLookUpAt: number | null;
  unreachable: boolean;
  qr: string | null;
  cancelling: boolean;
  cancelQueue: (() => void) | null;
  cancelTimer: (() => void) | null;
  cancelRelease: (() => void) | null;
  /** Its card details have come, or are not waited for any more. */
  settled: boolean;
  readonly events: EventQueue<AttemptEvent>;
}

/** @param now ms */
export const newCarriage = (
  attempt: Attempt,
  takeOpen: boolean,
  now: number,
  events: EventQueue<AttemptEvent>,
): Carriage => ({
  id: attempt.id,
  order: orderOf(attempt),
  watch: newWatch(takeOpen, now),
  take: null,
  lookingUp: false,
  lastLookUpAt: null,
  unreachable: false,
  qr: null,
  cancelling: false,
  cancelQueue: null,
  cancelTimer: null,
  cancelRelease: null,
  settled: !isOpen(attempt) && attempt.endedAt !== null && now - attempt.endedAt > SLIPS_AFTER_CRASH_MS,
  events,
});

/** What the gateway was asked for. */
const orderOf = ({ amount, askTip, currency, reference, tip }: Attempt): TakeOrder => ({
  reference,
  amount,
  tip,
  currency,
  ...(askTip === undefined ? {} : { askTip }),
});

export interface TakeNews {
  /** The first byte has left. */
  sent(): void;
  /** The code to draw for the customer's phone. */
  qr(code: string): void;
}

/** Asks for the money, once. Throws when the gateway does not take such means: a bug. */
export function startTake(
  gateway: CardGateway | WalletGateway,
  order: TakeOrder,
  means: Means,
  news: TakeNews,
): TakeCall {
  const sent = (): void => {
    news.sent();
  };
  if (means.kind === "card" && "take" in gateway) return gateway.take(order, sent);
  if (means.kind === "code" && "takeByCode" in gateway) return gateway.takeByCode(order, means.code, sent);
  if (means.kind === "qr" && "takeByQr" in gateway) {
    return gateway.takeByQr(order, sent, (code) => {
      news.qr(code);
    });
  }
  throw new Error(`${gateway.name} does not take a payment by ${means.kind}`);
}
