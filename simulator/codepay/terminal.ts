/** One CodePay terminal: orders in line, one on the screen, a customer who acts on it, and a link to the cloud that can be down. */

import type { DeclineReason, PresentedCard } from "../pax/cards.ts";
import type { Settings } from "../settings.ts";
import type { Timers } from "../timers.ts";

/** How an order ended at the terminal. Tips in minor units. */
export type CounterEnd =
  | { readonly kind: "done"; readonly card: PresentedCard; readonly tip: number }
  | { readonly kind: "declined"; readonly card: PresentedCard; readonly reason: DeclineReason }
  | { readonly kind: "cancelled" };

/** An order the terminal is to carry out. Amounts in minor units; what is given back is positive too. */
export interface CounterJob {
  readonly transNo: string;
  readonly reference: string;
  readonly amount: number;
  readonly tip: number;
  readonly currency: string;
  /** What the screen says the customer is here for. */
  readonly purpose: "pay" | "refund" | "hold" | "undo";
  /** False for what the terminal does by itself once the order is on its screen. */
  readonly needsCustomer: boolean;
  readonly asksTip: boolean;
  /** Paid with a wallet's QR instead of a card. */
  readonly qr: boolean;
  /** Goes before the orders in line (`order_queue_mode` FILO). */
  readonly first: boolean;
  /** The order is on the screen. */
  onShown(): void;
  /** The card was read and the bank is being asked: nothing stops it from here on. */
  onReading(): void;
  /** The bank has decided; gives back the end the terminal shows, since the bank may refuse what the customer agreed to. */
  onDecided(end: CounterEnd): CounterEnd;
}

export type CounterScreen =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" | "reading"; readonly job: CounterJob }
  | { readonly kind: "ended"; readonly end: CounterEnd; readonly job: CounterJob };

export type CounterAct =
  | { readonly kind: "present"; readonly card: PresentedCard; readonly tip: number }
  | { readonly kind: "decline"; readonly card: PresentedCard; readonly reason: DeclineReason }
  | { readonly kind: "cancel" };

export interface CounterTerminal {
  readonly sn: string;
  screen(): CounterScreen;
  /** Behind the one on the screen, next first. */
  line(): readonly CounterJob[];
  online(): boolean;
  /** Shows the order or puts it in line. */
  show(job: CounterJob): void;
  /** Takes a waiting order off the screen or out of the line; false when it is being carried out or is not here. */
  withdraw(transNo: string): boolean;
  /** Undefined when done, else a sentence saying why it cannot be done now. The link to the bank is never down. */
  act(act: CounterAct): string | undefined;
  /** The link to the cloud: `whenOnline` callbacks run as it comes back. */
  setOnline(online: boolean): void;
  /** Runs at once when online, else when the link comes back. */
  whenOnline(then: () => void): void;
}

const RESULT_STAYS_MS = 4000;

/** An online, idle terminal; `changed` is called whenever its screen, line or link changes. */
export function createCounterTerminal(
  sn: string,
  parts: { readonly timers: Timers; readonly settings: () => Settings },
  changed: (terminal: CounterTerminal) => void,
): CounterTerminal {
  let screen: CounterScreen = { kind: "idle" };
  let line: readonly CounterJob[] = [];
  let online = true;
  let held: readonly (() => void)[] = [];

  const next = (): void => {
    const [job, ...rest] = line;
    if (!job) return changed(terminal);
    line = rest;
    start(job);
  };

  const end = (job: CounterJob, how: CounterEnd): void => {
    const shown: CounterScreen = { kind: "ended", end: job.onDecided(how), job };
    screen = shown;
    if (line.length > 0) return next();
    changed(terminal);
    parts.timers.after(RESULT_STAYS_MS, () => {
      if (screen !== shown) return;
      screen = { kind: "idle" };
      changed(terminal);
    });
  };

  const carryOut = (job: CounterJob, how: CounterEnd): void => {
    screen = { kind: "reading", job };
    job.onReading();
    changed(terminal);
    parts.timers.after(parts.settings().handlingMs, () => end(job, how));
  };

  const start = (job: CounterJob): void => {
    screen = { kind: "waiting", job };
    job.onShown();
    if (!job.needsCustomer) carryOut(job, { kind: "done", card: { brand: "visa", method: "tap" }, tip: 0 });
    else changed(terminal);
  };

  const terminal: CounterTerminal = {
    sn,
    screen: () => screen,
    line: () => line,
    online: () => online,
    show: (job) => {
      if (screen.kind !== "waiting" && screen.kind !== "reading") return start(job);
      line = job.first ? [job, ...line] : [...line, job];
      changed(terminal);
    },
    withdraw: (transNo) => {
      if (line.some((job) => job.transNo === transNo)) {
        line = line.filter((job) => job.transNo !== transNo);
        changed(terminal);
        return true;
      }
      if (screen.kind !== "waiting" || screen.job.transNo !== transNo) return false;
      screen = { kind: "idle" };
      next();
      return true;
    },
    act: (act) => {
      if (screen.kind === "reading") return "The bank is being asked: wait for its answer.";
      if (screen.kind !== "waiting") return "Nothing is waiting on this terminal.";
      const { job } = screen;
      if (act.kind === "cancel") end(job, { kind: "cancelled" });
      else if (act.kind === "decline") carryOut(job, { kind: "declined", card: act.card, reason: act.reason });
      else carryOut(job, { kind: "done", card: act.card, tip: job.asksTip ? act.tip : 0 });
      return undefined;
    },
    setOnline: (now) => {
      if (online === now) return;
      online = now;
      const waiting = now ? held : [];
      if (now) held = [];
      for (const then of waiting) then();
      changed(terminal);
    },
    whenOnline: (then) => {
      if (online) then();
      else held = [...held, then];
    },
  };
  return terminal;
}
