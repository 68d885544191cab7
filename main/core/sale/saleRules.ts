/**
 * What may be done to a sale, and the facts it makes. Pure: ids come in, facts or a refusal go out. The limits live here,
 * not in a screen (lessons.md 4.4).
 */
import { cashRounding, decideCash } from "../money/cash.ts";
import { type Minor, MAX_AMOUNT } from "../money/money.ts";
import { type Part, partInCash, partOf } from "../money/parts.ts";
import { isWhole, ONE, type Quantity, quantity } from "../money/quantity.ts";
import { err, ok, type Result } from "../result.ts";
import {
  applySaleFact,
  type CashTender,
  dueOf,
  openTender,
  paidSoFar,
  roundingOf,
  type Sale,
  type SaleFact,
  type SaleLine,
  totalsOfSale,
} from "./sale.ts";
import { checkLines } from "../money/check.ts";

export type SaleRefusal =
  | "noOpenSale"
  | "paymentRunning"
  | "nothingDue"
  | "lineGone"
  | "quantityOutOfRange"
  | "amountOutOfRange"
  | "notPayableInCash"
  | "saleEmpty"
  | "tenderGone"
  | "salePaid"
  | "moneyTaken"
  | "feeFollows"
  | "reasonMissing"
  | "discountOutOfRange"
  | "partOutOfRange";

/** More of one thing than this is a slip of the finger or a second scan of a price. */
export const MAX_QUANTITY: Quantity = quantity(9_999_000);

type Facts = Result<readonly SaleFact[], SaleRefusal>;

/** Goods may change while no payment runs; a payment asks for an amount that must not move under it. */
export function changeable(sale: Sale): SaleRefusal | null {
  if (sale.state !== "open") return "noOpenSale";
  return openTender(sale) === undefined ? null : "paymentRunning";
}

/**
 * One more of a product: its line grows, or a new line begins. `line.quantity` says how much comes.
 * @param fee the deposit or eco fee that follows the goods, when they have one
 */
export function addGoods(sale: Sale, line: SaleLine, by: "scan" | "hand", fee: SaleLine | null = null): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  const same = sale.lines.find((l) => mergeable(l, line) && feeOf(sale, l) === (fee?.unitPrice ?? 0));
  if (same !== undefined) {
    const total = same.quantity + line.quantity;
    if (total > MAX_QUANTITY) return err("quantityOutOfRange");
    return within(sale, { kind: "sale.quantitySet", body: { line: same.id, quantity: quantity(total), by } });
  }
  if (line.quantity < 1 || line.quantity > MAX_QUANTITY) return err("quantityOutOfRange");
  const first: SaleFact = { kind: "sale.lineAdded", body: { line, by } };
  if (fee === null) return within(sale, first);
  const second = within(applySaleFact(sale, first, 0), { kind: "sale.lineAdded", body: { line: fee, by: "hand" } });
  return second.ok ? ok([first, ...second.value]) : second;
}

/** What follows each piece of a line, minor units. */
const feeOf = (sale: Sale, line: SaleLine): number => sale.lines.find((l) => l.feeOf === line.id)?.unitPrice ?? 0;

/** Weighed goods stay apart: two weighings are two lines on the receipt. So do goods whose price or taxes have changed since. */
const mergeable = (known: SaleLine, line: SaleLine): boolean =>
  known.sku === line.sku &&
  known.unit === "each" &&
  line.unit === "each" &&
  known.unitPrice === line.unitPrice &&
  known.taxes.join() === line.taxes.join() &&
  known.discount === undefined &&
  known.note === undefined &&
  known.feeOf === undefined;

export function setQuantity(sale: Sale, lineId: string, wanted: number): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  const line = sale.lines.find((l) => l.id === lineId);
  if (line === undefined) return err("lineGone");
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > MAX_QUANTITY) return err("quantityOutOfRange");
  const next = quantity(wanted);
  if (line.unit === "each" && !isWhole(next)) return err("quantityOutOfRange");
  if (line.feeOf !== undefined) return err("feeFollows");
  return within(sale, { kind: "sale.quantitySet", body: { line: lineId, quantity: next, by: "hand" } });
}

export function removeLine(sale: Sale, lineId: string): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  const line = sale.lines.find((l) => l.id === lineId);
  if (line === undefined) return err("lineGone");
  if (line.feeOf !== undefined) return err("feeFollows");
  return within(sale, { kind: "sale.lineRemoved", body: { line: lineId } });
}

