/** All terminals of the simulated shop by device name, whoever watches them, and the customer who acts by himself. */

import type { Settings } from "../settings.ts";
import type { Timers } from "../timers.ts";
import { createTerminal } from "./terminal.ts";
import type { CustomerAct, PaxJob, Terminal } from "./terminal.ts";

/** What the automatic customer does, `after` milliseconds from an order showing on a terminal. */
export interface AutoCustomer {
  readonly after: number;
  readonly act: CustomerAct | { readonly kind: "pull" };
  /** Minor units, for a terminal that asks. */
  readonly tip?: number;
}

export interface Terminals {
  /** The terminal of that device name; any name is known. Without a name: the busy one, else the last used. */
  of(device?: string): Terminal;
  auto(customer: AutoCustomer | null): void;
  /** Calls back at every change of any terminal; returns the function that stops it. */
  watch(changed: () => void): () => void;
  /** Idle terminals with their cables in; waiting payments lose their connections and end unpaid. */
  reset(): void;
}

/** The terminal of orders that name no device. */
export const DEFAULT_DEVICE = "PAX";

/** A shop with no terminal seen yet. */
export function createTerminals(parts: { readonly timers: Timers; readonly settings: () => Settings }): Terminals {
  let terminals = new Map<string, Terminal>();
  let lastUsed = DEFAULT_DEVICE;
  let customer: AutoCustomer | null = null;
  let served = new WeakSet<PaxJob>();
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };

  const serve = (terminal: Terminal): void => {
    const screen = terminal.screen();
    if (screen.kind !== "waiting" || customer === null || served.has(screen.job)) return;
    const { job } = screen;
    const { after, act } = customer;
    served.add(job);
    parts.timers.after(after, () => {
      const now = terminal.screen();
      if (now.kind !== "waiting" || now.job !== job) return;
      if (act.kind === "pull") terminal.pull();
      else terminal.act(act);
    });
  };

  const changed = (terminal: Terminal): void => {
    lastUsed = terminal.device;
    serve(terminal);
    tell();
  };

  const busy = (terminal: Terminal): boolean => ["waiting", "reading"].includes(terminal.screen().kind);

  const named = (device: string): Terminal => {
    const known = terminals.get(device);
    if (known) return known;
    const made = createTerminal(device, parts, (terminal) => {
      if (terminals.get(device) === terminal) changed(terminal);
    });
    terminals.set(device, made);
    return made;
  };

  return {
    of: (device) => {
      if (device !== undefined && device !== "") return named(device);
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
      const old = terminals;
      terminals = new Map();
      served = new WeakSet();
      lastUsed = DEFAULT_DEVICE;
      customer = null;
      for (const terminal of old.values()) terminal.pull();
      tell();
    },
  };
}
