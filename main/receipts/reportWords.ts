/** Fixed words of the X and Z reports. */
import type { ClosingStep } from "../core/day/closing.ts";
import type { TenderKind } from "../core/report/ledger.ts";
import type { PaperLanguage } from "./document.ts";

/** How the close of a batch ended, as a report says it. */
export type BatchSaid = "closed" | "notClosed" | "notConfirmed" | "saidClosed" | "saidNotClosed";

export interface ReportWords {
  readonly z: (number: number) => string;
  readonly x: string;
  readonly days: string;
  readonly from: string;
  readonly to: string;
  readonly closedBy: string;
  readonly approvedBy: string;
  readonly sales: string;
  readonly goods: string;
  readonly lineDiscounts: string;
  readonly saleDiscounts: string;
  readonly addedTax: string;
  readonly salesTotal: string;
  readonly exempt: string;
  readonly givenUp: string;
  readonly taxes: string;
  readonly included: string;
  readonly taxBack: string;
  readonly tenders: string;
  readonly tender: Readonly<Record<Exclude<TenderKind, "">, string>>;
  readonly back: string;
  readonly tipsIn: string;
  readonly money: string;
  readonly returned: string;
  readonly returns: string;
  readonly voids: string;
  readonly refunds: string;
  readonly byHand: string;
  readonly notNeeded: string;
  readonly own: string;
  readonly credits: string;
  readonly tips: string;
  readonly rounding: string;
  readonly owed: string;
  readonly unsettled: string;
  readonly allSettled: string;
  readonly sale: string;
  readonly return: string;
  readonly drawer: string;
  readonly open: string;
  readonly float: string;
  readonly moved: string;
  readonly expected: string;
  readonly counted: string;
  readonly over: string;
  readonly short: string;
  readonly agrees: string;
  readonly tipsOut: string;
  readonly toBank: string;
  readonly left: string;
  readonly batches: string;
  readonly batch: Readonly<Record<BatchSaid, string>>;
  readonly batchSales: string;
  readonly batchRefunds: string;
  readonly theirs: string;
  readonly skipped: string;
  readonly step: Readonly<Record<ClosingStep, string>>;
  readonly head: string;
}

