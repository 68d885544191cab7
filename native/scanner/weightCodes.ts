/**
 * Codes that a shop's own scale prints: the number of the goods with its price or weight in one. GS1 leaves their inside
 * to each shop (General Specifications, 2.1.11: restricted circulation), so it is a setting (docs/settings.md, `scan`).
 */
import { checkDigit } from "./gtin.ts";
import type { Measure } from "./gs1Meaning.ts";

export interface WeightCodeRules {
  /** `upca`: codes of number system 2. `ean13`: 02 and 20 to 29. */
  readonly weightCodes: "none" | "upca" | "ean13";
  /** Of the `ean13` codes, the first two figures of those that hold a weight in grams; the others hold a price. */
  readonly weightPrefixes: readonly string[];
  /** UPC-A: whether a price of four figures follows its own check digit, or the price has five figures. */
  readonly priceCheck: "digit" | "none";
}

export const NO_WEIGHT_CODES: WeightCodeRules = { weightCodes: "none", weightPrefixes: [], priceCheck: "digit" };

export type WeightCode =
  | { readonly kind: "measured"; readonly lookUp: readonly string[]; readonly measure: Measure }
  /** The price does not agree with its own check digit: misread, or another arrangement than the setting says. */
  | { readonly kind: "misread" };

/**
 * @param gtin a product number with a right check digit, on 14 digits
 * @returns undefined when it is no such code. `lookUp`: codes under which the catalogue may know the goods, surest first.
 */
export function readWeightCode(gtin: string, rules: WeightCodeRules): WeightCode | undefined {
  if (rules.weightCodes === "none" || !gtin.startsWith("0")) return undefined;
  const ean = gtin.slice(1);
  const prefix = ean.slice(0, 2);
  const item = ean.slice(2, 7);
  const field = ean.slice(7, 12);
  const lookUp = codesOf(prefix, item);
  if (rules.weightCodes === "upca") {
    if (prefix !== "02") return undefined;
    if (rules.priceCheck === "none")
      return { kind: "measured", lookUp, measure: { kind: "price", amount: Number(field) } };
    const figures = field.slice(1);
    // Scales that compute no check digit of the price leave a zero in its place.
    if (field[0] !== "0" && field[0] !== priceCheckDigit(figures)) return { kind: "misread" };
    return { kind: "measured", lookUp, measure: { kind: "price", amount: Number(figures) } };
  }
  if (!/^(02|2\d)$/.test(prefix)) return undefined;
  const measure: Measure = rules.weightPrefixes.includes(prefix)
    ? { kind: "weight", grams: Number(field) }
    : { kind: "price", amount: Number(field) };
  return { kind: "measured", lookUp, measure };
}

/** The code with zeros for price or weight; its head; the item's number, as it stands and without zeros in front. */
function codesOf(prefix: string, item: string): readonly string[] {
  const head = `${prefix}${item}`;
  const zeros = `${head}00000`;
  const bare = item.replace(/^0+/, "");
  return [
    `${zeros}${checkDigit(zeros)}`,
    `${zeros}0`,
    head,
    head.replace(/^0/, ""),
    item,
    ...(bare === "" ? [] : [bare]),
  ];
}

/** Weights of the four-figure price check digit (GS1 General Specifications, 7.9.2 and 7.9.3). */
const MINUS_2 = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const TIMES_3 = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const MINUS_5 = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/** @param figures four of them */
export function priceCheckDigit(figures: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = [...figures].map(Number);
  const sum = (MINUS_2[a] ?? 0) + (MINUS_2[b] ?? 0) + (TIMES_3[c] ?? 0) + (MINUS_5[d] ?? 0);
  return String((sum * 3) % 10);
}
