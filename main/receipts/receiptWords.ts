/** Fixed words of the sale receipt. */
import type { PaperLanguage } from "./document.ts";

export interface ReceiptWords {
  readonly receipt: string;
  readonly register: string;
  readonly servedBy: string;
  readonly item: string;
  readonly discount: string;
  readonly saleDiscount: string;
  readonly listPrice: string;
  readonly subtotal: string;
  readonly included: string;
  /** Before the number of the customer's exemption. */
  readonly taxExempt: string;
  readonly includedOut: string;
  readonly total: string;
  readonly rounding: string;
  readonly card: string;
  readonly cash: string;
  readonly change: string;
  readonly tip: string;
  readonly cashback: string;
  readonly surcharge: string;
  readonly seeTerminal: string;
  readonly askedOfCard: string;
  readonly differs: string;
  readonly notComplete: string;
  readonly thanks: string;
}

export const RECEIPT_WORDS: Readonly<Record<PaperLanguage, ReceiptWords>> = {
  en: {
    receipt: "Receipt",
    register: "Register",
    servedBy: "Served by",
    item: "Item",
    discount: "Discount",
    saleDiscount: "Discount on the sale",
    listPrice: "list price",
    subtotal: "Subtotal",
    included: "included",
    taxExempt: "Tax exempt no.",
    includedOut: "Taxes taken out",
    total: "TOTAL",
    rounding: "Rounding",
    card: "Card",
    cash: "Cash",
    change: "Change",
    tip: "Tip",
    cashback: "Cashback",
    surcharge: "Surcharge",
    seeTerminal: "Card details: see the terminal's slip",
    askedOfCard: "Asked of the card",
    differs: "The card was charged another amount than asked.",
    notComplete: "NOT COMPLETE",
    thanks: "Thank you",
  },
  fr: {
    receipt: "Reçu",
    register: "Caisse",
    servedBy: "Servi par",
    item: "Article",
    discount: "Rabais",
    saleDiscount: "Rabais sur la vente",
    listPrice: "prix courant",
    subtotal: "Sous-total",
    included: "incluse",
    taxExempt: "Exempté de taxe nº",
    includedOut: "Taxes retirées",
    total: "TOTAL",
    rounding: "Arrondi",
    card: "Carte",
    cash: "Comptant",
    change: "Monnaie",
    tip: "Pourboire",
    cashback: "Remise d'argent",
    surcharge: "Supplément",
    seeTerminal: "Détails de la carte : voir le relevé du terminal",
    askedOfCard: "Demandé à la carte",
    differs: "Le montant porté à la carte diffère du montant demandé.",
    notComplete: "INCOMPLET",
    thanks: "Merci",
  },
  zh: {
    receipt: "收据",
    register: "收银台",
    servedBy: "收银员",
    item: "商品",
    discount: "折扣",
    saleDiscount: "整单折扣",
    listPrice: "原价",
    subtotal: "小计",
    included: "已含",
    taxExempt: "免税编号",
    includedOut: "扣除税款",
    total: "合计",
    rounding: "舍入",
    card: "银行卡",
    cash: "现金",
    change: "找零",
    tip: "小费",
    cashback: "取现",
    surcharge: "附加费",
    seeTerminal: "银行卡信息见终端小票",
    askedOfCard: "应刷金额",
    differs: "实际刷卡金额与应刷金额不符。",
    notComplete: "未完成",
    thanks: "谢谢惠顾",
  },
};

/** Marks a reprint in both languages, because whoever checks a receipt may read only one. */
export const COPY_MARK = "COPY / COPIE";
