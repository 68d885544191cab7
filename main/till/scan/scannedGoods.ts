/** The scan router's question to the catalogue: which goods a code stands for and how much of them, or why none. */
import { type Minor, MAX_AMOUNT, minor } from "../../core/money/money.ts";
import { MAX_QUANTITY } from "../../core/sale/saleRules.ts";
import { type Quantity, quantity } from "../../core/money/quantity.ts";
import type { ScannedCode } from "../../../native/scanner/codes.ts";
import type { Measure } from "../../../native/scanner/gs1Meaning.ts";
import type { ScanWhy } from "../../../preload/contract/sale.ts";
import type { Catalog, Product } from "../../catalog/catalog.ts";
import { printableCode } from "./scanNews.ts";

/** Goods as a code sells them; `product` already carries a label's price, `amount` its weight. */
export interface ScannedGoods {
  readonly kind: "goods";
  readonly product: Product;
  /** Null = one piece, or what goods by weight are rung up with. */
  readonly amount: Quantity | null;
  /** The code as it may be shown. */
  readonly shown: string;
}

export interface ScanMiss {
  readonly kind: "receipt" | "unknown" | "bad" | "cardData" | "refused";
  readonly why: ScanWhy;
  readonly shown: string;
}

type Finder = Pick<Catalog, "findByCode">;

/** @param raw as it was scanned, shown only where it may be */
export function findGoods(code: ScannedCode, raw: string, catalog: Finder): ScannedGoods | ScanMiss {
  const shown = printableCode("text" in code ? code.text : raw);
  const unknown = (why: ScanWhy): ScanMiss => ({ kind: "unknown", why, shown });
  const plain = (product: Product | undefined): ScannedGoods | ScanMiss =>
    product === undefined ? unknown("unknownCode") : { kind: "goods", product, amount: null, shown };

  switch (code.kind) {
    case "bad":
      return code.why === "cardData"
        ? { kind: "cardData", why: "cardData", shown: "" }
        : { kind: "bad", why: code.why, shown };
    case "receipt":
      return { kind: "receipt", why: "receipt", shown };
    case "gtin":
      return plain(catalog.findByCode(code.gtin) ?? catalog.findByCode(code.text));
    case "text": {
      const product = catalog.findByCode(code.text);
      return product === undefined && code.checkDigitWrong ? { kind: "bad", why: "checkDigit", shown } : plain(product);
    }
    case "wallet": {
      const product = catalog.findByCode(code.text);
      // A pay code is a credential: its last four are all that may be seen of it.
      return product === undefined
        ? { kind: "unknown", why: "walletCode", shown: `…${code.text.slice(-4)}` }
        : plain(product);
    }
    case "gs1": {
      const product =
        (code.gtin === undefined ? undefined : catalog.findByCode(code.gtin)) ?? catalog.findByCode(raw.trim());
      // What a piece weighs is news, not a quantity.
      const measure = code.measure?.kind === "weight" && product?.unit === "each" ? undefined : code.measure;
      return product === undefined || measure === undefined ? plain(product) : measured(product, measure, shown);
    }
    case "measured": {
      const whole = catalog.findByCode(code.gtin);
      if (whole !== undefined) return plain(whole);
      const product = first(code.lookUp, (each) => catalog.findByCode(each));
      return product === undefined ? plain(undefined) : measured(product, code.measure, shown);
    }
  }
}

/** A weight label sells that weight; a price label sells one piece at that price, so the line is what the label says. */
function measured(product: Product, measure: Measure, shown: string): ScannedGoods | ScanMiss {
  const refused = (why: ScanWhy): ScanMiss => ({ kind: "refused", why, shown });
  if (measure.kind === "weight") {
    if (product.unit === "each") return refused("weightOfPiece");
    if (measure.grams < 1 || measure.grams > MAX_QUANTITY) return refused("quantityOutOfRange");
    return { kind: "goods", product, amount: quantity(measure.grams), shown };
  }
  if (measure.amount < 1 || measure.amount > MAX_AMOUNT) return refused("amountOutOfRange");
  const price: Minor = minor(measure.amount);
  const fee = product.unit === "each" ? product.fee : minor(0);
  return { kind: "goods", product: { ...product, price, fee, unit: "each" }, amount: null, shown };
}

function first<T, R>(list: readonly T[], look: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
