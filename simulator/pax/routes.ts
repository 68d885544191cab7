/** Serves the terminal's page and tells it, live, what its screen shows. */

import { faultForAmount } from "../faults-by-amount.ts";
import { devicePage } from "../devices/page.ts";
import type { Routes } from "../reply.ts";
import type { World } from "../world.ts";
import type { PaxEnd, Terminal } from "./terminal.ts";

/** What the page paints; amounts in minor units. */
export interface PaxView {
  readonly device: string;
  readonly plugged: boolean;
  readonly queued: number;
  readonly screen: "idle" | "waiting" | "reading" | "approved" | "declined" | "cancelled";
  readonly amount: number;
  readonly tip: number;
  readonly currency: string;
  readonly reference: string;
  /** The fault this amount brings, in words; empty for none. */
  readonly note: string;
}

const endedScreens = { captured: "approved", declined: "declined", cancelled: "cancelled" } as const satisfies Record<
  PaxEnd["kind"],
  PaxView["screen"]
>;

/** The state of one terminal as its page sees it. */
function viewOf(terminal: Terminal, faultsByAmount: boolean): PaxView {
  const screen = terminal.screen();
  const base = { device: terminal.device, plugged: terminal.plugged(), queued: terminal.queued() };
  if (screen.kind === "idle") {
    return { ...base, screen: "idle", amount: 0, tip: 0, currency: "", reference: "", note: "" };
  }
  const { amount, tip, currency, reference } = screen.job;
  return {
    ...base,
    screen: screen.kind === "ended" ? endedScreens[screen.end.kind] : screen.kind,
    amount,
    tip,
    currency,
    reference,
    note: (faultsByAmount ? faultForAmount(amount)?.says : undefined) ?? "",
  };
}

/** Its page at `/pax`; `?device=` picks a terminal for its events, else the busy or last used one is told of. */
export const paxRoutes = (world: World): Routes =>
  devicePage("/pax", new URL(".", import.meta.url), (write, query) => {
    const tell = (): void =>
      write(viewOf(world.terminals.of(query.get("device") ?? undefined), world.settings().faultsByAmount));
    tell();
    return world.terminals.watch(tell);
  });
