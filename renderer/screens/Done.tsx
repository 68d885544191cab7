/** Paid in cash: the change stays here until the next sale's first scan. Paid outside the till: by what, and how much. Or all of it was free. */
import type { SaleView } from "../../preload/contract/sale.ts";
import { add, ZERO } from "../../main/core/money/money.ts";
import { Amount } from "../parts/kit/Amount.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { PaidKeys } from "../parts/payment/PaidKeys.tsx";
import { Pieces } from "../parts/payment/Pieces.tsx";
import { SaleSlip } from "../parts/paper/SaleSlip.tsx";
import { useWords } from "../state/words.ts";

export function Done({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const change = sale.change?.amount ?? ZERO;
  const cash = sale.tenders.findLast((tender) => tender.kind === "cash" && tender.state === "taken");
  const last = sale.tenders.findLast((tender) => tender.state === "taken" || tender.state === "approved");
  const other = last?.kind === "other" ? last : null;
  const free = last === undefined;
  return (
    <main className="page pay">
      <section className="sheet stage wm ok done">
        <div className="meta">
          <Icon name={other === null ? "cash" : "pen"} />
          <span>
            {words.sale.number(sale.number)} · {words.done.paid}
          </span>
        </div>
        <div className="say">
          {other === null ? (
            <div role="status" aria-label={free ? words.sale.free : words.cash.change}>
              <h1 className="state-words ok">
                {free ? words.sale.free : change > 0 ? words.cash.change : words.cash.noChange}
              </h1>
              <div className="hero">
                <Amount value={change} look="large" />
              </div>
            </div>
          ) : (
            <div role="status" aria-label={words.done.paid}>
              <h1 className="state-words ok">{words.split.paidBy(other.name)}</h1>
              <div className="hero">
                <Amount value={other.amount} look="large" />
              </div>
            </div>
          )}
          {cash?.kind === "cash" && cash.rounding !== 0 && (
            <p className="lead">
              {words.cash.rounding(sale.cash.unit)} <Amount value={cash.rounding} /> ·{" "}
              {words.split.paidBy(words.sale.cash)} <Amount value={add(cash.amount, cash.rounding)} />
            </p>
          )}
          {sale.change !== null && sale.change.pieces.length > 0 && <Pieces pieces={sale.change.pieces} />}
        </div>
        <p className="lead next">{words.done.nextScan}</p>
      </section>
      <SaleSlip sale={sale} />
      <PaidKeys sale={sale} />
    </main>
  );
}
