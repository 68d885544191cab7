/** A report as one flat table, for spreadsheets and other programs: a row for each figure, under names that never change. */
import { type Minor, toMajorText } from "../money/money.ts";
import type { Report } from "./report.ts";

/** @property name of what it is a figure of @property count sales, payments, thousandths of goods, or ms @property amount minor units */
export interface ReportLine {
  readonly section: string;
  readonly name: string;
  readonly detail: string;
  readonly count: number | null;
  readonly amount: Minor | null;
}

/** Every figure of the report, in the order in which it is shown. */
export function linesOfReport({
  days,
  drawers,
  figures,
  goods,
  hours,
  match,
  operators,
  speed,
}: Report): readonly ReportLine[] {
  const { sales } = figures;
  const line = (
    section: string,
    name: string,
    count: number | null,
    amount: Minor | null,
    detail = "",
  ): ReportLine => ({ section, name, detail, count, amount });
  return [
    line("sales", "completed", sales.count, sales.total),
    line("sales", "gross", null, sales.gross),
    line("sales", "lineDiscounts", null, sales.lineDiscounts),
    line("sales", "saleDiscounts", null, sales.saleDiscount),
    line("sales", "addedTax", null, sales.addedTax),
    line("sales", "exempt", sales.exempt, null),
    line("sales", "givenUp", sales.givenUp, null),
    line("sales", "cashRounding", null, figures.rounding),
    line("sales", "tips", null, figures.tips),
    ...figures.taxes.flatMap(({ amount, back, included, name, rate }) => [
      line("tax", name, null, amount, `${rate}${included ? " included" : ""}`),
      line("taxBack", name, null, back, `${rate}${included ? " included" : ""}`),
    ]),
    ...figures.tenders.flatMap(({ back, backCount, count, gateway, label, taken, tender, tips }) => {
      const detail = [label, gateway].filter((part) => part !== "").join(" · ");
      return [
        line("taken", tender, count, taken, detail),
        line("givenBack", tender, backCount, back, detail),
        line("tip", tender, null, tips, detail),
      ];
    }),
    line("back", "returns", figures.returns.count, figures.returns.total),
    line("back", "returnedTips", null, figures.returns.tips),
    line("back", "voids", figures.voids.count, figures.voids.amount),
    line("back", "refunds", figures.refunds.count, figures.refunds.amount),
    line("back", "byHand", figures.byHand.count, figures.byHand.amount),
    line("back", "notNeeded", figures.notNeeded.count, figures.notNeeded.amount),
    line("back", "ownApproval", figures.own.count, figures.own.amount),
    line("back", "credits", null, figures.credits),
    line("balance", "money", null, figures.money),
    line("balance", "owed", null, figures.owed),
    ...figures.unsettled.map(({ amount, sale }) => line("unsettled", sale, null, amount)),
    ...hours.map(({ amount, count, hour, start }) =>
      line("hour", String(hour), count, amount, start === null ? "" : new Date(start).toISOString()),
    ),
    ...days.map(({ amount, count, day }) => line("day", day, count, amount)),
    ...operators.flatMap(({ discounts, operator, returned, returns, sales: sold, tips, total }) => [
      line("operator", operator, sold, total),
      line("operatorDiscounts", operator, null, discounts),
      line("operatorTips", operator, null, tips),
      line("operatorReturns", operator, returns, returned),
    ]),
    ...goods.map(({ amount, goods: code, names, quantity }) => line("goods", code, quantity, amount, names.en)),
    ...speed.flatMap(({ count, median, p95, tender }) => [
      line("approvals", tender, count, null),
      line("approvalMedianMs", tender, median, null),
      line("approvalP95Ms", tender, p95, null),
    ]),
    ...drawers.flatMap(({ counted, expected, explanation, shift }) => [
      line("drawerExpected", shift, null, expected),
      line("drawerCounted", shift, null, counted, explanation),
    ]),
    line("match", "unmatched", match.unmatched, null, match.at === null ? "" : new Date(match.at).toISOString()),
    ...match.differences.flatMap(({ amount, class: name, count, open }) => [
      line("difference", name, count, amount),
      line("differenceOpen", name, open, null),
    ]),
  ];
}

const HEAD = ["section", "name", "detail", "count", "amount"] as const;

/** As rows of cells with their head, amounts in major units; texts stay texts, figures are numbers. */
export const cellsOf = (lines: readonly ReportLine[]): readonly (readonly (string | number)[])[] => [
  HEAD,
  ...lines.map(({ amount, count, detail, name, section }) => [
    section,
    name,
    detail,
    count ?? "",
    // As a number: a text that begins with a minus would be taken for a formula.
    amount === null ? "" : Number(toMajorText(amount)),
  ]),
];
