/** Serves the terminal's page and tells it, live, what its screen shows. */

import { faultForAmount } from "../faults-by-amount.ts";
import { pageFile } from "../page-file.ts";
import type { Handler, Routes } from "../reply.ts";
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

const file = (name: string, type: string): Handler => pageFile(new URL(name, import.meta.url), type);

/** The page, its style and script, and `GET /pax/events` (`?device=` picks a terminal, else the busy or last used one). */
export function paxRoutes(world: World): Routes {
  const events: Handler = ({ query }) => ({
    kind: "stream",
    open: (write) => {
      const tell = (): void =>
        write(viewOf(world.terminals.of(query.get("device") ?? undefined), world.settings().faultsByAmount));
      tell();
      return world.terminals.watch(tell);
    },
  });
  return new Map<string, Handler>([
    ["/pax", file("page.html", "text/html")],
    ["/pax/page.css", file("page.css", "text/css")],
    ["/pax/handset.css", file("handset.css", "text/css")],
    ["/pax/page.js", file("page.js", "text/javascript")],
    ["/pax/handset.js", file("handset.js", "text/javascript")],
    ["/pax/events", events],
  ]);
}
