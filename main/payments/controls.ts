/**
 * Makes the controls that "not found" rests on (gateways.md 0.2): asks once for a number that was never used, and once for
 * the first approved payment by the shop's own number. Both move no money. What they showed is kept by the caller.
 */
import type { Attempt } from "../core/attempt/attempt.ts";
import type { Clock } from "../core/clock.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import type { Controls } from "../core/attempt/notFound.ts";
import type { Reading } from "../core/attempt/reading.ts";
import type { Gateway, TakeOrder } from "../gateways/port.ts";

/** A question that brought nothing is asked again after this long, ms. */
const AGAIN_MS = 600_000;
/** Some gateways book a payment a moment after they approved it, ms. */
const BOOKED_MS = 5_000;

export interface ControlsDeps {
  readonly gateway: Gateway;
  readonly clock: Clock;
  /** Makes the number never used this till's own. */
  readonly register: string;
  readonly currency: Currency;
  known(): Controls;
  keep(control: "negative" | "positive", found: boolean, text: string): void;
}

export interface ControlsMaker {
  /** Asks for the number never used, unless that is known; goes on until an answer says something. */
  start(): void;
  /** A payment of this gateway was approved. */
  approved(attempt: Attempt): void;
  /** A cancel by the shop's own number worked: the gateway knows payments by it. */
  foundByReference(text: string): void;
  close(): void;
}

/** No payment ever gets this reference: its form is none that the till mints. */
export const neverUsed = (register: string): string => `${register}NEVERUSED`;

export function createControls(deps: ControlsDeps): ControlsMaker {
  const { gateway, clock } = deps;
  let closed = false;
  let asking = false;
  let cancel: (() => void) | null = null;

  /** Asked again after a wait, when the till may have been closed meanwhile. */
  const isClosed = (): boolean => closed;

  const ask = (order: TakeOrder): Promise<Reading> =>
    gateway.findByReference === undefined ? gateway.lookUp(order) : gateway.findByReference(order);

  const negative = async (): Promise<void> => {
    if (closed || deps.known().negative !== null) return;
    const order = { reference: neverUsed(deps.register), amount: 1 as Minor, tip: 0 as Minor, currency: deps.currency };
    const reading = await ask(order);
    if (isClosed()) return;
    if (reading.kind === "notFound") deps.keep("negative", false, reading.text);
    else cancel = clock.after(AGAIN_MS, () => void negative());
  };

  /** Once a run at most, until it is found: the answer does not change from one payment to the next. */
  const positive = async ({ reference, amount, tip, currency, gatewayRef }: Attempt): Promise<void> => {
    const reading = await ask({ reference, amount, tip, currency });
    if (isClosed()) return;
    if (reading.kind === "captured") deps.keep("positive", true, gatewayRef);
    else if (reading.kind === "notFound") deps.keep("positive", false, reading.text);
    else asking = false;
  };

  return {
    start() {
      void negative();
    },
    approved(attempt) {
      if (asking || closed || deps.known().positive || !attempt.proved) return;
      asking = true;
      clock.after(BOOKED_MS, () => {
        if (!closed) void positive(attempt);
      });
    },
    foundByReference(text) {
      if (!deps.known().positive) deps.keep("positive", true, text);
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