export const REPORT_WORDS: Readonly<Record<PaperLanguage, ReportWords>> = {
  en: {
    z: (number) => `Z REPORT ${String(number)}`,
    x: "X · NOT A CLOSE",
    days: "Days",
    from: "From",
    to: "To",
    closedBy: "Closed by",
    approvedBy: "Approved by",
    sales: "SALES",
    goods: "Goods",
    lineDiscounts: "Discounts on goods",
    saleDiscounts: "Discounts on sales",
    addedTax: "Taxes added",
    salesTotal: "Sales",
    exempt: "Without tax",
    givenUp: "Given up",
    taxes: "TAXES",
    included: "included",
    taxBack: "Given back",
    tenders: "PAID BY",
    tender: { card: "Card", wallet: "Wallet", cash: "Cash", other: "Other" },
    back: "Given back",
    tipsIn: "Of it tips",
    money: "MONEY IN ALL",
    returned: "GIVEN BACK",
    returns: "Returned goods",
    voids: "Voided before settlement",
    refunds: "Refunded after settlement",
    byHand: "By hand",
    notNeeded: "Of these not needed for a sale",
    own: "Approved by who asked",
    credits: "Returned goods that paid",
    tips: "Tips",
    rounding: "Cash rounding",
    owed: "Owed for goods and tips",
    unsettled: "NOT SETTLED",
    allSettled: "All sales are settled",
    sale: "Sale",
    return: "Return",
    drawer: "DRAWER",
    open: "open",
    float: "Float",
    moved: "In and out",
    expected: "Expected",
    counted: "Counted",
    over: "Over",
    short: "Short",
    agrees: "Agrees",
    tipsOut: "Tips paid out",
    toBank: "To the bank",
    left: "Left in the drawer",
    batches: "BATCHES",
    batch: {
      closed: "closed",
      notClosed: "not closed",
      notConfirmed: "sent, not confirmed",
      saidClosed: "closed, says who read the slip",
      saidNotClosed: "not closed, says who read the slip",
    },
    batchSales: "Sales",
    batchRefunds: "Refunds",
    theirs: "The terminal says",
    skipped: "STEPS PASSED OVER",
    step: {
      proven: "Payments proven",
      held: "Held sales",
      batch: "Close the batch",
      match: "Match with the gateways",
      count: "Count the drawer",
      report: "Report",
      backup: "Backup",
    },
    head: "Head of the journal",
  },
  fr: {
    z: (number) => `RAPPORT Z ${String(number)}`,
    x: "X · PAS UNE FERMETURE",
    days: "Jours",
    from: "Du",
    to: "Au",
    closedBy: "Fermé par",
    approvedBy: "Approuvé par",
    sales: "VENTES",
    goods: "Articles",
    lineDiscounts: "Rabais sur articles",
    saleDiscounts: "Rabais sur ventes",
    addedTax: "Taxes ajoutées",
    salesTotal: "Ventes",
    exempt: "Sans taxe",
    givenUp: "Abandonnées",
    taxes: "TAXES",
    included: "incluse",
    taxBack: "Rendu",
    tenders: "PAYÉ PAR",
    tender: { card: "Carte", wallet: "Mobile", cash: "Comptant", other: "Autre" },
    back: "Rendu",
    tipsIn: "Dont pourboires",
    money: "ARGENT EN TOUT",
    returned: "RENDU",
    returns: "Retours d'articles",
    voids: "Annulé avant règlement",
    refunds: "Remboursé après règlement",
    byHand: "À la main",
    notNeeded: "Dont non requis par une vente",
    own: "Approuvé par le demandeur",
    credits: "Retours ayant servi à payer",
    tips: "Pourboires",
    rounding: "Arrondi du comptant",
    owed: "Dû, articles et pourboires",
    unsettled: "NON RÉGLÉ",
    allSettled: "Toutes les ventes sont réglées",
    sale: "Vente",
    return: "Retour",
    drawer: "TIROIR",
    open: "ouvert",
    float: "Fond de caisse",
    moved: "Entrées et sorties",
    expected: "Attendu",
    counted: "Compté",
    over: "De trop",
    short: "Manque",
    agrees: "Juste",
    tipsOut: "Pourboires versés",
    toBank: "À la banque",
    left: "Reste au tiroir",
    batches: "LOTS",
    batch: {
      closed: "fermé",
      notClosed: "non fermé",
      notConfirmed: "envoyé, non confirmé",
      saidClosed: "fermé, selon le relevé lu",
      saidNotClosed: "non fermé, selon le relevé lu",
    },
    batchSales: "Ventes",
    batchRefunds: "Remboursements",
    theirs: "Le terminal dit",
    skipped: "ÉTAPES PASSÉES",
    step: {
      proven: "Paiements prouvés",
      held: "Ventes en attente",
      batch: "Fermer le lot",
      match: "Rapprochement",
      count: "Compte de caisse",
      report: "Rapport",
      backup: "Copie de sécurité",
    },
    head: "Tête du journal",
  },
  zh: {
    z: (number) => `日结报表 Z ${String(number)}`,
    x: "X 报表 · 非日结",
    days: "营业日",
    from: "自",
    to: "至",
    closedBy: "日结人",
    approvedBy: "批准人",
    sales: "销售",
    goods: "商品",
    lineDiscounts: "单品折扣",
    saleDiscounts: "整单折扣",
    addedTax: "加收税款",
    salesTotal: "销售合计",
    exempt: "免税",
    givenUp: "放弃",
    taxes: "税款",
    included: "含税价",
    taxBack: "退回",
    tenders: "付款方式",
    tender: { card: "银行卡", wallet: "扫码付", cash: "现金", other: "其他" },
    back: "退回",
    tipsIn: "其中小费",
    money: "收款合计",
    returned: "退款",
    returns: "退货",
    voids: "结算前撤销",
    refunds: "结算后退款",
    byHand: "人工退款",
    notNeeded: "其中与销售无关",
    own: "申请人自行批准",
    credits: "退货抵付",
    tips: "小费",
    rounding: "现金取整",
    owed: "商品与小费应收",
    unsettled: "未结清",
    allSettled: "所有销售均已结清",
    sale: "销售单",
    return: "退货单",
    drawer: "钱箱",
    open: "使用中",
    float: "备用金",
    moved: "存取现金",
    expected: "应有",
    counted: "实点",
    over: "长款",
    short: "短款",
    agrees: "相符",
    tipsOut: "付出小费",
    toBank: "送银行",
    left: "留在钱箱",
    batches: "批次",
    batch: {
      closed: "已结算",
      notClosed: "未结算",
      notConfirmed: "已发送，未确认",
      saidClosed: "查看凭条后认定已结算",
      saidNotClosed: "查看凭条后认定未结算",
    },
    batchSales: "销售",
    batchRefunds: "退款",
    theirs: "终端显示",
    skipped: "跳过的步骤",
    step: {
      proven: "付款已确认",
      held: "挂单",
      batch: "结算批次",
      match: "与网关对账",
      count: "清点现金",
      report: "报表",
      backup: "备份",
    },
    head: "账本链首",
  },
};
