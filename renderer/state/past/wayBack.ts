/**
 * From a figure's row to its sale and back: where somebody came from who looks closer at a sale, and the row that led away,
 * which has the focus again when they are back. What lay open there lies open still.
 */
import { type RefCallback, useCallback } from "react";
import { create } from "zustand";
import { goTo } from "../places.ts";
import { useTill } from "../till.ts";
import { useUi } from "../ui.ts";
import { choose, lookAt, useTransactions } from "./transactions.ts";

/** What the way back is called by: the report, the day's steps, or what was done. */
export type Origin = "report" | "day" | "activity";

const PLACE_OF = { report: "day", day: "day", activity: "settings" } as const;

interface WayBack {
  /** Where the key back leads. */
  readonly origin: Origin | null;
  /** The row that led away, until it is painted again. */
  readonly left: { readonly origin: Origin; readonly row: string } | null;
}

const NOWHERE: WayBack = { origin: null, left: null };

export const useWayBack = create<WayBack>(() => NOWHERE);

export interface Closer {
  /** The sale, or the return of goods that came back without one. */
  readonly of: { readonly sale: string } | { readonly return: string };
  readonly tab: "goods" | "payments";
}

/** Looks at a sale from elsewhere, unless a payment holds the page at the sale. @param row names what leads there */
export function lookCloser(origin: Origin, row: string, { of, tab }: Closer): void {
  if (!goTo("transactions")) return;
  useTransactions.setState({ tab });
  if ("sale" in of) choose(of.sale);
  else lookAt({ return: of.return, sale: null });
  useWayBack.setState({ origin, left: { origin, row } });
}

/** Goes back to where somebody came from. @returns whether they came from anywhere */
export function goBack(): boolean {
  const { origin } = useWayBack.getState();
  return origin !== null && goTo(PLACE_OF[origin]);
}

/** Whether somebody looks closer from here: what they left stays as it is. */
export const isComingBack = (origin: Origin): boolean => useWayBack.getState().left?.origin === origin;

/** For the button that leads away: once it is painted again, it has the focus. */
export function useBackHere(origin: Origin, row: string): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      const { left } = useWayBack.getState();
      if (element === null || left?.origin !== origin || left.row !== row) return;
      useWayBack.setState({ left: null });
      // A sheet that opens around it gives it the focus itself, whichever of the two comes first.
      element.dataset["first"] = "";
      setTimeout(() => {
        element.focus();
        element.scrollIntoView({ block: "center" });
      });
    },
    [origin, row],
  );
}

/** Who is back has no way back any more; who goes elsewhere left nothing. */
useUi.subscribe(({ place }, before) => {
  const { left, origin } = useWayBack.getState();
  if (place === before.place || place === "transactions" || (origin === null && left === null)) return;
  const there = origin ?? left?.origin;
  useWayBack.setState(there !== undefined && place === PLACE_OF[there] ? { origin: null } : NOWHERE);
});
useTill.subscribe((now, before) => {
  if (now.view?.session.operator?.id !== before.view?.session.operator?.id) useWayBack.setState(NOWHERE);
});