/** The fact, when the sale after it can be added up and does not shrink below what is paid already. */
export function within(sale: Sale, fact: SaleFact): Facts {
  const after = applySaleFact(sale, fact, 0);
  if (!checkLines(after.lines, after.taxRules, after.discount ?? undefined).ok) return err("amountOutOfRange");
  if (paidSoFar(sale) > 0 && dueOf(after) <= 0) return err("moneyTaken");
  return ok([fact]);
}

/** What a card would be asked for, minor units. @param part of what is due; null = all of it */
export function amountForCard(sale: Sale, part: Part | null = null): Result<Minor, SaleRefusal> {
  if (sale.state !== "open") return err("noOpenSale");
  if (sale.lines.length === 0) return err("saleEmpty");
  if (openTender(sale) !== undefined) return err("paymentRunning");
  const due = dueOf(sale);
  return due > 0 && due <= MAX_AMOUNT ? partOf(due, part) : err("nothingDue");
}

/**
 * Cash the customer gave.
 * @param given minor units as keyed · @param unit the smallest coin, minor units
 * @param part what of the due this cash pays, with change for the rest of it; null = all it can
 */
export function takeCash(
  sale: Sale,
  tenderId: string,
  given: Minor,
  unit: number,
  part: Part | null = null,
): Result<readonly SaleFact[], SaleRefusal> {
  if (sale.state !== "open") return err("noOpenSale");
  if (sale.lines.length === 0) return err("saleEmpty");
  if (openTender(sale) !== undefined) return err("paymentRunning");
  const due = dueOf(sale);
  if (due < 0) return err("nothingDue");
  if (due === 0) return given === 0 ? ok(withCompletion(sale, [])) : err("nothingDue");
  const asked = partInCash(due, part, unit);
  if (!asked.ok) return asked;
  // Typing the total as shown means "exact": in cash that is the total rounded to the smallest coin.
  const paid = given === due && asked.value === due ? cashRounding(due, unit).toPay : given;
  const decision = decideCash(due, paid, unit, asked.value);
  if (decision.kind === "refused") return err(decision.why === "notPayable" ? "notPayableInCash" : "amountOutOfRange");
  const full = decision.kind === "full";
  const tender: CashTender = {
    kind: "cash",
    id: tenderId,
    state: "taken",
    given: paid,
    applied: decision.applied,
    rounding: full ? decision.rounding : (0 as Minor),
    change: decision.change,
  };
  return ok(
    withCompletion({ ...sale, tenders: [...sale.tenders, tender] }, [{ kind: "sale.cashTaken", body: { tender } }]),
  );
}

/** Takes a cash tender back while the sale is open: a new fact, the old one stays. */
export function takeCashBack(sale: Sale, tenderId: string): Facts {
  return handBack(sale, tenderId, "cash");
}

/** What was handed over at the counter is handed back there, while the sale is open. */
export function handBack(sale: Sale, tenderId: string, kind: "cash" | "other"): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal === "noOpenSale" ? "salePaid" : refusal);
  const tender = sale.tenders.find((t) => t.id === tenderId);
  if (tender?.kind !== kind || tender.state !== "taken") return err("tenderGone");
  // The goods it stands for are back on the shelf: it is spent on this sale, whose own goods can come back.
  if (tender.kind === "other" && tender.credit !== undefined) return err("moneyTaken");
  return ok([{ kind: kind === "cash" ? "sale.cashTakenBack" : "sale.otherTakenBack", body: { tender: tenderId } }]);
}

/** Gives up a sale on which no money stands and for which none is on its way. */
export function abandon(sale: Sale): Facts {
  const refusal = changeable(sale);
  if (refusal !== null) return err(refusal);
  return paidSoFar(sale) === 0 ? ok([{ kind: "sale.abandoned", body: {} }]) : err("moneyTaken");
}

/** Adds the fact that the sale is done when its tenders pay for it (INV-6). */
export function withCompletion(sale: Sale, facts: readonly SaleFact[]): readonly SaleFact[] {
  const done = completion(sale);
  return done === null ? facts : [...facts, done];
}

/** The fact that completes a sale, or null while something is due or not known. */
export function completion(sale: Sale): SaleFact | null {
  if (sale.state !== "open" || sale.lines.length === 0 || openTender(sale) !== undefined || dueOf(sale) > 0)
    return null;
  return { kind: "sale.completed", body: { total: totalsOfSale(sale).total, rounding: roundingOf(sale) } };
}

export const onePiece = ONE;
