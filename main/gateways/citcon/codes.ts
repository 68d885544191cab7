/**
 * Every code of seed 000 with its class (gateways.md C.5, C.6, Appendix 1). The same digits mean different things by
 * operation and by wallet; a code in no table has no class, and nothing is learned from it.
 */
import type { WalletAdvice, WalletBrand } from "../../core/attempt/wallet.ts";

export type Operation = "initialize" | "pay" | "showQr" | "inquire" | "refund" | "cancel";

/**
 * `ok` done · `pending` the customer is not done · `unknown` the outcome is not known · `rescan` `failed` `customer`
 * `configuration` `amount` nothing was taken, for what reason · `wait` again later · `notFound` · `duplicate` done before,
 * or twice · `notPossible` this operation is not for this payment.
 */
export type CodeClass =
  | "ok"
  | "pending"
  | "unknown"
  | "rescan"
  | "failed"
  | "customer"
  | "wait"
  | "configuration"
  | "notFound"
  | "duplicate"
  | "amount"
  | "notPossible";

type Table = ReadonlyMap<string, CodeClass>;

const table = (classes: Partial<Record<CodeClass, string>>): Table =>
  new Map(
    (Object.entries(classes) as [CodeClass, string][]).flatMap(([name, codes]) =>
      codes.split(" ").map((code): [string, CodeClass] => [code, name]),
    ),
  );

/** Citcon's own codes. In refund and cancel `I2` is listed as an invalid transaction id; see `classOf` for its other sense. */
const OF_OPERATION: Readonly<Record<Operation, Table>> = {
  initialize: table({ configuration: "I0 I2" }),
  pay: table({ configuration: "I1 C5 I2", unknown: "ZZ 99", wait: "C4", pending: "09" }),
  showQr: table({ configuration: "I1 I2", unknown: "ZZ" }),
  inquire: table({ configuration: "I1 I2", notFound: "15" }),
  refund: table({
    configuration: "I1 C5 A8 A9 A10",
    notFound: "I2 12 E6 A2 A3",
    duplicate: "A5 E7",
    wait: "A7",
    unknown: "ZZ",
    amount: "A1",
  }),
  cancel: table({
    configuration: "I1",
    notFound: "I2 12 E6",
    duplicate: "A5 E7 E4 E5",
    notPossible: "E1",
    wait: "E3",
    unknown: "ZZ",
  }),
};

const ALIPAY = table({
  pending: "09",
  unknown: "13 14 91 96 99",
  rescan: "02 R7",
  failed: "01 05 51 H3 H6 H8 R1 R2 R3 R4 R8 R9",
  customer: "53 54 55 57 58 59 60 61 62 63 H7 S2",
  wait: "H9",
  configuration: "31 52 56 S1",
  notFound: "12",
  duplicate: "19 H1",
  amount: "64",
});

const WECHAT = table({
  pending: "09",
  unknown: "10 91",
  rescan: "13 14",
  failed: "42 43 44 45 46 47 48 49 H3 H4",
  customer: "01 11 63 R6 R7",
  configuration: "39 40 41",
  notFound: "12 15 25",
  duplicate: "38",
});

/** The tables, for the list of codes under Help. */
export const TABLES = { ...OF_OPERATION, alipay: ALIPAY, wechat: WECHAT } as const;

/** Whose words a code is: Citcon's about the request, or the wallet's about the payment. */
export interface Classed {
  readonly class: CodeClass;
  readonly by: "citcon" | "wallet";
}

/**
 * The class of a code, or null when no table that applies lists it.
 * @param wallet null when it is not known: then only a code that both wallets class alike counts
 * @param message the answer's own text: it tells the two senses of `I2` apart
 */
export function classOf(
  operation: Operation,
  wallet: WalletBrand | null,
  code: string,
  message: string,
): Classed | null {
  if (code === "00") return { class: "ok", by: "citcon" };
  if (code === "I2" && /terminal/i.test(message)) return { class: "configuration", by: "citcon" };
  const own = OF_OPERATION[operation].get(code);
  if (own !== undefined) return { class: own, by: "citcon" };
  if (operation === "initialize" || operation === "showQr") return null;
  const said = walletClass(wallet, code);
  return said === undefined ? null : { class: said, by: "wallet" };
}

function walletClass(wallet: WalletBrand | null, code: string): CodeClass | undefined {
  if (wallet === "alipay") return ALIPAY.get(code);
  if (wallet === "wechat") return WECHAT.get(code);
  if (wallet !== null) return undefined;
  return ALIPAY.get(code) === WECHAT.get(code) ? ALIPAY.get(code) : undefined;
}

/** The wallet that an answer's `method` names (`WeChat`, `WXP`, `ALP`, `Alipay`); null for `QR` and names nobody knows. */
export function walletOfMethod(method: string): WalletBrand | null {
  if (/^(?:wechat|wxp)\b/i.test(method)) return "wechat";
  return /^(?:alipay|alp)\b/i.test(method) ? "alipay" : null;
}

/** What there is to do about a payment that took nothing; null for the classes that do not prove that. */
export function adviceOf(kind: CodeClass): WalletAdvice | null {
  switch (kind) {
    case "rescan":
      return "rescan";
    case "failed":
      return "tryAgain";
    case "customer":
      return "payOtherwise";
    case "configuration":
      return "askProvider";
    case "amount":
      return "checkAmount";
    case "ok":
    case "pending":
    case "unknown":
    case "wait":
    case "notFound":
    case "duplicate":
    case "notPossible":
      return null;
  }
}
