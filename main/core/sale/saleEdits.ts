/** What else may be done to the goods of a sale: discounts with reasons, notes, another price, goods without a code. Pure. */
import { type Minor, MAX_AMOUNT } from "../money/money.ts";
import { parsePercent } from "../money/percent.ts";
import { err, ok, type Result } from "../result.ts";
import type { Sale, SaleFact, SaleLine } from "./sale.ts";
import { addGoods, changeable, type SaleRefusal, within } from "./saleRules.ts";
import type { LineDiscount } from "../money/totals.ts";

type Facts = Result<readonly SaleFact[], SaleRefusal>;

/** Gives a line a discount, or takes it away (`null`). A fee takes none: it is not the shop's price. */
export function discountLine(sale: Sale, lineId: string, discount: LineDiscount | null): Facts {
  const line = editable(sale, lineId);
  if (!line.ok) return line;
  if (line.value.feeOf !== undefined) return err("feeFollows");
  const wrong = discountRefusal(discount);
  return wrong === null ? within(sale, { kind: "sale.lineDiscounted", body: { line: lineId, discount } }) : err(wrong);
}

/** Gives the whole sale a discount, or takes it away (`null`). */
export function discountSale(sale: Sale, discount: LineDiscount | null): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  if (sale.lines.length === 0) return err("saleEmpty");
  const wrong = discountRefusal(discount);
  return wrong === null ? within(sale, { kind: "sale.discounted", body: { discount } }) : err(wrong);
}

function discountRefusal(discount: LineDiscount | null): SaleRefusal | null {
  if (discount === null) return null;
  if (discount.reason.trim() === "") return "reasonMissing";
  if (discount.kind === "amount")
    return discount.amount > 0 && discount.amount <= MAX_AMOUNT ? null : "discountOutOfRange";
  const percent = parsePercent(discount.percent);
  return percent.ok && percent.value > 0n ? null : "discountOutOfRange";
}

export function noteLine(sale: Sale, lineId: string, note: string): Facts {
  const line = editable(sale, lineId);
  return line.ok ? ok([{ kind: "sale.lineNoted", body: { line: lineId, note } }]) : line;
}

/** @param approver who answers for it; the reason is journalled with the name */
export function priceLine(sale: Sale, lineId: string, unitPrice: Minor, reason: string, approver: string): Facts {
  const line = editable(sale, lineId);
  if (!line.ok) return line;
  if (line.value.feeOf !== undefined) return err("feeFollows");
  if (reason.trim() === "") return err("reasonMissing");
  if (unitPrice < 0 || unitPrice > MAX_AMOUNT) return err("amountOutOfRange");
  return within(sale, { kind: "sale.linePriced", body: { line: lineId, unitPrice, reason, approver } });
}

/** Sells what the catalogue does not know, by name and price. @param code as it was scanned, or "" */
export function addOpenGoods(sale: Sale, line: SaleLine, code: string, approver: string): Facts {
  if (line.unitPrice <= 0 || line.unitPrice > MAX_AMOUNT) return err("amountOutOfRange");
  const added = addGoods(sale, line, "hand");
  return added.ok
    ? ok([...added.value, { kind: "sale.openGoodsApproved", body: { line: line.id, code, approver } }])
    : added;
}

function editable(sale: Sale, lineId: string): Result<SaleLine, SaleRefusal> {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  const line = sale.lines.find((l) => l.id === lineId);
  return line === undefined ? err("lineGone") : ok(line);
}
