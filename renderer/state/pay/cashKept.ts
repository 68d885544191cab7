/** The cash screen outlives a reload of the page: what was keyed is kept by its sale, in this window alone. */
import { type Ui, useUi } from "../ui.ts";
import { useTill } from "../till.ts";

const KEY = "tenderline.cash";
type Kept = Pick<Ui, "cashOpen" | "keyed">;
const CLOSED: Kept = { cashOpen: false, keyed: "" };

/** What stood on the cash screen of this sale before the page was loaded anew. */
export function keptCash(sale: string | null, store: Pick<Storage, "getItem"> = sessionStorage): Kept {
  const [of, keyed] = (store.getItem(KEY) ?? "").split(" ");
  const whole = sale !== null && of === sale && keyed !== undefined && /^\d{0,9}$/.test(keyed);
  return whole ? { cashOpen: true, keyed } : CLOSED;
}

/** Keeps it from now on. */
export function keepCash(store: Pick<Storage, "setItem" | "removeItem"> = sessionStorage): void {
  useUi.subscribe((ui, before) => {
    const sale = useTill.getState().view?.sale?.id;
    if (sale === undefined || (ui.cashOpen === before.cashOpen && ui.keyed === before.keyed)) return;
    if (ui.cashOpen) store.setItem(KEY, `${sale} ${ui.keyed}`);
    else store.removeItem(KEY);
  });
}
