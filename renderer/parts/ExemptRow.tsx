/** The number by which a sale is free of taxes, among its sums; what left the prices by it stands beside. */
import { neg } from "../../main/core/money.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { useWords } from "../state/words.ts";
import { Amount } from "./Amount.tsx";

export function ExemptRow({ exempt }: { readonly exempt: SaleView["exempt"] }) {
  const { customer: words } = useWords();
  if (exempt === null) return null;
  return (
    <div>
      <dt>{words.stands(exempt.number)}</dt>
      <dd>
        <Amount value={neg(exempt.included)} />
      </dd>
    </div>
  );
}
