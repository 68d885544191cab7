/** One line of a catalogue file as a product, or the first thing that is wrong with it. */
import { hasRightCheckDigit, isGtinLength, readGtins } from "../../native/scanner/gtin.ts";
import { containsCardData } from "../core/carddata.ts";
import type { RowProblem } from "../core/goods/goodsProblem.ts";
import type { Column } from "../core/goods/goodsRow.ts";
import type { Product } from "../core/goods/product.ts";
import { type Minor, parseMajor, ZERO } from "../core/money/money.ts";
import { err, ok, type Result } from "../core/result.ts";

export interface FieldProblem {
  readonly column: Column;
  readonly problem: RowProblem;
}

type Read<T> = Result<T, FieldProblem>;
export type RowText = (column: Column) => string;

export interface RowRules {
  readonly decimals: 2;
  readonly taxNames: readonly string[];
}

const MAX_LENGTH: Readonly<Record<Column, number>> = {
  sku: 64,
  barcode: 64,
  name: 120,
  name_zh: 120,
  name_fr: 120,
  price: 20,
  tax: 120,
  category: 64,
  unit: 10,
  fee: 20,
};

/** No card number and no track has fewer digits, but for tracks that begin with a percent sign. */
const FEWEST_DIGITS = 8;

/** What would move the print head, hide text or turn its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD]/u;

/** Reads the fields of one row, in the order in which a person would look at them. Amounts come back in minor units. */
export function parseRow(columns: readonly Column[], text: RowText, rules: RowRules): Read<Product> {
  for (const column of columns) {
    const problem = badText(column, text(column));
    if (problem !== undefined) return err({ column, problem });
  }
  if (text("sku") === "") return err({ column: "sku", problem: "missing" });
  if (text("name") === "") return err({ column: "name", problem: "missing" });
  const barcode = text("barcode");
  const barcodeProblem = badBarcode(barcode);
  if (barcodeProblem !== undefined) return err({ column: "barcode", problem: barcodeProblem });
  const price = readAmount("price", text("price"), rules.decimals);
  if (!price.ok) return price;
  const fee = text("fee") === "" ? ok(ZERO) : readAmount("fee", text("fee"), rules.decimals);
  if (!fee.ok) return fee;
  const taxes = readTaxes(text("tax"), rules.taxNames);
  if (!taxes.ok) return taxes;
  const unit = text("unit").toLowerCase() || "each";
  if (unit !== "each" && unit !== "kg") return err({ column: "unit", problem: "unknownUnit" });
  const fr = text("name_fr");
  const zh = text("name_zh");
  return ok({
    sku: text("sku"),
    ...(barcode === "" ? {} : { barcode }),
    names: { en: text("name"), ...(fr === "" ? {} : { fr }), ...(zh === "" ? {} : { zh }) },
    price: price.value,
    taxes: taxes.value,
    category: text("category"),
    unit,
    fee: fee.value,
  });
}

/** A large file has a million fields, and most need nothing done. */
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/** Trims a field and makes each run of white space, line breaks included, one space; letters are composed (NFC). */
export function tidy(field: string): string {
  return TIDY.test(field) ? field : field.replace(/\s+/gu, " ").trim().normalize("NFC");
}

function badText(column: Column, value: string): RowProblem | undefined {
  const isCode = column === "sku" || column === "barcode";
  if (!isHarmless(value)) {
    if (containsCardData(value, { allowGtin: isCode })) return "cardData";
    if (UNPRINTABLE.test(value)) return "controlCharacter";
  }
  return value.length > MAX_LENGTH[column] ? "tooLong" : undefined;
}

/** Plain ASCII with so few digits that neither question needs to be asked; other digits than ASCII's count as unknown. */
function isHarmless(value: string): boolean {
  let digits = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === PERCENT) return false;
    if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return digits < FEWEST_DIGITS;
}

const PERCENT = 0x25;

/** Digits as long as a product number must be one; shorter or lettered codes are the shop's own. */
function badBarcode(barcode: string): RowProblem | undefined {
  if (barcode === "") return undefined;
  // 6.291E+12, 6,29E+12: what a spreadsheet makes of a long number.
  if (!/^[\x21-\x7e]+$/.test(barcode) || /^\d([.,]\d+)?E\+?\d+$/i.test(barcode)) return "barcodeShape";
  if (!isGtinLength(barcode)) return undefined;
  return hasRightCheckDigit(barcode) || readGtins(barcode).length > 0 ? undefined : "checkDigit";
}

function readAmount(column: Column, text: string, decimals: 2): Read<Minor> {
  if (text === "") return err({ column, problem: "missing" });
  const amount = parseMajor(text, decimals);
  return amount.ok ? amount : err({ column, problem: amount.error.kind });
}

function readTaxes(text: string, known: readonly string[]): Read<readonly string[]> {
  if (text === "") return ok([]);
  const taxes = new Set<string>();
  for (const part of text.split("+")) {
    const wanted = part.trim().toLowerCase();
    const name = known.find((tax) => tax.toLowerCase() === wanted);
    if (name === undefined) return err({ column: "tax", problem: "unknownTax" });
    taxes.add(name);
  }
  return ok([...taxes]);
}
