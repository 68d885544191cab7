/** All CodePay terminals of the simulated shop by serial number, whoever watches them, and the customer who acts by himself. */

import type { AutoCustomer } from "../pax/terminals.ts";
import type { CustomerAct } from "../pax/terminal.ts";
import type { Settings } from "../settings.ts";
import type { Timers } from "../timers.ts";
import { createCounterTerminal } from "./terminal.ts";
import type { CounterAct, CounterJob, CounterTerminal } from "./terminal.ts";

export interface CounterTerminals {
  /** The terminal of that serial number; any is known. Without one: the busy one, else the last used. */
  of(sn?: string): CounterTerminal;
  /** The customer of the PAX terminals serves these too; `pull` takes the link to the cloud away. */
  auto(customer: AutoCustomer | null): void;
  /** Calls back at every change of any terminal; returns the function that stops it. */
  watch(changed: () => void): () => void;
  /** Idle, online terminals. */
  reset(): void;
}

/** The customer's act at a terminal that may ask for a tip (minor units). */
export function counterAct(act: CustomerAct, tip: number): CounterAct {
  return act.kind === "present" ? { ...act, tip } : act;
}

/** A shop in which `first` is the terminal nobody has used yet. */
export function createCounterTerminals(
  parts: { readonly timers: Timers; readonly settings: () => Settings },
  first: string,
): CounterTerminals {
  let terminals = new Map<string, CounterTerminal>();
  let lastUsed = first;
  let customer: AutoCustomer | null = null;
  let served = new WeakSet<CounterJob>();
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };

  const serve = (terminal: CounterTerminal): void => {
    const screen = terminal.screen();
    if (screen.kind !== "waiting" || customer === null || served.has(screen.job)) return;
    const { job } = screen;
    const { after, act, tip = 0 } = customer;
    served.add(job);
    parts.timers.after(after, () => {
      const now = terminal.screen();
      if (now.kind !== "waiting" || now.job !== job) return;
      if (act.kind === "pull") terminal.setOnline(false);
      else terminal.act(counterAct(act, tip));
    });
  };

  const named = (sn: string): CounterTerminal => {
    const known = terminals.get(sn);
    if (known) return known;
    const made = createCounterTerminal(sn, parts, (terminal) => {
      if (terminals.get(sn) !== terminal) return;
      lastUsed = sn;
      serve(terminal);
      tell();
    });
    terminals.set(sn, made);
    return made;
  };

  const busy = (terminal: CounterTerminal): boolean => ["waiting", "reading"].includes(terminal.screen().kind);

  return {
    of: (sn) => {
      if (sn !== undefined && sn !== "") return named(sn);
      return [...terminals.values()].find(busy) ?? named(lastUsed);
    },
    auto: (next) => {
      customer = next;
      for (const terminal of terminals.values()) serve(terminal);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    reset: () => {
      terminals = new Map();
      served = new WeakSet();
      lastUsed = first;
      customer = null;
      tell();
    },
  };
}
