/**
 * What a scanned text is, before anybody asks the catalogue: a product number alone, with price or weight, or with batch
 * and dates; the till's own receipt code; a wallet's pay code; or a text that the caller looks up as it stands.
 */
import { containsCardData } from "../../main/core/carddata.ts";
import { parseReceiptCode, parseReturnCode } from "../../main/core/sale/receiptCode.ts";
import { splitAim, type Symbology } from "./aim.ts";
import { parseDigitalLink } from "./digitalLink.ts";
import {
  type Element,
  formatElements,
  GROUP_SEPARATOR,
  type Gs1Problem,
  parseBracketed,
  parseElements,
} from "./gs1.ts";
import { type Attributes, meaningOf, type Measure } from "./gs1Meaning.ts";
import { hasRightCheckDigit, isGtinLength, readGtins, type GtinForm } from "./gtin.ts";
import { NO_WEIGHT_CODES, readWeightCode, type WeightCodeRules } from "./weightCodes.ts";
import type { Result } from "../../main/core/result.ts";

/** No product, receipt or wallet code is longer; anything beyond is a jammed key or a broken cable. */
export const MAX_SCAN_LENGTH = 512;

export type ScannedCode =
  /** `gtin` on 14 digits; `text` as it was scanned, for a product whose SKU it is. */
  | { readonly kind: "gtin"; readonly gtin: string; readonly form: GtinForm; readonly text: string }
  /** A price or weight label of the shop's scale. `lookUp`: codes of the goods without it, surest first. */
  | {
      readonly kind: "measured";
      readonly gtin: string;
      readonly lookUp: readonly string[];
      readonly measure: Measure;
      readonly text: string;
    }
  /** GS1 elements or a Digital Link; `text` prints them as `(01)…(10)…`. */
  | {
      readonly kind: "gs1";
      readonly gtin: string | undefined;
      readonly measure: Measure | undefined;
      readonly attributes: Attributes;
      readonly text: string;
    }
  /** What a wallet shows to pay with. A credential: `text` may go to a gateway, never to a log, a screen or a file. */
  | { readonly kind: "wallet"; readonly text: string }
  /** The code on a receipt that the till printed, of a sale or of a return. */
  | { readonly kind: "receipt"; readonly text: string }
  /**
   * Anything else. `checkDigitWrong`: as long as a product number, but misread or an in-store number. The caller asks
   * the catalogue first and says "misread" only when it does not know it.
   */
  | { readonly kind: "text"; readonly text: string; readonly checkDigitWrong: boolean }
  /** Nothing of a refused scan is handed on: it may be a card. */
  | { readonly kind: "bad"; readonly why: "empty" | "tooLong" | "control" | "cardData" | "checkDigit" };

/** What scanners add around a code: the end keys they are set up to send, and STX/ETX. */
const FRAME = /^[\s\u0002\uFEFF]+|[\s\u0003]+$/g;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]|\p{Cs}/u;
/** WeChat Pay; Alipay; UnionPay QR: figures in front and lengths as the wallets publish them. */
const WALLET = /^(1[0-5]\d{16}|(2[5-9]|30)\d{14,22}|62\d{17})$/;
/** An EAN-13 with the small code of two or five figures that magazines print beside it. */
const WITH_ADD_ON = /^\d{13}(?:\d{2}|\d{5})$/;

/**
 * Says what one scan is. Never throws; a scan that holds card data comes back without it (INV-12).
 * @param symbology as the scanner told it beside the text; one in front of the text (`]d2`) is read as well
 */
export function recognise(raw: string, rules: WeightCodeRules = NO_WEIGHT_CODES, symbology?: Symbology): ScannedCode {
  if (raw.length > MAX_SCAN_LENGTH) return { kind: "bad", why: "tooLong" };
  const framed = raw.replace(FRAME, "");
  const split = symbology === undefined ? splitAim(framed) : { symbology, text: framed };
  const text = withoutAddOn(split.text, split.symbology);
  if (text === "") return { kind: "bad", why: "empty" };
  const gs1 = readGs1(text, split.symbology);
  if (gs1 !== undefined) return gs1;
  const digits = text.replace(/[ -]/g, "");
  const [gtin] = readGtins(digits);
  // A GTIN-14 may look like a card number by chance; its right check digit makes it a product.
  if (gtin === undefined && containsCardData(text)) return { kind: "bad", why: "cardData" };
  if (CONTROL.test(text)) return { kind: "bad", why: "control" };
  if (gtin !== undefined) {
    const label = readWeightCode(gtin.gtin, rules);
    if (label === undefined) return { kind: "gtin", ...gtin, text };
    return label.kind === "misread" ? { kind: "bad", why: "checkDigit" } : { ...label, gtin: gtin.gtin, text };
  }
  if ((parseReceiptCode(text) ?? parseReturnCode(text)) !== undefined) return { kind: "receipt", text };
  if (WALLET.test(text)) return { kind: "wallet", text };
  return { kind: "text", text, checkDigitWrong: isGtinLength(digits) };
}

function withoutAddOn(text: string, symbology: Symbology | undefined): string {
  return symbology?.name === "ean" && WITH_ADD_ON.test(text) ? text.slice(0, 13) : text;
}

/** Undefined when the text is not meant as GS1 elements, or is made of none that the till knows. */
function readGs1(text: string, symbology: Symbology | undefined): ScannedCode | undefined {
  const read = parseGs1(text, symbology);
  if (read === undefined || (!read.ok && read.error === "notGs1")) return undefined;
  if (!read.ok) return { kind: "bad", why: "checkDigit" };
  const elements = read.value;
  if (elements.some(holdsCardData)) return { kind: "bad", why: "cardData" };
  return { kind: "gs1", ...meaningOf(elements), text: formatElements(elements) };
}

function parseGs1(text: string, symbology: Symbology | undefined): Result<readonly Element[], Gs1Problem> | undefined {
  const link = parseDigitalLink(text);
  if (link !== undefined) return link;
  if (/^\(\d{2,4}\)/.test(text)) return parseBracketed(text);
  const data = text.replace(/^\u001d/, "");
  if (symbology?.gs1 === true || text.includes(GROUP_SEPARATOR)) return parseElements(data);
  // Without any sign of FNC1, only what begins with a right product number and goes on is taken for elements.
  const begins = /^01(\d{14})./.exec(data)?.[1];
  return begins !== undefined && hasRightCheckDigit(begins) ? parseElements(data) : undefined;
}

/** A product's number may look like a card's by chance; its check digit was right. */
function holdsCardData({ ai, value }: Element): boolean {
  return ai !== "01" && ai !== "02" && containsCardData(value);
}
