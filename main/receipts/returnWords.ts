/** Fixed words of the receipt of a return, beside those of a sale's. */
import type { PaperLanguage } from "./document.ts";

/** How a part stands: given back, not proven yet, or still owed to the customer. */
export type PartStanding = "given" | "checking" | "owed";

export interface ReturnWords {
  readonly heading: string;
  readonly number: string;
  readonly original: string;
  readonly noSale: string;
  readonly adjustment: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly total: string;
  readonly notConfirmed: string;
  readonly withdrawn: string;
  /** Null: nothing to say beside the amount. */
  readonly standing: Readonly<Record<PartStanding, string | null>>;
  readonly credit: string;
  /** Beside an amount that the payment was counted for and never took. */
  readonly neverTaken: string;
  readonly tip: string;
  readonly no: string;
  readonly keep: string;
}

export const RETURN_WORDS: Readonly<Record<PaperLanguage, ReturnWords>> = {
  en: {
    heading: "REFUND",
    number: "Return",
    original: "Original sale",
    noSale: "Returned without a receipt",
    adjustment: "Price adjustment",
    reason: "Reason:",
    approvedBy: "Approved by",
    total: "TOTAL REFUND",
    notConfirmed: "NOT COMPLETE",
    withdrawn: "WITHDRAWN",
    standing: { given: null, checking: "Not confirmed yet", owed: "Still to be given back" },
    credit: "Paid for new goods",
    neverTaken: "Never taken:",
    tip: "Tip",
    no: "No.",
    keep: "Keep this receipt.",
  },
  fr: {
    heading: "REMBOURSEMENT",
    number: "Retour",
    original: "Vente d'origine",
    noSale: "Retour sans reçu",
    adjustment: "Ajustement de prix",
    reason: "Motif\u00a0:",
    approvedBy: "Approuvé par",
    total: "TOTAL REMBOURSÉ",
    notConfirmed: "INCOMPLET",
    withdrawn: "ANNULÉ",
    standing: { given: null, checking: "Pas encore confirmé", owed: "Reste à rembourser" },
    credit: "Appliqué à de nouveaux articles",
    neverTaken: "Jamais prélevé\u00a0:",
    tip: "Pourboire",
    no: "Nº",
    keep: "Conservez ce reçu.",
  },
  zh: {
    heading: "退款",
    number: "退货单",
    original: "原销售单",
    noSale: "无小票退货",
    adjustment: "价格调整",
    reason: "原因：",
    approvedBy: "批准人",
    total: "退款合计",
    notConfirmed: "未完成",
    withdrawn: "已撤销",
    standing: { given: null, checking: "尚未确认", owed: "尚待退还" },
    credit: "抵付新商品",
    neverTaken: "从未收取：",
    tip: "小费",
    no: "编号",
    keep: "请保留此小票。",
  },
};
