/** Words for reports on a day, a week, a month or a Z report, and for the rows behind their figures. */
import type { LedgerKind } from "../../../main/core/report/ledger.ts";
import type { Span } from "../../../main/core/report/reportPeriod.ts";

export interface ReportsWords {
  readonly title: string;
  readonly period: string;
  readonly span: Readonly<Record<Span | "z", string>>;
  readonly z: (n: number) => string;
  readonly before: string;
  readonly after: string;
  /** Of a period that is not over. */
  readonly soFar: (time: string) => string;
  readonly taken: string;
  readonly sales: string;
  readonly average: string;
  readonly givenBack: string;
  readonly byHour: string;
  readonly byDay: string;
  readonly lessReturns: string;
  readonly busiest: (when: string, amount: string) => string;
  readonly asTable: string;
  readonly nothing: string;
  readonly nothingMore: string;
  readonly noZ: string;
  readonly paidWith: string;
  readonly totals: string;
  readonly goods: string;
  readonly noGoods: string;
  readonly people: string;
  readonly nobody: string;
  readonly back: string;
  readonly noneBack: string;
  readonly givenUp: string;
  readonly own: string;
  readonly speed: Readonly<Record<"card" | "wallet", string>>;
  readonly noSpeed: string;
  readonly seconds: (text: string) => string;
  readonly middle: string;
  readonly within: (text: string) => string;
  readonly payments: (n: number) => string;
  readonly count: (n: number) => string;
  readonly differences: string;
  readonly drawersAgree: string;
  readonly noDrawers: string;
  readonly over: (when: string) => string;
  readonly short: (when: string) => string;
  readonly unsettled: (n: number) => string;
  readonly allSettled: string;
  /** The gateways' records were compared. */
  readonly matched: (when: string) => string;
  readonly recordsAgree: (when: string) => string;
  readonly noGateway: string;
  readonly unmatched: string;
  readonly openDifferences: (n: number) => string;
  readonly moreDifferences: (n: number) => string;
  readonly saleNumber: (n: number) => string;
  readonly returnNumber: (n: number) => string;
  readonly kind: Readonly<Record<LedgerKind, string>>;
  /** The number of a record in the journal. */
  readonly record: (n: number) => string;
  readonly rows: (title: string) => string;
  readonly noRows: string;
  readonly moreRows: string;
  readonly ownRow: (name: string) => string;
  readonly save: string;
  readonly saveAs: string;
  readonly csv: string;
  readonly csvMore: string;
  readonly json: string;
  readonly jsonMore: string;
  readonly pdf: string;
  readonly pdfMore: string;
  readonly print: string;
  /** To the printer, just now. */
  readonly sent: string;
}
