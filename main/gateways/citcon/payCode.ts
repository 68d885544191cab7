/**
 * The code on a customer's phone that pays (gateways.md C.4). Which wallet it is serves labels and finds product codes
 * scanned by mistake; a format nobody knows is never held back. The code is a credential: it is carried in memory only.
 */
import type { WalletBrand } from "../../core/attempt/wallet.ts";
import type { PayCode } from "../port.ts";

export type WalletScan =
  | { readonly kind: "payCode"; readonly code: PayCode }
  /** Twelve or thirteen digits with a right check digit: goods, scanned by mistake. Explained, and still payable if meant. */
  | { readonly kind: "productCode"; readonly code: PayCode }
  /** Nothing a wallet could show: too short, too long, or not letters and figures. */
  | { readonly kind: "notACode" };

const PATTERNS: readonly (readonly [RegExp, WalletBrand])[] = [
  [/^1[0-5]\d{16}$/, "wechat"],
  [/^62\d{17}$/, "unionpay"],
  // Alipay+ of 19 digits begins with 28 and has 9 third: told apart from Alipay before its wider pattern is tried.
  [/^289\d{16}$/, "alipayPlus"],
  [/^(?:2[5-9]|30)\d{14,22}$/, "alipay"],
  [/^\d{17,32}$/, "alipayPlus"],
  [/^hQVDUFY/, "emvco"],
];

/** Letters, figures and the signs of Base64, as long as the seed allows. */
const CODE = /^[A-Za-z0-9+/=_-]{10,200}$/;

/** What was scanned while a wallet is to pay. Spaces at either end are the scanner's. */
export function readWalletScan(scanned: string): WalletScan {
  const text = scanned.trim();
  if (!CODE.test(text)) return { kind: "notACode" };
  return { kind: isGoodsCode(text) ? "productCode" : "payCode", code: payCode(text) };
}

/** The wallet this code surely belongs to by its form, for a scan into the cart; null when it may be anything else. */
export function walletOf(scanned: string): WalletBrand | null {
  const text = scanned.trim();
  return CODE.test(text) ? (PATTERNS.find(([pattern]) => pattern.test(text))?.[1] ?? null) : null;
}

function payCode(text: string): PayCode {
  const shown = { last4: text.slice(-4), wallet: walletOf(text) };
  return { ...shown, reveal: () => text };
}

/** UPC-A and EAN-13 with a right check digit (GS1 General Specifications, 7.9). */
function isGoodsCode(text: string): boolean {
  if (!/^\d{12,13}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
