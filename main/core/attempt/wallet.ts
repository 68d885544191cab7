/** A payment by wallet, as far as it may be kept: never its code, which is a credential (INV-12 in docs/invariants.md). */

export type WalletBrand = "wechat" | "alipay" | "alipayPlus" | "unionpay" | "emvco";

const NAMES: Readonly<Record<WalletBrand, string>> = {
  wechat: "WeChat Pay",
  alipay: "Alipay",
  alipayPlus: "Alipay+",
  unionpay: "UnionPay",
  emvco: "EMV QR",
};

/** The wallet's own name, the same in every language; "" when it is not known. */
export const walletName = (brand: WalletBrand | null): string => (brand === null ? "" : NAMES[brand]);

/** How a wallet is asked to pay. */
export interface WalletAsk {
  /** The till scanned the code on the customer's phone, or the phone scans the code that the till shows. */
  readonly how: "scanned" | "shown";
  /** As the scanned code's form tells; null when it does not, or when the till shows the code. */
  readonly brand: WalletBrand | null;
  /** Of the scanned code; "" when the till shows the code. */
  readonly codeLast4: string;
}

/** What there is to do after a wallet payment failed: the classes of gateways.md C.6 that end a payment. */
export type WalletAdvice =
  /** The code was old or wrong: ask for a fresh one. */
  | "rescan"
  | "tryAgain"
  /** The customer has to do something, or to pay otherwise. */
  | "payOtherwise"
  /** The shop's contract or settings: nothing a customer can help. */
  | "askProvider"
  | "checkAmount";
