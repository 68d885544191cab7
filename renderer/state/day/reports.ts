/** Reports as this page shows them: which period, what the till said of it, and the rows that a figure was opened to. */
import { useEffect } from "react";
import { create } from "zustand";
import type { QueryArgs } from "../../../preload/contract.ts";
import type {
  LedgerRowView,
  ReportedDifferenceView,
  ReportView,
  WaitsView,
  WaitView,
} from "../../../preload/contract/report.ts";
import type { Minor } from "../../../main/core/money/money.ts";
import type { DifferenceClass } from "../../../main/core/match/reconciliation.ts";
import { ask, type Trouble, useTill } from "../till.ts";

export type AskedPeriod = QueryArgs<"report.period">["period"];
export type AskedFigure = QueryArgs<"ledger.rows">["figure"];

export interface OpenedFigure {
  readonly figure: AskedFigure;
  readonly title: string;
  /** What the report says; null where it is a count alone. */
  readonly amount: Minor | null;
  /** Null until the first answer. */
  readonly rows: readonly LedgerRowView[] | null;
  readonly next: number | null;
}

/** Differences of one class with the gateways' records, opened from the report. */
export interface OpenedDifferences {
  readonly class: DifferenceClass;
  readonly title: string;
  /** Null until the first answer. */
  readonly differences: readonly ReportedDifferenceView[] | null;
  readonly total: number;
}

interface Reports {
  /** The day's place shows reports. */
  readonly open: boolean;
  readonly period: AskedPeriod;
  /** Null until the first answer, and where there is no such report. */
  readonly report: ReportView | null;
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  readonly opened: OpenedFigure | null;
  readonly differing: OpenedDifferences | null;
  /** The waits for approvals lie open. */
  readonly waiting: WaitView["tender"] | null;
}

const TODAY: AskedPeriod = { kind: "days", span: "day", day: null };
const CLOSED: Reports = {
  ...{ open: false, period: TODAY, report: null, asking: false, trouble: null },
  ...{ opened: null, differing: null, waiting: null },
};

export const useReports = create<Reports>(() => CLOSED);

let turn = 0;

/** Shows the reports in the day's place, on today. */
export function openReports(): void {
  openReportOn(TODAY);
}

export function openReportOn(period: AskedPeriod): void {
  useReports.setState({ ...CLOSED, open: true });
  void askReport(period);
}

export function closeReports(): void {
  turn += 1;
  useReports.setState(CLOSED);
}

/** Only the answer to what was asked last is shown. */
export async function askReport(period: AskedPeriod): Promise<void> {
  const mine = (turn += 1);
  useReports.setState({ period, asking: true });
  const answer = await ask("report.period", { period });
  if (mine !== turn) return;
  useReports.setState(
    answer.ok
      ? { report: answer.value, asking: false, trouble: null }
      : { report: null, asking: false, trouble: answer.error },
  );
}

/** The number of the newest Z report, for those who ask for one. @returns null where no day was closed yet */
export async function lastZ(): Promise<number | null> {
  const answer = await ask("closing.state", {});
  return answer.ok ? (answer.value.last?.number ?? null) : null;
}

/** Opens a figure of the report to the rows behind it. */
export async function openFigure(figure: AskedFigure, title: string, amount: Minor | null): Promise<void> {
  const opened: OpenedFigure = { figure, title, amount, rows: null, next: null };
  useReports.setState({ opened });
  await readRows(opened);
}

export function closeFigure(): void {
  useReports.setState({ opened: null });
}

/** Reads the page after what is shown. */
export async function readRows(of: OpenedFigure): Promise<void> {
  const { period } = useReports.getState();
  const answer = await ask("ledger.rows", { period, figure: of.figure, before: of.next });
  if (useReports.getState().opened !== of) return;
  if (!answer.ok) useReports.setState({ opened: null, trouble: answer.error });
  else
    useReports.setState({
      opened: { ...of, rows: [...(of.rows ?? []), ...answer.value.rows], next: answer.value.next },
    });
}

/** Opens the differences of one class, as the match found them. */
export async function openDifferences(of: DifferenceClass, title: string): Promise<void> {
  const differing: OpenedDifferences = { class: of, title, differences: null, total: 0 };
  useReports.setState({ differing });
  await readDifferences(differing);
}

export function closeDifferences(): void {
  useReports.setState({ differing: null });
}

/** Reads the page after what is shown. */
export async function readDifferences(of: OpenedDifferences): Promise<void> {
  const { period } = useReports.getState();
  const known = of.differences ?? [];
  const answer = await ask("report.differences", { period, class: of.class, from: known.length });
  if (useReports.getState().differing !== of) return;
  if (!answer.ok) useReports.setState({ differing: null, trouble: answer.error });
  else {
    const { differences, total } = answer.value;
    useReports.setState({ differing: { ...of, differences: [...known, ...differences], total } });
  }
}

/** A page of the waits of the report that is shown; null when the till does not tell them. */
export async function readWaits(tender: WaitView["tender"], from: number): Promise<WaitsView | null> {
  const { period } = useReports.getState();
  const answer = await ask("report.waits", { period, tender, from });
  if (answer.ok) return answer.value;
  useReports.setState({ trouble: answer.error });
  return null;
}

const AGAIN_MS = 15_000;

/** Asks again for a period that is not over, while somebody looks at it. */
export function useReportFollows(): void {
  useEffect(() => {
    const again = setInterval(() => {
      const { asking, differing, opened, period, report, waiting } = useReports.getState();
      const running = report?.period.kind === "days" && report.period.running;
      if (running && !asking && opened === null && differing === null && waiting === null) void askReport(period);
    }, AGAIN_MS);
    return () => {
      clearInterval(again);
    };
  }, []);
}

/** Who looks is another person: the figures go. */
useTill.subscribe((now, before) => {
  if (now.view?.session.operator?.id !== before.view?.session.operator?.id) closeReports();
});
