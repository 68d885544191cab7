/**
 * What of a sale may still come back, and the exact amount of each piece. A piece is its share of what is left of its line,
 * rounded half away from zero, for the price, the discounts and each tax alike; the last piece takes exactly the rest. So
 * any pieces of a line add up to the line, and all lines to the sale, to the cent. Pure; amounts in minor units.
 */
import { allocateByWeight } from "../money/allocate.ts";
import { add, divideRounded, minor, type Minor, sub, ZERO } from "../money/money.ts";
import { isWhole, type Quantity, quantity } from "../money/quantity.ts";
import { err, ok, type Result } from "../result.ts";
import type { Return, ReturnedPiece, ReturnTax } from "./returns.ts";
import { type Sale, type SaleLine, totalsOfSale } from "../sale/sale.ts";
import type { TaxRule } from "../money/tax.ts";

/** What one line is worth, or a part of it. */
export type Worth = Pick<ReturnedPiece, "gross" | "net" | "taxes" | "amount">;

export interface ReturnableLine {
  readonly line: SaleLine;
  /** All of it, and what has not come back. */
  readonly whole: Worth;
  readonly left: Worth;
  readonly quantityLeft: Quantity;
}

export type ReturnWhat =
  | { readonly kind: "lines"; readonly lines: readonly { readonly line: string; readonly quantity: number }[] }
  /** A price adjustment, taxes included. */
  | { readonly kind: "amount"; readonly amount: number }
  | { readonly kind: "whole" };

export type ReturnRefusal = "lineGone" | "quantityOutOfRange" | "feeFollows" | "nothingToGiveBack" | "returnTooMuch";

export interface PricedReturn {
  readonly pieces: readonly ReturnedPiece[];
  readonly taxes: readonly ReturnTax[];
  readonly total: Minor;
}

/** The lines of a sale with what is left of each. @param returns of this sale; withdrawn ones count nothing */
export function returnableLines(sale: Sale, returns: readonly Return[]): readonly ReturnableLine[] {
  const totals = totalsOfSale(sale);
  const back = returns.filter(({ withdrawn }) => withdrawn === null).flatMap(({ pieces }) => pieces);
  return sale.lines.map((line, i) => {
    const { gross = ZERO, net = ZERO, taxShares = {} } = totals.lines[i] ?? {};
    const whole = worth(gross, net, taxShares, sale.taxRules);
    const own = back.filter((piece) => piece.line === line.id);
    return {
      line,
      whole,
      left: own.reduce(without, whole),
      quantityLeft: quantity(own.reduce<number>((rest, piece) => rest - piece.quantity, line.quantity)),
    };
  });
}

/** What is left of all lines together. */
export const leftOnSale = (lines: readonly ReturnableLine[]): Minor => add(...lines.map(({ left }) => left.amount));

/** Prices what is asked for, or says why it cannot come back. */
export function priceReturn(
  sale: Sale,
  returns: readonly Return[],
  what: ReturnWhat,
): Result<PricedReturn, ReturnRefusal> {
  const lines = returnableLines(sale, returns);
  const pieces = piecesOf(lines, what, sale.taxRules);
  if (!pieces.ok) return pieces;
  const total = add(...pieces.value.map(({ amount }) => amount));
  if (total <= 0) return err("nothingToGiveBack");
  if (total > leftOnSale(lines)) return err("returnTooMuch");
  return ok({ pieces: pieces.value, taxes: taxesOf(pieces.value, sale.taxRules), total });
}

/** Everything comes back at once, and nothing has before: only then do tips go back too. */
export const isWholeSale = (sale: Sale, returns: readonly Return[], pieces: readonly ReturnedPiece[]): boolean =>
  returns.every(({ withdrawn }) => withdrawn !== null) &&
  sale.lines.every((line) => pieces.some((piece) => piece.line === line.id && piece.quantity === line.quantity));

/** The taxes of pieces, in the order of the rules. */
export const taxesOf = (pieces: readonly ReturnedPiece[], rules: readonly TaxRule[]): readonly ReturnTax[] =>
  rules
    .filter(({ name }) => pieces.some(({ taxes }) => taxes[name] !== undefined))
    .map((rule) => ({ ...rule, amount: add(...pieces.map(({ taxes }) => taxes[rule.name] ?? ZERO)) }));

function piecesOf(
  lines: readonly ReturnableLine[],
  what: ReturnWhat,
  rules: readonly TaxRule[],
): Result<readonly ReturnedPiece[], ReturnRefusal> {
  switch (what.kind) {
    case "whole":
      return ok(lines.filter(isLeft).map((each) => pieceOf(each, each.quantityLeft, rules)));
    case "amount":
      return adjustment(lines, what.amount, rules);
    case "lines":
      return chosen(lines, what.lines, rules);
  }
}

