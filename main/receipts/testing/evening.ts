/** An evening's report with something in every part of it: for golden papers and pictures. */
import { minor } from "../../core/money/money.ts";
import type { DayReportInput } from "../dayReport.ts";

const evening = (hour: number, minute: number): number => Date.UTC(2026, 10, 21, hour + 7, minute);
const sum = (amount: number) => minor(amount);

export const EVENING: DayReportInput = {
  from: evening(8, 58),
  at: evening(21, 14),
  days: ["2026-11-21"],
  currency: "CAD",
  figures: {
    sales: {
      count: 184,
      gross: sum(542_310),
      lineDiscounts: sum(4_120),
      saleDiscount: sum(1_500),
      addedTax: sum(61_284),
      total: sum(597_974),
      exempt: 2,
      givenUp: 3,
    },
    rounding: sum(-4),
    taxes: [
      { name: "GST", rate: "5", included: false, amount: sum(25_535), back: sum(66) },
      { name: "PST", rate: "7", included: false, amount: sum(35_749), back: sum(92) },
    ],
    tenders: [
      {
        ...{ tender: "card", label: "Visa", gateway: "iotpay", count: 81, taken: sum(301_220) },
        ...{ backCount: 2, back: sum(3_150), tips: sum(6_400) },
      },
      {
        ...{ tender: "card", label: "Interac", gateway: "iotpay", count: 40, taken: sum(146_005) },
        ...{ backCount: 0, back: sum(0), tips: sum(1_880) },
      },
      {
        ...{ tender: "wallet", label: "Alipay", gateway: "citcon", count: 19, taken: sum(62_408) },
        ...{ backCount: 1, back: sum(1_299), tips: sum(0) },
      },
      {
        ...{ tender: "cash", label: "", gateway: "", count: 48, taken: sum(97_117) },
        ...{ backCount: 1, back: sum(1_475), tips: sum(0) },
      },
      {
        ...{ tender: "other", label: "Cheque", gateway: "", count: 1, taken: sum(2_500) },
        ...{ backCount: 0, back: sum(0), tips: sum(0) },
      },
    ],
    tips: sum(8_280),
    returns: { count: 2, total: sum(2_774), tips: sum(0) },
    voids: { count: 1, amount: sum(1_299) },
    refunds: { count: 1, amount: sum(1_475) },
    byHand: { count: 1, amount: sum(1_675) },
    notNeeded: { count: 1, amount: sum(1_675) },
    own: { count: 1, amount: sum(1_299) },
    credits: sum(0),
    money: sum(603_326),
    owed: sum(603_476),
    unsettled: [
      { sale: "sale-1042", amount: sum(150) },
      { sale: "return-7", amount: sum(-300) },
    ],
  },
  named: [
    { sale: "sale-1042", kind: "sale", number: 1042 },
    { sale: "return-7", kind: "return", number: 7 },
  ],
  drawers: [
    {
      shift: "s1",
      openedAt: evening(8, 52),
      closedAt: evening(21, 10),
      float: sum(20_000),
      expected: sum(115_642),
      counted: sum(115_427),
      left: sum(20_000),
      toBank: sum(95_427),
      explanation: "Wrong change given at noon",
      by: "Alex",
    },
  ],
  open: [],
  batches: [
    {
      gateway: "codepay",
      terminal: "V1-B25",
      state: "closed",
      saidClosed: null,
      at: evening(21, 2),
      ours: { sales: { count: 121, amount: sum(447_225) }, refunds: { count: 2, amount: sum(3_150) } },
      theirs: { count: 123, total: sum(444_075) },
    },
  ],
  skipped: [{ step: "match", reason: "The gateway is down until morning", approver: "Manager" }],
  closed: { number: 12, operator: "Alex", approver: "Manager", head: "0123456789abcdef" },
};
