/** Puts the sale on the screen aside, or shows those that are; how many stands in the top bar, on every screen. */
import type { SaleView } from "../../../preload/contract/sale.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { useHeldAtSale } from "../../state/places.ts";
import { useTill, useView } from "../../state/till.ts";
import { openSheet, useUi } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { Icon } from "../kit/Icon.tsx";

/** With nothing on the screen to put aside, what is aside is what somebody wants. */
export function holdOrRecall(sale: SaleView | null): void {
  if (sale !== null && sale.lines.length > 0) openSheet({ kind: "hold" });
  else if ((useTill.getState().view?.held.length ?? 0) > 0) openSheet({ kind: "held" });
}

export function HoldKey({ sale }: { readonly sale: SaleView | null }) {
  const { hold: words } = useWords();
  const held = useView((view) => view.held.length);
  const off = (sale === null || sale.lines.length === 0) && held === 0;
  return (
    <button
      type="button"
      className="tender slim hold"
      disabled={off}
      onClick={() => {
        holdOrRecall(sale);
      }}
    >
      <span>
        {words.hold}
        <kbd>{KEYS.sale.hold}</kbd>
      </span>
    </button>
  );
}

/** Opens what the customer of this sale brings: a language, an exemption. */
export function CustomerKey() {
  const { customer: words } = useWords();
  const open = useView(({ sale }) => sale?.state === "open" && sale.lines.length > 0);
  const place = useUi((ui) => ui.place);
  const held = useHeldAtSale();
  if (!open) return null;
  // On every other screen its key is another's.
  const heard = place === "sale" && !held;
  return (
    <button
      type="button"
      className="op"
      aria-haspopup="dialog"
      title={words.open}
      onClick={() => {
        openSheet({ kind: "customer" });
      }}
    >
      <Icon name="person" className="i-s" />
      <span className="roomy">{words.open}</span>
      {heard && <kbd>{KEYS.sale.customer}</kbd>}
    </button>
  );
}

export function HeldCount() {
  const { hold: words } = useWords();
  const held = useView((view) => view.held.length);
  if (held === 0) return null;
  return (
    <button
      type="button"
      className="op"
      aria-haspopup="dialog"
      onClick={() => {
        openSheet({ kind: "held" });
      }}
    >
      <Icon name="aside" className="i-s" />
      <span>{words.held(held)}</span>
    </button>
  );
}