const isLeft = ({ left, quantityLeft }: ReturnableLine): boolean => quantityLeft > 0 || left.amount !== 0;

/** Lines by quantity; a deposit or fee follows its goods. */
function chosen(
  lines: readonly ReturnableLine[],
  asked: readonly { readonly line: string; readonly quantity: number }[],
  rules: readonly TaxRule[],
): Result<readonly ReturnedPiece[], ReturnRefusal> {
  const pieces: ReturnedPiece[] = [];
  for (const { line: id, quantity: wanted } of asked) {
    const found = lines.find(({ line }) => line.id === id);
    if (found === undefined || pieces.some(({ line }) => line === id)) return err("lineGone");
    if (found.line.feeOf !== undefined) return err("feeFollows");
    if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > found.quantityLeft) return err("quantityOutOfRange");
    const many = quantity(wanted);
    if (found.line.unit === "each" && !isWhole(many)) return err("quantityOutOfRange");
    const fees = lines.filter((each) => each.line.feeOf === id && isLeft(each));
    for (const each of [found, ...fees]) pieces.push(pieceOf(each, quantity(Math.min(many, each.quantityLeft)), rules));
  }
  return ok(pieces);
}

/** Its share of what is left of the line; the last of it is exactly what is left. */
function pieceOf(
  { left, line, quantityLeft }: ReturnableLine,
  many: Quantity,
  rules: readonly TaxRule[],
): ReturnedPiece {
  const share = (amount: Minor): Minor =>
    many === quantityLeft ? amount : minor(Number(divideRounded(BigInt(amount) * BigInt(many), BigInt(quantityLeft))));
  const taxes = Object.fromEntries(Object.entries(left.taxes).map(([name, tax]) => [name, share(tax)]));
  return { line: line.id, quantity: many, ...worth(share(left.gross), share(left.net), taxes, rules) };
}

/** An amount without goods: spread over what is left of the lines, and within a line over its price and its taxes. */
function adjustment(
  lines: readonly ReturnableLine[],
  amount: number,
  rules: readonly TaxRule[],
): Result<readonly ReturnedPiece[], ReturnRefusal> {
  if (amount <= 0) return err("nothingToGiveBack");
  if (amount > leftOnSale(lines)) return err("returnTooMuch");
  const open = lines.filter(({ left }) => left.amount > 0);
  const shares = allocateByWeight(
    BigInt(amount),
    open.map(({ left }) => BigInt(left.amount)),
  );
  return ok(
    open.flatMap((each, i) => {
      const share = Number(shares[i] ?? 0n);
      return share === 0 ? [] : [adjusted(each, share, rules)];
    }),
  );
}

function adjusted({ left, line }: ReturnableLine, amount: number, rules: readonly TaxRule[]): ReturnedPiece {
  const added = Object.entries(left.taxes).filter(([name]) => !isIncluded(name, rules));
  const parts = allocateByWeight(BigInt(amount), [left.net, ...added.map(([, tax]) => tax)].map(BigInt));
  const net = minor(Number(parts[0] ?? 0n));
  const alike = (of: Minor): Minor =>
    left.net === 0 ? ZERO : minor(Number(divideRounded(BigInt(of) * BigInt(net), BigInt(left.net))));
  const taxes = Object.fromEntries([
    ...added.map(([name], i) => [name, minor(Number(parts[i + 1] ?? 0n))] as const),
    ...Object.entries(left.taxes)
      .filter(([name]) => isIncluded(name, rules))
      .map(([name, tax]) => [name, alike(tax)] as const),
  ]);
  return { line: line.id, quantity: quantity(0), ...worth(alike(left.gross), net, taxes, rules) };
}

const isIncluded = (name: string, rules: readonly TaxRule[]): boolean =>
  rules.some((rule) => rule.name === name && rule.included);

const worth = (gross: Minor, net: Minor, taxes: Worth["taxes"], rules: readonly TaxRule[]): Worth => ({
  gross,
  net,
  taxes,
  amount: add(net, ...Object.entries(taxes).map(([name, tax]) => (isIncluded(name, rules) ? ZERO : tax))),
});

const without = (rest: Worth, piece: Worth): Worth => ({
  gross: sub(rest.gross, piece.gross),
  net: sub(rest.net, piece.net),
  taxes: Object.fromEntries(
    Object.entries(rest.taxes).map(([name, tax]) => [name, sub(tax, piece.taxes[name] ?? ZERO)]),
  ),
  amount: sub(rest.amount, piece.amount),
});
