/**
 * Where in the till this page is: the sale, or one of the places beside it.
 * To add a place: put its name and key into PLACES here, and its screen into SCREENS of parts/shell/PlaceScreen.tsx.
 * Its name has its words already (words/places); its screen's styles are imported by the screen, so that they come with it.
 */
import type { TillView } from "../../preload/contract.ts";
import { KEYS } from "./input/keyMap.ts";
import type { PlaceName } from "./placeNames.ts";
import { useTill } from "./till.ts";
import { type Ui, useUi } from "./ui.ts";

/** Those that have a screen, in the order of the top bar. */
export const PLACES: readonly { readonly name: PlaceName; readonly key: string }[] = [
  { name: "sale", key: KEYS.places.sale },
  { name: "transactions", key: KEYS.places.transactions },
  { name: "day", key: KEYS.places.day },
  { name: "settings", key: KEYS.places.settings },
];

/** A payment is shown that is not the end of its sale. */
const isPaying = ({ payment, sale, walletStep }: TillView): boolean =>
  walletStep !== null || (payment !== null && sale?.state !== "completed");

/** What holds the page at the sale: a payment on its way, or one that is being taken. */
export function isHeldAtSale(view: TillView | null, { cashOpen, split }: Pick<Ui, "cashOpen" | "split">): boolean {
  if (view === null || view.session.operator === null) return true;
  const { sale } = view;
  if (isPaying(view)) return true;
  const paying = cashOpen || (split !== null && split.sale === sale?.id);
  return paying && sale?.state === "open" && sale.due > 0;
}

/** The same, for what is painted. */
export function useHeldAtSale(): boolean {
  const cashOpen = useUi((ui) => ui.cashOpen);
  const split = useUi((ui) => ui.split);
  return useTill(({ view }) => isHeldAtSale(view, { cashOpen, split }));
}

/** Goes to a place, unless a payment holds the page at the sale. @returns whether it is there */
export function goTo(place: PlaceName): boolean {
  if (isHeldAtSale(useTill.getState().view, useUi.getState())) return place === "sale";
  useUi.setState({ place, sheet: null });
  return true;
}

/** Opens a return beside its sale in the transactions, unless a payment holds the page at the sale. */
export function lookAtReturn(lookAt: NonNullable<Ui["lookAt"]>): void {
  if (goTo("transactions")) useUi.setState({ lookAt });
}

/** The place that this key goes to, if any: the same on every screen, but not through a sheet. @returns whether it was one */
export function goByKey(key: string): boolean {
  const place = PLACES.find((each) => each.key === key);
  if (place === undefined || document.querySelector("dialog[open]") !== null) return false;
  goTo(place.name);
  return true;
}

/**
 * Goods that are scanned or a payment that begins bring the page back to the sale; a receipt that is scanned brings it to
 * the transactions, with the code in their search.
 */
export function placeAfter(before: TillView | null, now: TillView | null, ui: Ui): Partial<Ui> | null {
  if (before === null || now === null) return null;
  if (now.session.operator?.id !== before.session.operator?.id)
    return { place: "sale", receiptCode: null, lookAt: null };
  if (isPaying(now)) return ui.place === "sale" ? null : { place: "sale" };
  const { scan } = now;
  if (scan === null || scan.seq === before.scan?.seq) return null;
  if (scan.kind === "added" || scan.kind === "queued") return ui.place === "sale" ? null : { place: "sale" };
  if (scan.kind !== "receipt" || isHeldAtSale(now, ui)) return null;
  return { place: "transactions", sheet: null, receiptCode: { code: scan.code, seq: scan.seq } };
}

/** Starts following the till for the life of the page. */
export function startPlaces(): void {
  useTill.subscribe((now, before) => {
    const next = placeAfter(before.view, now.view, useUi.getState());
    if (next !== null) useUi.setState(next);
  });
}
