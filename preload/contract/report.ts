/** Reports on a day, a week, a month or one Z report, and the rows behind each of their figures. Amounts in minor units. */
import * as v from "valibot";
import type { LedgerKind, TenderKind } from "../../main/core/report/ledger.ts";
import type { Minor } from "../../main/core/money/money.ts";
import type { MatchFigure } from "../../main/core/report/differenceFigures.ts";
import type { RefundWay } from "../../main/core/refund/refund.ts";
import type { OperatorFigure, Report } from "../../main/core/report/report.ts";
import { isDay, type Span } from "../../main/core/report/reportPeriod.ts";
import { DIFFERENCES } from "../../main/core/match/reconciliation.ts";
import { channel, id, words } from "./channel.ts";
import type { DifferenceView } from "./match.ts";

export type PeriodView =
  | {
      readonly kind: "days";
      readonly span: Span;
      readonly first: string;
      readonly last: string;
      /** A day of the span before and after; null where the shop has none yet. */
      readonly before: string | null;
      readonly after: string | null;
      /** It is not over. */
      readonly running: boolean;
    }
  | {
      readonly kind: "z";
      readonly number: number;
      readonly first: string;
      readonly last: string;
      readonly before: number | null;
      readonly after: number | null;
    };

export interface ReportView extends Omit<Report, "operators"> {
  readonly period: PeriodView;
  /** When it was made, ms, and the last fact that it looked at. */
  readonly at: number;
  readonly upTo: number;
  readonly operators: readonly (OperatorFigure & { readonly name: string })[];
  /** Numbers of the sales that `unsettled` names, and of returns without a sale, by id. */
  readonly saleNumbers: Readonly<Record<string, number>>;
}

/** One event behind a figure. */
export interface LedgerRowView {
  /** Its place: the next page begins before the last one's. */
  readonly pos: number;
  /** The record's number in the journal. */
  readonly seq: number;
  readonly at: number;
  readonly day: string;
  readonly kind: LedgerKind;
  readonly tender: TenderKind;
  readonly label: string;
  /** Of a refund: how the money went back. */
  readonly way: RefundWay | null;
  /** What it adds to the figure. */
  readonly amount: Minor;
  readonly sale: string;
  readonly saleNumber: number;
  /** It is about a return that has no sale. */
  readonly noSale: boolean;
  /** Names; "" where nobody is named. */
  readonly operator: string;
  readonly approver: string;
  /** It takes two people, and one did it. */
  readonly own: boolean;
}

export interface LedgerRowsView {
  readonly rows: readonly LedgerRowView[];
  /** Give it as `before` to read on; null at the end. */
  readonly next: number | null;
}

/** A payment that was approved while somebody waited. */
export interface WaitView {
  readonly attempt: string;
  readonly tender: "card" | "wallet";
  /** From the key to the proof, ms, and when the key was pressed. */
  readonly ms: number;
  readonly at: number;
  readonly amount: Minor;
  readonly sale: string;
  readonly saleNumber: number;
  /** `Visa`, `Alipay`. */
  readonly label: string;
}

export interface WaitsView {
  readonly waits: readonly WaitView[];
  /** There are more. */
  readonly more: boolean;
}

/** @property z the Z report that the difference's time was closed with; null while it is open */
export interface ReportedDifferenceView extends DifferenceView {
  readonly z: number | null;
}

export interface DifferencesView {
  readonly differences: readonly ReportedDifferenceView[];
  readonly total: number;
}

/** How what a Z report covers stands beside the gateways' records, as known when it was asked: no part of the report. */
export interface KnownView {
  readonly at: number;
  readonly match: MatchFigure;
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const day = v.pipe(v.string(), v.check(isDay));
const name = words(200);

/** `day` null: today. */
export const daysArgs = v.strictObject({
  kind: v.literal("days"),
  span: v.picklist(["day", "week", "month"]),
  day: v.nullable(day),
});
export type DaysArgs = v.InferOutput<typeof daysArgs>;

const period = v.variant("kind", [
  daysArgs,
  v.strictObject({ kind: v.literal("z"), number: v.pipe(whole, v.minValue(1)) }),
]);
export type PeriodArgs = v.InferOutput<typeof period>;

const tender = v.picklist(["card", "wallet", "cash", "other", ""]);
const figure = v.variant("figure", [
  v.strictObject({
    figure: v.picklist([
      "all",
      "takings",
      "sales",
      "discounts",
      "exempt",
      "givenUp",
      "tips",
      "rounding",
      "returns",
      "voids",
      "refunds",
      "byHand",
      "notNeeded",
      "own",
      "credits",
      "money",
      "unmatched",
    ]),
  }),
  v.strictObject({ figure: v.literal("tender"), tender, label: v.nullable(name), gateway: v.nullable(name) }),
  v.strictObject({ figure: v.literal("tax"), name, rate: v.pipe(v.string(), v.maxLength(20)), included: v.boolean() }),
  v.strictObject({ figure: v.literal("sale"), sale: id }),
  v.strictObject({ figure: v.literal("hour"), hour: v.pipe(whole, v.maxValue(23)), start: v.nullable(whole) }),
  v.strictObject({ figure: v.literal("day"), day }),
  v.strictObject({ figure: v.literal("operator"), operator: v.union([id, v.literal("")]) }),
  v.strictObject({ figure: v.literal("drawer"), shift: id }),
  v.strictObject({ figure: v.literal("goods"), goods: name }),
]);

export const reportQueries = {
  /** For those who may see figures. Null when there is no Z report of that number. */
  "report.period": channel<ReportView | null>()({ period }),
  /** The match's differences of one class that stand in that report, 50 from `from` on. */
  "report.differences": channel<DifferencesView>()({ period, class: v.picklist(DIFFERENCES), from: whole }),
  /** Null when there is no Z report of that number. */
  "report.known": channel<KnownView | null>()({ number: v.pipe(whole, v.minValue(1)) }),
  /** The waits for approvals of that report, the slowest first, 50 from `from` on. */
  "report.waits": channel<WaitsView>()({ period, tender: v.picklist(["card", "wallet"]), from: whole }),
  /** The rows that a figure of that report is the sum of, newest first. */
  "ledger.rows": channel<LedgerRowsView>()({ period, figure, before: v.nullable(whole) }),
};
