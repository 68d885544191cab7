/** One PAX terminal: shows one payment at a time, lets the customer act on it, and can have its cable pulled. */

import type { Settings } from "../settings.ts";
import type { Timers } from "../timers.ts";
import type { DeclineReason, PresentedCard } from "./cards.ts";

/** How a payment on the terminal ended. */
export type PaxEnd =
  | { readonly kind: "captured"; readonly card: PresentedCard }
  | { readonly kind: "declined"; readonly card: PresentedCard; readonly reason: DeclineReason }
  | { readonly kind: "cancelled"; readonly by: "customer" | "system" };

/** A payment a gateway wants shown. Amounts in minor units. */
export interface PaxJob {
  readonly reference: string;
  readonly amount: number;
  readonly tip: number;
  readonly currency: string;
  /** The card was shown and the bank is being asked: from here on the cable cannot stop the money. */
  onReading(): void;
  /** The cable was pulled: whoever waits for this payment's answer loses the connection. */
  onPulled(): void;
  onEnd(end: PaxEnd): void;
}

export type PaxScreen =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" | "reading"; readonly job: PaxJob }
  | { readonly kind: "ended"; readonly end: PaxEnd; readonly job: PaxJob };

export type CustomerAct =
  | { readonly kind: "present"; readonly card: PresentedCard }
  | { readonly kind: "decline"; readonly card: PresentedCard; readonly reason: DeclineReason }
  | { readonly kind: "cancel" };

export interface Terminal {
  readonly device: string;
  screen(): PaxScreen;
  queued(): number;
  plugged(): boolean;
  /** Shows the payment, or puts it in line behind the one on the screen. With the cable pulled it ends at once. */
  show(job: PaxJob): void;
  /** Undefined when done, else a sentence saying why it cannot be done now. */
  act(act: CustomerAct): string | undefined;
  pull(): void;
  plug(): void;
}

const RESULT_STAYS_MS = 4000;

/** A plugged-in, idle terminal; `changed` is called whenever its screen or its cable changes. */
export function createTerminal(
  device: string,
  parts: { readonly timers: Timers; readonly settings: () => Settings },
  changed: (terminal: Terminal) => void,
): Terminal {
  let screen: PaxScreen = { kind: "idle" };
  let plugged = true;
  let line: PaxJob[] = [];
  let stopLimit = (): void => undefined;

  const end = (job: PaxJob, how: PaxEnd): void => {
    stopLimit();
    const shown: PaxScreen = { kind: "ended", end: how, job };
    screen = shown;
    job.onEnd(how);
    const next = line.shift();
    if (next && plugged) return start(next);
    changed(terminal);
    parts.timers.after(RESULT_STAYS_MS, () => {
      if (screen !== shown) return;
      screen = { kind: "idle" };
      changed(terminal);
    });
  };

  const start = (job: PaxJob): void => {
    screen = { kind: "waiting", job };
    stopLimit = parts.timers.after(parts.settings().limitMs, () => end(job, { kind: "cancelled", by: "system" }));
    changed(terminal);
  };

  const terminal: Terminal = {
    device,
    screen: () => screen,
    queued: () => line.length,
    plugged: () => plugged,
    show: (job) => {
      if (!plugged) job.onEnd({ kind: "cancelled", by: "system" });
      else if (screen.kind === "waiting" || screen.kind === "reading") line.push(job);
      else start(job);
    },
    act: (act) => {
      if (!plugged) return "The cable is pulled: plug it in first.";
      if (screen.kind === "reading") return "The bank is being asked: wait for its answer.";
      if (screen.kind !== "waiting") return "Nothing is waiting on this terminal.";
      const { job } = screen;
      if (act.kind === "cancel") {
        end(job, { kind: "cancelled", by: "customer" });
        return undefined;
      }
      stopLimit();
      screen = { kind: "reading", job };
      job.onReading();
      changed(terminal);
      const how: PaxEnd =
        act.kind === "present"
          ? { kind: "captured", card: act.card }
          : { kind: "declined", card: act.card, reason: act.reason };
      parts.timers.after(parts.settings().handlingMs, () => end(job, how));
      return undefined;
    },
    pull: () => {
      if (!plugged) return;
      plugged = false;
      const waiting = line;
      line = [];
      if (screen.kind === "waiting" || screen.kind === "reading") screen.job.onPulled();
      if (screen.kind === "waiting") end(screen.job, { kind: "cancelled", by: "system" });
      for (const job of waiting) {
        job.onPulled();
        job.onEnd({ kind: "cancelled", by: "system" });
      }
      changed(terminal);
    },
    plug: () => {
      if (plugged) return;
      plugged = true;
      changed(terminal);
    },
  };
  return terminal;
}
