/** The number by which a sale is free of taxes, under its sums. */
import type { SaleView } from "../../../preload/contract/sale.ts";
import { useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { neg } from "../../../main/core/money/money.ts";

export function ExemptRow({ exempt }: { readonly exempt: SaleView["exempt"] }) {
  const { customer: words } = useWords();
  if (exempt === null) return null;
  return (
    <p className="exempt">
      <b className="strong">{words.stands(exempt.number)}</b>
      {exempt.included > 0 && (
        <span>
          {words.takenOut} <Amount value={neg(exempt.included)} />
        </span>
      )}
    </p>
  );
}
