/**
 * What a scanned text is, before anybody asks the catalogue: a product number, the till's own receipt code, or a text
 * that the caller looks up as it stands.
 */
import { containsCardData } from "../../main/core/carddata.ts";
import { isGtinLength, readGtins, type GtinForm } from "./gtin.ts";

/** No product, receipt or wallet code is longer; anything beyond is a jammed key or a broken cable. */
export const MAX_SCAN_LENGTH = 256;

export type ScannedCode =
  /** `gtin` on 14 digits; `text` as it was scanned, for a product whose SKU it is. */
  | { readonly kind: "gtin"; readonly gtin: string; readonly form: GtinForm; readonly text: string }
  | { readonly kind: "receipt"; readonly register: string; readonly saleNumber: number }
  /**
   * Anything else. `checkDigitWrong`: as long as a product number, but misread or an in-store number. The caller asks
   * the catalogue first and says "misread" only when it does not know it.
   */
  | { readonly kind: "text"; readonly text: string; readonly checkDigitWrong: boolean }
  /** Nothing of a refused scan is handed on: it may be a card. */
  | { readonly kind: "bad"; readonly why: "empty" | "tooLong" | "control" | "cardData" };

/** What a receipt prints in its QR code: `TL1:<register>:<saleNumber>`, each at most 12 characters, too short for a card number. */
export function receiptCode(register: string, saleNumber: number): string {
  return `TL1:${register}:${String(saleNumber)}`;
}

const RECEIPT = /^TL1:([A-Za-z0-9_-]{1,12}):([1-9]\d{0,11})$/;
/** What scanners add around a code: the end keys they are set up to send, STX/ETX, and an AIM symbology identifier. */
const FRAME = /^[\s\u0002\uFEFF]+|[\s\u0003]+$/g;
const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]/;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]|\p{Cs}/u;

/** Says what one scan is. Never throws; a scan that holds card data comes back without it (INV-12). */
export function recognise(raw: string): ScannedCode {
  if (raw.length > MAX_SCAN_LENGTH) return { kind: "bad", why: "tooLong" };
  const text = raw.replace(FRAME, "").replace(AIM_IDENTIFIER, "");
  if (text === "") return { kind: "bad", why: "empty" };
  const digits = text.replace(/[ -]/g, "");
  const [gtin] = readGtins(digits);
  // A GTIN-14 may look like a card number by chance; its right check digit makes it a product.
  if (gtin === undefined && containsCardData(text)) return { kind: "bad", why: "cardData" };
  if (CONTROL.test(text)) return { kind: "bad", why: "control" };
  if (gtin !== undefined) return { kind: "gtin", ...gtin, text };
  const receipt = RECEIPT.exec(text);
  if (receipt !== null) {
    return { kind: "receipt", register: receipt[1] ?? "", saleNumber: Number(receipt[2]) };
  }
  return { kind: "text", text, checkDigitWrong: isGtinLength(digits) };
}
