/** What each code of seed 000 says happened (gateways.md Appendix 1), by operation and by wallet. Words only: classes decide. */
import type { WalletBrand } from "../../core/attempt/wallet.ts";
import type { WalletWhy } from "../../core/attempt/walletWhy.ts";
import type { Operation } from "./codes.ts";

type Meanings = ReadonlyMap<string, WalletWhy>;

const meanings = (codes: Partial<Record<WalletWhy, string>>): Meanings =>
  new Map(
    (Object.entries(codes) as [WalletWhy, string][]).flatMap(([why, list]) =>
      list.split(" ").map((code): [string, WalletWhy] => [code, why]),
    ),
  );

/** Citcon's own. `I2` in its sense of a terminal is told apart by the message. */
const OWN: Readonly<Record<Operation, Meanings>> = {
  initialize: meanings({ tokenTaken: "I0", terminalWrong: "I2" }),
  pay: meanings({
    tokenWrong: "I1",
    currencyWrong: "C5",
    outcomeOpen: "ZZ",
    terminalWrong: "I2",
    tooFast: "C4",
    systemError: "99",
    waiting: "09",
  }),
  showQr: meanings({ tokenWrong: "I1", outcomeOpen: "ZZ", terminalWrong: "I2" }),
  inquire: meanings({ tokenWrong: "I1", notFound: "15", terminalWrong: "I2" }),
  refund: meanings({
    tokenWrong: "I1",
    currencyWrong: "C5",
    notFound: "I2 12 E6 A2",
    refundRepeated: "A5",
    severalFound: "E7",
    tillMayNot: "A8",
    notForThisShop: "A9",
    qrNotRefundable: "A10",
    holdTime: "A7",
    outcomeOpen: "ZZ",
    refundAmount: "A1",
    stateForbids: "A3",
  }),
  cancel: meanings({
    tokenWrong: "I1",
    notFound: "I2 12 E6",
    refundRepeated: "A5",
    severalFound: "E7",
    refundedBefore: "E5",
    notForThisWallet: "E1",
    cancelledBefore: "E4",
    tooEarly: "E3",
    outcomeOpen: "ZZ",
  }),
};

const ALIPAY = meanings({
  paymentFailed: "01 05 31 51 H3 H6 H8 R1 R2 R3 R4 R8 R9",
  codeWrong: "02 R7",
  waiting: "09",
  notFound: "12",
  systemError: "13 91 96 99",
  noConnection: "14",
  refundRepeated: "19",
  shopSetUp: "52",
  accountProblem: "53 54 55",
  notAccepted: "56",
  balanceOff: "57",
  overLimit: "58 59 60 61",
  notEnough: "62 63",
  refundAmount: "64",
  closed: "H1",
  goodsName: "H7",
  notBeforePaid: "H9",
  callProvider: "S1",
  oldApp: "S2",
});

const WECHAT = meanings({
  cardProblem: "01",
  waiting: "09",
  systemError: "10",
  cardTimedOut: "11",
  notFound: "12 15 25",
  codeOld: "13",
  codeWrong: "14",
  orderRepeated: "38",
  shopSetUp: "39 40 41",
  requestWrong: "42 43 44 45 46 47 48 49",
  notEnough: "63",
  alreadyPaid: "91",
  closed: "H3",
  cancelled: "H4",
  accountProblem: "R6 R7",
});

/**
 * What a code says happened; null when no table that applies lists it.
 * @param wallet null when it is not known: then only what both wallets say alike counts
 * @param message the answer's own text: it tells the two senses of `I2` apart
 */
export function meaningOf(
  operation: Operation,
  wallet: WalletBrand | null,
  code: string,
  message: string,
): WalletWhy | null {
  if (code === "I2" && /terminal/i.test(message)) return "terminalWrong";
  const own = OWN[operation].get(code);
  if (own !== undefined) return own;
  if (wallet === "alipay") return ALIPAY.get(code) ?? null;
  if (wallet === "wechat") return WECHAT.get(code) ?? null;
  const alike = wallet === null && ALIPAY.get(code) === WECHAT.get(code);
  return alike ? (ALIPAY.get(code) ?? null) : null;
}
