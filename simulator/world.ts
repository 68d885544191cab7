/** What the gateways share: the clock, the switches, the terminals, the phone, the ledger, the queued faults and the log of requests. */

import { createFaultQueue } from "./faults.ts";
import type { FaultQueue } from "./faults.ts";
import { createLedger } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import { createPhone } from "./phone/phone.ts";
import type { Phone } from "./phone/phone.ts";
import { createTerminals } from "./pax/terminals.ts";
import type { Terminals } from "./pax/terminals.ts";
import { createRequestLog } from "./requests.ts";
import type { RequestLog } from "./requests.ts";
import { createTimers } from "./timers.ts";
import type { Timers } from "./timers.ts";
import type { Settings } from "./settings.ts";

export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly ledger: Ledger;
  readonly faults: FaultQueue;
  readonly terminals: Terminals;
  readonly phone: Phone;
  readonly requests: RequestLog;
  readonly timers: Timers;
  settings(): Settings;
  change(settings: Partial<Settings>): void;
  /** Runs at every reset, after the shared parts are clean. */
  onReset(forget: () => void): void;
  /** Back to the state of the start: nothing captured, nothing waiting, no fault in line, the first settings. */
  reset(): void;
}

/** A world with nothing in it; `initial` are the settings a reset goes back to. */
export function createWorld(initial: Settings, now: () => number): World {
  let settings = initial;
  const timers = createTimers();
  const ledger = createLedger();
  const faults = createFaultQueue();
  const requests = createRequestLog();
  const terminals = createTerminals({ timers, settings: () => settings });
  const phone = createPhone({ now, timers, settings: () => settings });
  const resets: (() => void)[] = [];
  return {
    now,
    ledger,
    faults,
    terminals,
    phone,
    requests,
    timers,
    settings: () => settings,
    change: (next) => {
      settings = { ...settings, ...next };
    },
    onReset: (forget) => {
      resets.push(forget);
    },
    reset: () => {
      settings = initial;
      faults.reset();
      terminals.reset();
      phone.reset();
      timers.clear();
      ledger.reset();
      requests.reset();
      for (const forget of resets) forget();
    },
  };
}
