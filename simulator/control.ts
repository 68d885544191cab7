/** What a person at the training terminal or a test can do to the simulated world; the HTTP control API says the same words. */

import type { Fault, FaultPoint } from "./faults.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Brand, DeclineReason, EntryMethod } from "./pax/cards.ts";
import type { CustomerAct } from "./pax/terminal.ts";
import type { SeenRequest } from "./requests.ts";
import type { Settings } from "./settings.ts";
import type { World } from "./world.ts";

export type PaxActionName = EntryMethod | "decline" | "cancel" | "pull" | "plug";

export interface PaxAction {
  readonly action: PaxActionName;
  /** Default: the busy terminal, else the last used one. */
  readonly device?: string;
  /** Default `visa`. */
  readonly brand?: Brand;
  /** How a declined card was shown; default `tap`. */
  readonly method?: EntryMethod;
  /** The bank's code for `decline`; default `05`. */
  readonly reason?: DeclineReason;
}

export interface AutoAction {
  /** Milliseconds from the order showing on the terminal. */
  readonly after: number;
  readonly do: Exclude<PaxActionName, "plug">;
  readonly brand?: Brand;
  readonly method?: EntryMethod;
  readonly reason?: DeclineReason;
}

export interface FaultRequest {
  readonly on: FaultPoint;
  readonly mchOrderNo?: string;
  readonly times?: number;
  readonly fault: Fault;
}

export type ControlResult = { readonly ok: true } | { readonly ok: false; readonly error: string };

export interface Control {
  /** Acts on a terminal now; the error is a sentence saying why it cannot be done. */
  pax(action: PaxAction): ControlResult;
  /** Puts a fault in line for the next matching requests. */
  faults(request: FaultRequest): void;
  /** From now on a customer acts by himself on every order shown; null sends him home. */
  auto(action: AutoAction | null): void;
  settings(change: Partial<Settings>): Settings;
  reset(): void;
  ledger(): readonly LedgerEntry[];
  requests(): readonly SeenRequest[];
}

type Touch = Pick<PaxAction, "brand" | "method" | "reason">;

function customerAct(action: Exclude<PaxActionName, "pull" | "plug">, touch: Touch): CustomerAct {
  const brand = touch.brand ?? "visa";
  switch (action) {
    case "tap":
    case "insert":
    case "swipe":
      return { kind: "present", card: { brand, method: action } };
    case "decline":
      return { kind: "decline", card: { brand, method: touch.method ?? "tap" }, reason: touch.reason ?? "05" };
    case "cancel":
      return { kind: "cancel" };
  }
}

/** The control of one world; `afterReset` ends what the world does not know of, such as open connections. */
export function createControl(world: World, afterReset: () => void): Control {
  return {
    pax: ({ action, device, ...touch }) => {
      const terminal = world.terminals.of(device);
      if (action === "pull") terminal.pull();
      else if (action === "plug") terminal.plug();
      else {
        const refused = terminal.act(customerAct(action, touch));
        if (refused !== undefined) return { ok: false, error: refused };
      }
      return { ok: true };
    },
    faults: (request) => world.faults.add(request),
    auto: (action) => {
      if (action === null) world.terminals.auto(null);
      else {
        const act = action.do === "pull" ? ({ kind: "pull" } as const) : customerAct(action.do, action);
        world.terminals.auto({ after: action.after, act });
      }
    },
    settings: (change) => {
      world.change(change);
      return world.settings();
    },
    reset: () => {
      world.reset();
      afterReset();
    },
    ledger: () => world.ledger.entries(),
    requests: () => world.requests.seen(),
  };
}
