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
  readonly origin: Origin | null;
  /** The row that led away, until it is painted again. */
  readonly row: string | null;
}

const NOWHERE: WayBack = { origin: null, row: null };

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
  useWayBack.setState({ origin, row });
}

/** Goes back to where somebody came from. @returns whether they came from anywhere */
export function goBack(): boolean {
  const { origin } = useWayBack.getState();
  return origin !== null && goTo(PLACE_OF[origin]);
}

/** Somebody is about to be back: what they left is not read anew. */
export const isComingBack = (origin: Origin): boolean => {
  const now = useWayBack.getState();
  return now.origin === origin && now.row !== null;
};

/** For the button that leads away: once it is painted again, it has the focus. */
export function useBackHere(origin: Origin, row: string): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      const now = useWayBack.getState();
      if (element === null || now.origin !== origin || now.row !== row) return;
      useWayBack.setState(NOWHERE);
      // A sheet that opens around it takes the focus first.
      setTimeout(() => {
        element.focus();
        element.scrollIntoView({ block: "center" });
      });
    },
    [origin, row],
  );
}

/** Whoever goes elsewhere, or is somebody else, has no way back. */
useUi.subscribe(({ place }, before) => {
  const { origin } = useWayBack.getState();
  if (place !== before.place && place !== "transactions" && origin !== null && place !== PLACE_OF[origin])
    useWayBack.setState(NOWHERE);
});
useTill.subscribe((now, before) => {
  if (now.view?.session.operator?.id !== before.view?.session.operator?.id) useWayBack.setState(NOWHERE);
});
