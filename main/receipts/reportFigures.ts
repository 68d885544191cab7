/** The figures of a report on paper: sales, taxes, tenders, what went back, and what is not settled. */
import type { NamedSale } from "../core/day/closing.ts";
import type { Figures, TenderFigure } from "../core/report/figures.ts";
import { formatPercent } from "../core/money/format.ts";
import { minor, type Minor } from "../core/money/money.ts";
import { row, RULE, text } from "./document.ts";
import type { Block } from "./document.ts";
import { part, some, type ReportStyle, times } from "./reportStyle.ts";

const back = (amount: Minor): Minor => minor(0 - amount);

export function salesBlocks({ sales }: Figures, style: ReportStyle): readonly Block[] {
  const { amount, amountInFull, own } = style;
  const how = [
    [own.exempt, sales.exempt],
    [own.givenUp, sales.givenUp],
  ] as const;
  return part(own.sales, [
    row(own.goods, amount(sales.gross)),
    ...some(own.lineDiscounts, back(sales.lineDiscounts), style),
    ...some(own.saleDiscounts, back(sales.saleDiscount), style),
    ...some(own.addedTax, sales.addedTax, style),
    row(times(own.salesTotal, sales.count), amountInFull(sales.total), { bold: true }),
    ...how.filter(([, count]) => count > 0).map(([name, count]) => text(times(name, count), { indent: 2 })),
  ]);
}

export function taxBlocks({ taxes }: Figures, style: ReportStyle): readonly Block[] {
  const { amount, language, own } = style;
  if (taxes.length === 0) return [];
  return part(
    own.taxes,
    taxes.flatMap((tax) => [
      row(
        `${tax.name} ${formatPercent(tax.rate, language)}${tax.included ? ` ${own.included}` : ""}`,
        amount(tax.amount),
      ),
      ...some(own.taxBack, back(tax.back), style, 2),
    ]),
  );
}

/** Tenders one by one: what came in with its tips, and what went back of it. Then what it comes to. */
export function moneyBlocks(figures: Figures, style: ReportStyle): readonly Block[] {
  const { amountInFull, own } = style;
  return [
    ...(figures.tenders.length === 0
      ? [RULE]
      : part(
          own.tenders,
          figures.tenders.flatMap((tender) => tenderBlocks(tender, figures.tenders, style)),
        )),
    row(own.money, amountInFull(figures.money), { bold: true, size: "tall" }),
    RULE,
    ...some(own.tips, figures.tips, style),
    ...some(own.rounding, figures.rounding, style),
    row(own.owed, amountInFull(figures.owed), { bold: true }),
  ];
}

function tenderBlocks(figure: TenderFigure, all: readonly TenderFigure[], style: ReportStyle): readonly Block[] {
  const { amount, own } = style;
  const { backCount, count, label, taken, tender, tips } = figure;
  const twins = all.filter((other) => other.tender === tender && other.label === label);
  const kind = tender === "" ? own.tender.other : own.tender[tender];
  const name = label === "" ? kind : label;
  return [
    row(times(twins.length > 1 ? `${name} (${figure.gateway})` : name, count), amount(taken)),
    ...some(own.tipsIn, tips, style, 2),
    ...some(times(own.back, backCount), back(figure.back), style, 2),
  ];
}

export function backBlocks(figures: Figures, style: ReportStyle): readonly Block[] {
  const { own } = style;
  const { byHand, credits, notNeeded, own: alone, refunds, returns, voids } = figures;
  const counted = (name: string, count: number, amount: Minor): readonly Block[] =>
    count === 0 && amount === 0 ? [] : [row(times(name, count), style.amount(amount))];
  const blocks = [
    ...counted(own.returns, returns.count, returns.total),
    ...counted(own.voids, voids.count, voids.amount),
    ...counted(own.refunds, refunds.count, refunds.amount),
    ...counted(own.byHand, byHand.count, byHand.amount),
    ...counted(own.notNeeded, notNeeded.count, notNeeded.amount),
    ...counted(own.own, alone.count, alone.amount),
    ...some(own.credits, credits, style),
  ];
  return blocks.length === 0 ? [] : part(own.returned, blocks);
}

export function unsettledBlocks(
  { unsettled }: Figures,
  named: readonly NamedSale[],
  style: ReportStyle,
): readonly Block[] {
  const { amount: write, own } = style;
  if (unsettled.length === 0) return [RULE, text(own.allSettled)];
  const nameOf = (sale: string): string => {
    const known = named.find((each) => each.sale === sale);
    return known === undefined ? sale : `${known.kind === "sale" ? own.sale : own.return} ${String(known.number)}`;
  };
  return part(
    own.unsettled,
    unsettled.map(({ sale, amount }) => row(nameOf(sale), write(amount))),
  );
}
