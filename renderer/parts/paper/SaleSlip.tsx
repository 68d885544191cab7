/** The sale in short, beside a payment: lines, tenders, what is due. */
import { formatQuantity } from "../../../main/core/money/format.ts";
import { add, neg, sub, type Minor, ZERO } from "../../../main/core/money/money.ts";
import type { Quantity } from "../../../main/core/money/quantity.ts";
import type { PaymentScreen } from "../../../preload/contract/payment.ts";
import type { CarriedTenderView, SaleView, TenderView } from "../../../preload/contract/sale.ts";
import { nameIn, useLocale, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Due } from "../cart/Due.tsx";
import { Icon, type IconName } from "../kit/Icon.tsx";

export function SaleSlip({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const locale = useLocale();
  const taxes = sale.taxes.filter((tax) => !tax.included);
  const goods = taxes.reduce<Minor>((rest, tax) => sub(rest, tax.amount), sale.total);
  return (
    <div className="cartwrap">
      <aside className="sheet side wm" aria-label={words.sale.cart}>
        <div className="row">
          <h2 className="grow">{words.sale.number(sale.number)}</h2>
          <span className="note">{words.sale.items(sale.items)}</span>
        </div>
        <ul tabIndex={0} aria-label={words.sale.goods}>
          {sale.lines.map((line) => (
            <li className="mini" key={line.id}>
              <span>
                {formatQuantity(line.quantity as Quantity, locale)} {line.unit === "kg" ? words.sale.per : "×"}{" "}
                {nameIn(line.names, locale)}
              </span>
              <Amount value={sub(line.gross, line.discount)} />
            </li>
          ))}
        </ul>
        <div>
          <ul className="slipsums">
            {sale.saleDiscount !== null && (
              <li className="mini softly">
                <span>{words.explain.saleDiscount}</span>
                <Amount value={neg(sale.saleDiscount.amount)} />
              </li>
            )}
            {sale.exempt !== null && (
              <li className="mini softly">
                <span>{words.customer.stands(sale.exempt.number)}</span>
                {sale.exempt.included > 0 && <Amount value={neg(sale.exempt.included)} />}
              </li>
            )}
            {taxes.length > 0 && (
              <li className="mini softly">
                <span>{taxes.map((tax) => tax.name).join(" + ")}</span>
                <Amount value={sub(sale.total, goods)} />
              </li>
            )}
            <li className="mini sum">
              <span>{words.sale.total}</span>
              <Amount value={sale.total} />
            </li>
          </ul>
          {sale.tenders.length > 0 && (
            <ul className="paid">
              {sale.tenders.filter(isOfNow).map((tender) => (
                <TenderRow key={tender.id} tender={tender} unit={sale.cash.unit} />
              ))}
            </ul>
          )}
          <Due sale={sale} />
        </div>
      </aside>
    </div>
  );
}

/** Cash that went back again says nothing any more. */
const isOfNow = (tender: TenderView): boolean => tender.state !== "takenBack";

const CARD_ICON: Readonly<Record<CarriedTenderView["state"], IconName>> = {
  waiting: "card",
  checking: "unsure",
  approved: "tick",
  declined: "cross",
  cancelled: "cross",
  notSent: "cross",
  setAside: "unsure",
};

const CARD_TONE: Readonly<Record<string, string>> = {
  approved: "ok",
  declined: "bad",
  cancelled: "",
  checking: "warn",
  setAside: "warn",
};

/** Nothing of these counts for the sale. */
const ENDED: ReadonlySet<TenderView["state"]> = new Set<TenderView["state"]>(["declined", "cancelled", "notSent"]);

/** @param unit the smallest coin: cash rounding stands on a line of its own above what the cash came to (INV-6) */
function TenderRow({ tender, unit }: { readonly tender: TenderView; readonly unit: number }) {
  const words = useWords();
  switch (tender.kind) {
    case "cash":
      return (
        <>
          {tender.rounding !== 0 && (
            <li className="mini softly">
              <span>{words.cash.rounding(unit)}</span>
              <Amount value={tender.rounding} />
            </li>
          )}
          <li className="mini ok">
            <span>
              <Icon name="cash" className="i-s" />
              {words.sale.cash}
            </span>
            <Amount value={add(tender.amount, tender.rounding)} />
          </li>
        </>
      );
    case "other":
      return (
        <li className="mini ok">
          <span>
            <Icon name="pen" className="i-s" />
            {tender.name}
          </span>
          <Amount value={tender.amount} />
        </li>
      );
    case "wallet":
    case "card": {
      const state: PaymentScreen = tender.state;
      const says = tender.kind === "wallet" ? words.payment.wallet.tender : words.payment.tender;
      const row = (
        <li className={`mini ${CARD_TONE[tender.state] ?? ""}`}>
          <span>
            <Icon
              name={tender.kind === "wallet" && tender.state === "waiting" ? "wallet" : CARD_ICON[tender.state]}
              className="i-s"
            />
            {tender.state === "approved" && tender.last4 !== "" ? `${tender.label} ··${tender.last4}` : says[state]}
          </span>
          <Amount value={ENDED.has(tender.state) ? ZERO : tender.amount} />
        </li>
      );
      // On a line of its own: it is no part of what the sale comes to (INV-6).
      return tender.tip === 0 || ENDED.has(tender.state) ? (
        row
      ) : (
        <>
          {row}
          <li className="mini softly">
            <span>{words.tips.tip}</span>
            <Amount value={tender.tip} />
          </li>
        </>
      );
    }
  }
}
