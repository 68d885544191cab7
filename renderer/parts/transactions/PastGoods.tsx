/** The goods of a past sale, how its total came about, what paid for it, and what came back. */
import { formatPercent, formatQuantity } from "../../../main/core/money/format.ts";
import { type Minor, minor } from "../../../main/core/money/money.ts";
import { quantity } from "../../../main/core/money/quantity.ts";
import type { LineView, TenderView } from "../../../preload/contract/sale.ts";
import type { TransactionView } from "../../../preload/contract/transactions.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { PastReturns } from "./PastReturns.tsx";
import { paidWith } from "./SaleList.tsx";

export function PastGoods({ of: { returns, row, sale } }: { readonly of: TransactionView }) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { transactions: w } = words;
  return (
    <>
      <ol className="pastlines">
        {sale.lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      <dl className="pastsums">
        <Sum label={words.sale.subtotal} amount={sale.subtotal} />
        {sale.saleDiscount !== null && (
          <Sum label={`${words.sale.discount} ${sale.saleDiscount.reason}`} amount={minor(-sale.saleDiscount.amount)} />
        )}
        {sale.taxes.map(({ amount, name, rate }) => (
          <Sum key={name} label={`${name} ${formatPercent(rate, locale)}`} amount={amount} />
        ))}
        <Sum label={words.sale.total} amount={sale.total} strong />
        {sale.tenders.filter(paid).map((tender) => (
          <Sum key={tender.id} label={tenderName(tender, words.transactions)} amount={tender.amount} />
        ))}
        {row.returned > 0 && <Sum label={w.returned(money(row.returned))} amount={minor(-row.returned)} />}
      </dl>
      {returns.length > 0 && <PastReturns returns={returns} />}
    </>
  );
}

const paid = (tender: TenderView): boolean => tender.state === "taken" || tender.state === "approved";

const tenderName = (tender: TenderView, w: Parameters<typeof paidWith>[1]): string =>
  tender.kind === "cash"
    ? w.kinds.cash
    : tender.kind === "other"
      ? `${tender.name} ${tender.reference}`.trim()
      : paidWith(tender, w);

function Line({ line }: { readonly line: LineView }) {
  const locale = useLocale();
  const amount = formatQuantity(quantity(line.quantity), locale);
  return (
    <li className={line.feeOf === null ? "" : "fee"}>
      <span className="q">{line.unit === "kg" ? `${amount} kg` : amount}</span>
      <span className="nm">
        {nameIn(line.names, locale)}
        {(line.note !== "" || line.discount > 0) && (
          <span className="note">
            {[line.note, line.discountReason].filter((each) => each !== "").join(" · ")}
            {line.discount > 0 && <Amount value={minor(-line.discount)} />}
          </span>
        )}
      </span>
      <Amount value={line.gross} />
    </li>
  );
}

function Sum({
  amount,
  label,
  strong = false,
}: {
  readonly label: string;
  readonly amount: Minor;
  readonly strong?: boolean;
}) {
  return (
    <div className={strong ? "strong" : ""}>
      <dt>{label}</dt>
      <dd>
        <Amount value={amount} />
      </dd>
    </div>
  );
}
