/** Serves the CodePay terminal's page and tells it, live, what its screen shows. */

import { codepayFaultForAmount } from "../codepay-faults-by-amount.ts";
import { devicePage } from "../devices/page.ts";
import type { Routes } from "../reply.ts";
import type { World } from "../world.ts";
import type { CounterEnd, CounterJob, CounterTerminal } from "./terminal.ts";
import type { CounterTerminals } from "./terminals.ts";

/** What the page paints; amounts in minor units. */
export interface CounterView {
  readonly terminal: string;
  readonly online: boolean;
  readonly screen: "idle" | "waiting" | "reading" | "approved" | "declined" | "cancelled";
  readonly purpose: CounterJob["purpose"];
  readonly amount: number;
  readonly tip: number;
  readonly currency: string;
  readonly reference: string;
  readonly asksTip: boolean;
  readonly qr: boolean;
  /** The fault this amount brings, in words; empty for none. */
  readonly note: string;
  readonly line: readonly { readonly reference: string; readonly amount: number; readonly currency: string }[];
}

const endedScreens = { done: "approved", declined: "declined", cancelled: "cancelled" } as const satisfies Record<
  CounterEnd["kind"],
  CounterView["screen"]
>;

/** The state of one terminal as its page sees it. */
function counterViewOf(terminal: CounterTerminal, faultsByAmount: boolean): CounterView {
  const screen = terminal.screen();
  const base = {
    terminal: terminal.sn,
    online: terminal.online(),
    line: terminal
      .line()
      .map(({ reference, amount, tip, currency }) => ({ reference, amount: amount + tip, currency })),
  };
  if (screen.kind === "idle") {
    const nothing = { amount: 0, tip: 0, currency: "", reference: "", note: "", asksTip: false, qr: false };
    return { ...base, ...nothing, screen: "idle", purpose: "pay" };
  }
  const { amount, tip, currency, reference, purpose, asksTip, qr } = screen.job;
  const added = screen.kind === "ended" && screen.end.kind === "done" ? screen.end.tip : 0;
  return {
    ...base,
    screen: screen.kind === "ended" ? endedScreens[screen.end.kind] : screen.kind,
    purpose,
    amount,
    tip: tip + added,
    currency,
    reference,
    asksTip,
    qr,
    note: (faultsByAmount && purpose === "pay" ? codepayFaultForAmount(amount)?.says : undefined) ?? "",
  };
}

/** Its page at `/codepay`; `?terminal=` picks one for its events, else the busy or last used one is told of. */
export const counterRoutes = (world: World, terminals: CounterTerminals): Routes =>
  devicePage("/codepay", new URL(".", import.meta.url), (write, query) => {
    const tell = (): void =>
      write(counterViewOf(terminals.of(query.get("terminal") ?? undefined), world.settings().faultsByAmount));
    tell();
    return terminals.watch(tell);
  });
