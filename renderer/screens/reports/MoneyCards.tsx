/** The sheets of a report about money: how it was paid, taxes and totals, what was taken off and what went back. */
import { formatPercent } from "../../../main/core/money/format.ts";
import type { TenderKind } from "../../../main/core/report/ledger.ts";
import { minor } from "../../../main/core/money/money.ts";
import { mixOf } from "../../../main/core/report/report.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { Icon, type IconName } from "../../parts/kit/Icon.tsx";
import { useLocale, useWords } from "../../state/words.ts";
import { Card } from "./Card.tsx";
import { FigureRow } from "./FigureRow.tsx";
import { useReportNames } from "./reportNames.ts";

const ICONS: Readonly<Record<TenderKind, IconName>> = {
  card: "card",
  wallet: "wallet",
  cash: "cash",
  other: "paper",
  "": "paper",
};

/** Kinds differ by texture and label, not by colour alone. */
export function Mix({ of: { figures } }: { readonly of: ReportView }) {
  const { reports: w } = useWords();
  const locale = useLocale();
  const names = useReportNames();
  const mix = mixOf(figures);
  const all = mix.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
  return (
    <Card title={w.paidWith} className="mix">
      {mix.map(({ amount, tender }) => {
        const share = all === 0 ? 0 : (Math.max(amount, 0) / all) * 100;
        return (
          <FigureRow
            key={tender}
            icon={<Icon name={ICONS[tender]} className="i-s" />}
            name={names.tender(tender)}
            more={formatPercent(String(Math.round(share)), locale)}
            amount={amount}
            figure={{ figure: "tender", tender, label: null, gateway: null }}
          >
            <div className="track" aria-hidden="true">
              <i className={tender === "" ? "other" : tender} style={{ width: `${share.toFixed(1)}%` }} />
            </div>
          </FigureRow>
        );
      })}
      {mix.length === 0 && <li className="note">{w.nothing}</li>}
    </Card>
  );
}

export function Totals({ of: { figures } }: { readonly of: ReportView }) {
  const { day, reports: w } = useWords();
  const r = day.report;
  const locale = useLocale();
  const { rounding, sales, taxes, tips } = figures;
  return (
    <Card title={w.totals}>
      <FigureRow name={r.salesTotal} more={w.count(sales.count)} amount={sales.total} figure={{ figure: "sales" }} />
      {taxes.map(({ amount, back, included, name, rate }) => (
        <FigureRow
          key={`${name} ${rate} ${String(included)}`}
          name={`${name} ${formatPercent(rate, locale)}`}
          more={included ? r.includedTax : ""}
          amount={minor(amount - back)}
          figure={{ figure: "tax", name, rate, included }}
        />
      ))}
      {tips !== 0 && <FigureRow name={r.tips} amount={tips} figure={{ figure: "tips" }} />}
      {rounding !== 0 && <FigureRow name={r.rounding} amount={rounding} figure={{ figure: "rounding" }} />}
      {sales.exempt > 0 && <FigureRow name={r.exempt(sales.exempt)} amount={null} figure={{ figure: "exempt" }} />}
      <FigureRow name={r.money} amount={figures.money} figure={{ figure: "money" }} ruled />
    </Card>
  );
}

export function MoneyBack({ of: { figures } }: { readonly of: ReportView }) {
  const { day, reports: w } = useWords();
  const r = day.report;
  const { byHand, credits, notNeeded, own, refunds, returns, sales, voids } = figures;
  const discounts = minor(sales.lineDiscounts + sales.saleDiscount);
  const rows = [
    [r.returns, "returns", returns.count, returns.total],
    [r.voids, "voids", voids.count, voids.amount],
    [r.refunds, "refunds", refunds.count, refunds.amount],
    [r.byHand, "byHand", byHand.count, byHand.amount],
    [r.notNeeded, "notNeeded", notNeeded.count, notNeeded.amount],
  ] as const;
  const shown = rows.filter(([, , count, amount]) => count !== 0 || amount !== 0);
  return (
    <Card title={w.back}>
      <FigureRow name={r.discounts} amount={discounts} figure={{ figure: "discounts" }} off />
      {shown.map(([name, figure, count, amount]) => (
        <FigureRow key={figure} name={name} more={w.count(count)} amount={amount} figure={{ figure }} off />
      ))}
      {credits !== 0 && <FigureRow name={r.credits} amount={credits} figure={{ figure: "credits" }} />}
      {own.count !== 0 && (
        <FigureRow
          icon={<Icon name="warn" className="i-s warn" />}
          name={w.own}
          more={w.count(own.count)}
          amount={own.amount}
          figure={{ figure: "own" }}
          off
        />
      )}
      {sales.givenUp > 0 && (
        <FigureRow name={w.givenUp} more={w.count(sales.givenUp)} amount={null} figure={{ figure: "givenUp" }} />
      )}
      {shown.length === 0 && <li className="note">{w.noneBack}</li>}
    </Card>
  );
}
