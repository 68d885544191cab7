/** The sale as the page paints it. Pure. */
import { cashRounding, changePieces, quickAmounts } from "../../../core/money/cash.ts";
import { customerLanguage } from "../../../core/sale/customerLanguage.ts";
import type { Minor } from "../../../core/money/money.ts";
import type { PaperLanguage } from "../../../core/paper/paper.ts";
import { type CardTender, dueOf, type Sale, type Tender, totalsOfSale } from "../../../core/sale/sale.ts";
import { taxesPaid } from "../../../core/money/taxExempt.ts";
import type { LineDiscount, SaleTotals } from "../../../core/money/totals.ts";
import type { CarriedTenderView, CreditBackView, SaleView, TenderView } from "../../../../preload/contract/sale.ts";

/** Pieces and weighed goods; a weighed line counts one, a deposit none. */
export const itemsOf = (sale: Sale): number =>
  sale.lines.reduce(
    (sum, line) => sum + (line.feeOf !== undefined ? 0 : line.unit === "each" ? line.quantity / 1000 : 1),
    0,
  );

/**
 * @param cashUnit the smallest coin, minor units @param shop the language of the shop's papers
 * @param creditBack how what this tender paid with returned goods would go back
 */
export function saleView(
  sale: Sale,
  cashUnit: number,
  shop: PaperLanguage,
  creditBack: (tender: string) => readonly CreditBackView[] = () => [],
): SaleView {
  const totals = totalsOfSale(sale);
  const due = dueOf(sale);
  const payable = due > 0 ? due : (0 as Minor);
  const { toPay, rounding } = cashRounding(payable, cashUnit);
  return {
    id: sale.id,
    number: sale.number,
    state: sale.state,
    lines: sale.lines.map((line, index) => {
      const total = totals.lines[index];
      return {
        id: line.id,
        sku: line.sku,
        names: line.names,
        quantity: line.quantity,
        unit: line.unit,
        unitPrice: line.unitPrice,
        gross: total?.gross ?? (0 as Minor),
        discount: total?.discount ?? (0 as Minor),
        net: total?.net ?? (0 as Minor),
        taxes: taxesPaid(sale, line),
        discountReason: line.discount?.reason ?? "",
        discountPercent: percentOf(line.discount),
        note: line.note ?? "",
        feeOf: line.feeOf ?? null,
        listPrice: line.listPrice ?? null,
      };
    }),
    items: itemsOf(sale),
    scanned: sale.scanned,
    added: sale.added,
    subtotal: totals.subtotal,
    discount: (totals.lineDiscounts + totals.saleDiscount) as Minor,
    saleDiscount:
      sale.discount === null
        ? null
        : { amount: totals.saleDiscount, percent: percentOf(sale.discount), reason: sale.discount.reason },
    taxes: totals.taxes.map(({ name, rate, included, amount }) => ({ name, rate, included, amount })),
    total: totals.total,
    due,
    tenders: sale.tenders.map((tender) => tenderView(tender, creditBack)),
    cash: { toPay, rounding, unit: cashUnit, quick: quickAmounts(toPay, sale.currency) },
    change: sale.state === "completed" ? changeOf(sale, cashUnit) : null,
    completedAt: sale.completedAt,
    exempt: exemptView(sale, totals),
    papersIn: customerLanguage(sale, shop),
  };
}

function exemptView({ taxExempt }: Sale, { freeOf }: SaleTotals): SaleView["exempt"] {
  if (taxExempt === undefined || freeOf === undefined) return null;
  const { number, taxes, reason } = taxExempt;
  return { number, taxes, reason, ...freeOf };
}

const percentOf = (discount: LineDiscount | null | undefined): string | null =>
  discount?.kind === "percent" ? discount.percent : null;

function changeOf(sale: Sale, cashUnit: number): SaleView["change"] {
  // The change of an earlier part went back when that part was paid.
  const cash = sale.tenders.findLast((tender) => tender.state === "taken" || tender.state === "approved");
  if (cash?.kind !== "cash") return null;
  return { amount: cash.change, pieces: changePieces(cash.change, sale.currency, cashUnit) };
}

function tenderView(tender: Tender, creditBack: (tender: string) => readonly CreditBackView[]): TenderView {
  if (tender.kind === "cash") {
    const { id, state, applied, rounding, given, change } = tender;
    return { kind: "cash", id, state, amount: applied, rounding, given, change };
  }
  if (tender.kind === "other") {
    const { id, state, name, reference, applied } = tender;
    const credit = tender.credit === undefined ? null : creditBack(id);
    return { kind: "other", id, state, name, reference, amount: applied, credit };
  }
  const { id, attempt, label, last4 } = tender;
  const approved = cardState(tender) === "approved";
  const amount = approved ? tender.applied : tender.asked;
  const tip = (approved ? tender.capture?.tip : tender.tip) ?? (0 as Minor);
  return { kind: tender.kind, id, attempt, state: cardState(tender), amount, tip, label, last4 };
}

function cardState(tender: CardTender): CarriedTenderView["state"] {
  switch (tender.state) {
    case "new":
    case "sent":
    case "pending":
      return "waiting";
    case "approved":
      return tender.returned === true ? "cancelled" : "approved";
    case "checking":
    case "declined":
    case "setAside":
      return tender.state;
    case "cancelled":
      return tender.notSent === true ? "notSent" : "cancelled";
  }
}
