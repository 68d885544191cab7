/** What is owed, as in a ledger: one rule above, two below. The exact amount: cash rounding is shown elsewhere. */
import type { SaleView } from "../../../preload/contract/sale.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon } from "../kit/Icon.tsx";

export function Due({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const explain = () => {
    openSheet({ kind: "explain", sale: sale.id });
  };
  return (
    <div className="duebox">
      <div className="due">
        <b>{words.sale.totalDue}</b>
        <button
          type="button"
          className="why"
          aria-label={words.explain.open}
          title={words.explain.open}
          onClick={explain}
        >
          <Icon name="sum" className="i-s" />
        </button>
        <output
          aria-label={words.sale.totalDue}
          aria-live="off"
          data-length={String(sale.due).length > 6 ? "long" : "short"}
          onClick={explain}
        >
          <Amount value={sale.due} look="large" />
        </output>
      </div>
      <div className="due-end" />
    </div>
  );
}
