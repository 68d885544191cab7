/** Fixed words of a report on a day, a week or a month; what it has in common with the X and the Z is in `reportWords.ts`. */
import type { DifferenceClass } from "../core/match/reconciliation.ts";
import type { Span } from "../core/report/reportPeriod.ts";
import type { PaperLanguage } from "./document.ts";

export interface PeriodWords {
  readonly title: Readonly<Record<Span, string>>;
  readonly asOf: string;
  /** Of a time that is not over. */
  readonly running: string;
  readonly taken: string;
  readonly average: string;
  readonly byHour: string;
  readonly byDay: string;
  readonly lessReturns: string;
  readonly goods: string;
  readonly people: string;
  readonly discounts: string;
  readonly speed: Readonly<Record<"card" | "wallet", string>>;
  readonly median: string;
  readonly p95: string;
  readonly seconds: (text: string) => string;
  readonly drawers: string;
  readonly drawersAgree: string;
  readonly match: string;
  readonly matchedAt: string;
  readonly unmatched: string;
  readonly agree: string;
  readonly difference: Readonly<Record<DifferenceClass, string>>;
  /** What is left out of a list that would be too long for paper. */
  readonly more: (count: number) => string;
}

export const PERIOD_WORDS: Readonly<Record<PaperLanguage, PeriodWords>> = {
  en: {
    title: { day: "DAY REPORT", week: "WEEK REPORT", month: "MONTH REPORT" },
    asOf: "As of",
    running: "NOT OVER YET",
    taken: "SALES LESS RETURNS",
    average: "Average sale",
    byHour: "BY HOUR",
    byDay: "BY DAY",
    lessReturns: "Sales less returns",
    goods: "TOP GOODS",
    people: "OPERATORS",
    discounts: "Discounts",
    speed: { card: "CARD TO APPROVED", wallet: "WALLET TO APPROVED" },
    median: "Half within",
    p95: "19 of 20 within",
    seconds: (text) => `${text}\u00a0s`,
    drawers: "DRAWERS",
    drawersAgree: "Every drawer agreed",
    match: "GATEWAYS' RECORDS",
    matchedAt: "Matched",
    unmatched: "Not matched yet",
    agree: "All records agree",
    difference: {
      missingHere: "Missing in our journal",
      missingThere: "Missing at the gateway",
      amountDiffers: "Amount differs",
      tipDiffers: "Tip differs",
      duplicate: "Listed twice",
      late: "Late approval",
      voidCrossedSettlement: "Void crossed the settlement",
      otherDay: "Other day",
    },
    more: (count) => `and ${String(count)} more`,
  },
  fr: {
    title: { day: "RAPPORT DU JOUR", week: "RAPPORT DE LA SEMAINE", month: "RAPPORT DU MOIS" },
    asOf: "Tiré le",
    running: "PAS ENCORE TERMINÉ",
    taken: "VENTES NETTES",
    average: "Vente moyenne",
    byHour: "PAR HEURE",
    byDay: "PAR JOUR",
    lessReturns: "Ventes moins retours",
    goods: "MEILLEURES VENTES",
    people: "OPÉRATEURS",
    discounts: "Rabais",
    speed: { card: "DE CARTE À APPROUVÉ", wallet: "DE MOBILE À APPROUVÉ" },
    median: "La moitié en",
    p95: "19 sur 20 en",
    seconds: (text) => `${text}\u00a0s`,
    drawers: "TIROIRS",
    drawersAgree: "Tous les tiroirs sont justes",
    match: "RELEVÉS DES PASSERELLES",
    matchedAt: "Rapproché",
    unmatched: "Pas encore rapprochés",
    agree: "Tous les relevés concordent",
    difference: {
      missingHere: "Absent de notre journal",
      missingThere: "Absent à la passerelle",
      amountDiffers: "Montant différent",
      tipDiffers: "Pourboire différent",
      duplicate: "En double",
      late: "Approbation tardive",
      voidCrossedSettlement: "Annulation croisée avec le lot",
      otherDay: "Autre jour",
    },
    more: (count) => `et ${String(count)} de plus`,
  },
  zh: {
    title: { day: "日报表", week: "周报表", month: "月报表" },
    asOf: "截至",
    running: "尚未结束",
    taken: "销售额减退货",
    average: "平均每笔",
    byHour: "按小时",
    byDay: "按日",
    lessReturns: "销售额减退货",
    goods: "畅销商品",
    people: "操作员",
    discounts: "折扣",
    speed: { card: "从刷卡到批准", wallet: "从扫码到批准" },
    median: "一半在此时间内",
    p95: "20 笔中 19 笔在此时间内",
    seconds: (text) => `${text} 秒`,
    drawers: "钱箱",
    drawersAgree: "所有钱箱均相符",
    match: "网关记录",
    matchedAt: "对账时间",
    unmatched: "尚未对账",
    agree: "记录全部一致",
    difference: {
      missingHere: "账本中没有",
      missingThere: "网关中没有",
      amountDiffers: "金额不同",
      tipDiffers: "小费不同",
      duplicate: "重复",
      late: "迟到的批准",
      voidCrossedSettlement: "撤销与结算交错",
      otherDay: "日期不同",
    },
    more: (count) => `另有 ${String(count)} 项`,
  },
};
