/** Fixed words of a refund slip. Those of cards exist in the two languages of Canadian slips, those of wallets in three. */
import type { PaperLanguage } from "./document.ts";
import { SLIP_WORDS, type SlipWords } from "./slipWords.ts";

/** `checking`: whether money went back is not known yet. */
export type RefundSlipOutcome = "made" | "checking";

export interface RefundWords {
  readonly header: string;
  readonly transaction: Readonly<Record<"refund" | "void", string>>;
  readonly outcome: Readonly<Record<RefundSlipOutcome, string>>;
  readonly merchantCopy: string;
  readonly customerCopy: Readonly<Record<"card" | "wallet", string>>;
  readonly tender: Readonly<Record<"card" | "wallet", string>>;
  readonly original: string;
  readonly payment: string;
  readonly terminal: string;
  readonly refund: string;
  readonly reference: string;
  readonly number: string;
  readonly total: string;
  readonly signature: string;
  readonly retain: string;
  readonly duplicate: string;
}

const asOnCards = (
  words: SlipWords,
): Omit<RefundWords, "tender" | "customerCopy" | "outcome" | "payment" | "refund" | "reference" | "number"> => ({
  header: words.header,
  transaction: words.transaction,
  merchantCopy: words.copy.merchant,
  original: words.original,
  terminal: words.terminalId,
  total: words.total,
  signature: words.merchantSignature,
  retain: words.retain,
  duplicate: words.duplicate,
});

export const REFUND_WORDS: Readonly<Record<PaperLanguage, RefundWords>> = {
  en: {
    ...asOnCards(SLIP_WORDS.en),
    outcome: { made: "MONEY GIVEN BACK", checking: "NOT CONFIRMED YET" },
    tender: { card: SLIP_WORDS.en.card, wallet: "WALLET" },
    customerCopy: { card: SLIP_WORDS.en.copy.cardholder, wallet: "CUSTOMER COPY" },
    payment: "PAYMENT #",
    refund: "REFUND #",
    reference: "REFERENCE",
    number: "NUMBER",
  },
  fr: {
    ...asOnCards(SLIP_WORDS.fr),
    outcome: { made: "ARGENT REMBOURSÉ", checking: "PAS ENCORE CONFIRMÉ" },
    tender: { card: SLIP_WORDS.fr.card, wallet: "PORTEFEUILLE" },
    customerCopy: { card: SLIP_WORDS.fr.copy.cardholder, wallet: SLIP_WORDS.fr.copy.cardholder },
    payment: "NO PAIEMENT",
    refund: "NO REMB.",
    reference: "RÉFÉRENCE",
    number: "NUMÉRO",
  },
  zh: {
    header: "交易记录",
    transaction: { refund: "退款", void: "撤销" },
    outcome: { made: "已退款", checking: "尚未确认" },
    merchantCopy: "商户联",
    customerCopy: { card: "顾客联", wallet: "顾客联" },
    tender: { card: "银行卡", wallet: "手机钱包" },
    original: "原销售单",
    payment: "付款编号",
    terminal: "终端",
    refund: "退款编号",
    reference: "退款单号",
    number: "对方单号",
    total: "合计",
    signature: "商户签名",
    retain: "请妥善保管此联",
    duplicate: "重印",
  },
};
