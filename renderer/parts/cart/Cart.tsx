/** The receipt being written: lines, what stands under them, what is due. */
import { formatPercent } from "../../../main/core/money/format.ts";
import { neg, ZERO } from "../../../main/core/money/money.ts";
import type { SaleView } from "../../../preload/contract/sale.ts";
import { useView } from "../../state/till.ts";
import { openSheet, useUi } from "../../state/ui.ts";
import { useLocale, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { CartLines } from "./CartLines.tsx";
import { Due } from "./Due.tsx";
import { ExemptRow } from "./ExemptRow.tsx";
import { Icon } from "../kit/Icon.tsx";
import { PaidRows } from "../payment/PaidRows.tsx";

export function Cart({ sale }: { readonly sale: SaleView | null }) {
  const words = useWords();
  if (sale === null || sale.lines.length === 0) return <EmptyCart />;
  return (
    <section className="cartwrap" aria-label={words.sale.cart}>
      <div className="cart wm">
        <header>
          <h1>
            {words.sale.number(sale.number)} <span className="note">· {words.sale.items(sale.items)}</span>
          </h1>
          {sale.scanned > 0 && <Scanned sale={sale} />}
          <button
            type="button"
            className="btn quiet icon"
            aria-label={words.explain.saleDiscount}
            title={words.explain.saleDiscount}
            onClick={() => {
              openSheet({ kind: "discount", line: null });
            }}
          >
            <Icon name="percent" className="i-s" />
          </button>
          <button
            type="button"
            className="btn quiet icon"
            aria-label={words.sale.giveUp}
            title={words.sale.giveUp}
            onClick={() => {
              openSheet({ kind: "giveUp" });
            }}
          >
            <Icon name="bin" className="i-s" />
          </button>
        </header>
        <CartLines sale={sale} />
        <div className="totals">
          <Sums sale={sale} />
          <ExemptRow exempt={sale.exempt} />
          <PaidRows sale={sale} />
          <Due sale={sale} />
        </div>
      </div>
    </section>
  );
}

/** The proof that no scan was lost. A scan that became no goods warns until somebody has dealt with it, or the next is added. */
function Scanned({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const missed = useView(({ scan }) =>
    scan === null || ["added", "picked", "queued"].includes(scan.kind) ? 0 : scan.seq,
  );
  const dismissed = useUi((ui) => ui.dismissedScan);
  const look = sale.scanned === sale.added ? "ok" : missed > 0 && missed !== dismissed ? "warn" : "";
  return (
    <span className={`note row ${look}`}>
      {look !== "" && <Icon name={look === "ok" ? "tick" : "warn"} className="i-s" />}
      <span>{words.sale.scanned(sale.scanned, sale.added)}</span>
    </span>
  );
}

function EmptyCart() {
  const words = useWords();
  return (
    <section className="cartwrap" aria-label={words.sale.cart}>
      <div className="cart wm empty">
        <div className="ready">
          <Icon name="code" />
          <h1>{words.sale.empty}</h1>
          <p className="note">{words.sale.emptyMore}</p>
        </div>
        <div className="totals">
          <div className="due">
            <b>{words.sale.totalDue}</b>
            <output aria-label={words.sale.totalDue} aria-live="off">
              <Amount value={ZERO} look="large" />
            </output>
          </div>
          <div className="due-end" />
        </div>
      </div>
    </section>
  );
}

function Sums({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const locale = useLocale();
  const off = sale.saleDiscount;
  const explain = () => {
    openSheet({ kind: "explain", sale: sale.id });
  };
  return (
    <dl className="sums" onClick={explain}>
      <div>
        <dt>{words.sale.subtotal}</dt>
        <dd>
          <Amount value={sale.subtotal} />
        </dd>
      </div>
      {off !== null && (
        <div>
          <dt>
            {off.percent === null ? words.sale.discount : words.explain.percentOff(formatPercent(off.percent, locale))}
            {" · "}
            {off.reason}
          </dt>
          <dd>
            <Amount value={neg(off.amount)} />
          </dd>
        </div>
      )}
      {sale.taxes.map((tax) => (
        <div key={tax.name}>
          <dt>
            {tax.name} {formatPercent(tax.rate, locale)}
          </dt>
          <dd>
            <Amount value={tax.amount} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
