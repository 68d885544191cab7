/** Reports for those who may see figures, and the rows that each figure opens to. Reads the journal and changes nothing. */
import type { Clock } from "../../core/clock.ts";
import { type LedgerRow, tenderOf } from "../../core/report/ledger.ts";
import { minor } from "../../core/money/money.ts";
import { besideSpan, daysOfSpan, hourTeller } from "../../core/report/reportPeriod.ts";
import { addsTo, type BesideRows, isOwn, type RowFigure } from "../../core/report/reportRows.ts";
import { ok, type Result } from "../../core/result.ts";
import { readSlowest } from "../../journal/projections/approvals.ts";
import { readZ, readZBeside, zOfStretch } from "../../journal/projections/closings.ts";
import { goodsOfReturn, goodsOfSale } from "../../journal/projections/goodsByDay.ts";
import { type PlacedRow, readFirstDay, readPlace, readSliceBefore } from "../../journal/projections/ledgerSlices.ts";
import { readReturn } from "../../journal/projections/returns.ts";
import type { QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { LedgerRowView, PeriodArgs, PeriodView, WaitView } from "../../../preload/contract/report.ts";
import { differenceViewer, type DifferenceViewDeps } from "../day/differenceView.ts";
import { knownOfZ } from "./knownOfZ.ts";
import { matchedBy, matchesIn } from "./periodMatch.ts";
import { refuse } from "../base/problem.ts";
import { type GatherReport, type Reported, type ShopClock, SLICE_ROWS } from "./reportGather.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { turn } from "../base/turn.ts";

export interface PeriodReports {
  readonly queries: Pick<
    QueryHandlers,
    "report.period" | "report.differences" | "report.known" | "report.waits" | "ledger.rows"
  >;
}

export interface PeriodReportsDeps extends DifferenceViewDeps {
  readonly session: Pick<SessionDesk, "operator" | "alone">;
  readonly clock: Clock;
  readonly day: ShopClock;
  readonly gather: GatherReport;
}

const PAGE = 50;
/** A report may have many unsettled sales; nobody reads more of them than this by number. */
const NUMBERED = 500;
/** How long rows are looked through before everything else has its turn, ms. */
const TURN_MS = 8;

export function createPeriodReports(deps: PeriodReportsDeps): PeriodReports {
  const { books, clock, day, gather, session } = deps;
  const operatorName = (id: string): string => deps.operatorName(id);
  const differenceView = differenceViewer(deps);
  const { reader } = books.journal;
  const tell = hourTeller(day.timeZone);

  const seesFigures = (): Result<null, Problem> => {
    if (session.operator() === null) return refuse("notSignedIn");
    return session.alone("seeFigures").ok ? ok(null) : refuse("notAllowed");
  };

  /** What is asked about, up to this moment; null when there is no such Z report. */
  const reported = (asked: PeriodArgs): { readonly of: Reported; readonly period: PeriodView } | null => {
    const upTo = reader.head().seq;
    if (asked.kind === "z") {
      const report = readZ(reader, asked.number)?.report;
      if (report === undefined) return null;
      const { after, days, number, upTo: end } = report;
      const first = days[0] ?? "";
      return {
        of: { stretch: { kind: "facts", after, upTo: end }, z: number },
        period: {
          kind: "z",
          number,
          first,
          last: days.at(-1) ?? first,
          before: readZBeside(reader, number, "before")?.report.number ?? null,
          after: readZBeside(reader, number, "after")?.report.number ?? null,
        },
      };
    }
    const today = books.businessDay();
    const { span } = asked;
    const { first, last } = daysOfSpan(span, asked.day ?? today);
    const earliest = readFirstDay(reader) ?? today;
    return {
      of: { stretch: { kind: "days", first, last, upTo } },
      period: {
        kind: "days",
        span,
        first,
        last,
        before: first > earliest ? besideSpan(span, first, -1) : null,
        after: last < today ? besideSpan(span, first, 1) : null,
        running: last >= today,
      },
    };
  };

  const goodsIn = ({ doc, kind, ref, sale }: LedgerRow, goods: string) => {
    const withdrawn = doc?.kind === "return" && doc.withdrawn;
    const all = kind === "sale" ? goodsOfSale(reader, sale) : goodsOfReturn(reader, ref, withdrawn);
    const these = all.filter((each) => each.goods === goods);
    return these.length === 0 ? null : minor(these.reduce((sum, { amount }) => sum + amount, 0));
  };

  const rowView = (row: PlacedRow, amount: LedgerRowView["amount"]): LedgerRowView => {
    const { at, businessDay, doc, kind, label, operator, pos, sale, seq, tender } = row;
    const number = books.saleById(sale)?.number;
    const approver = doc?.kind === "return" || doc?.kind === "refund" ? doc.approver : "";
    return {
      pos,
      seq,
      at,
      day: businessDay,
      kind,
      tender,
      label,
      way: doc?.kind === "refund" ? doc.way : null,
      amount,
      sale,
      saleNumber: number ?? readReturn(reader, sale)?.number ?? 0,
      noSale: number === undefined,
      operator: operator === "" ? "" : operatorName(operator),
      approver: approver === "" ? "" : operatorName(approver),
      own: isOwn(row),
    };
  };

  const waitView = ({ attempt: id, ms }: { readonly attempt: string; readonly ms: number }): readonly WaitView[] => {
    const attempt = books.attempt(id);
    if (attempt === undefined) return [];
    const { amount, capture, intendedAt, sale, tip } = attempt;
    return [
      {
        attempt: id,
        tender: attempt.wallet === null ? "card" : "wallet",
        ms,
        at: intendedAt,
        amount: capture?.captured ?? minor(amount + tip),
        sale,
        saleNumber: books.saleById(sale)?.number ?? 0,
        label: tenderOf(attempt).label,
      },
    ];
  };

  /** One more than a page of the rows that add to the figure, newest first. */
  const rowsOf = async ({ stretch }: Reported, figure: RowFigure, before: number | null) => {
    const found: LedgerRowView[] = [];
    const find = matchedBy(reader, stretch.upTo);
    const beside: BesideRows = { hourOf: tell, goodsIn, isMatched: (seq) => find(seq) !== undefined };
    let place = before === null ? null : (readPlace(reader, before) ?? null);
    for (let since = performance.now(); ;) {
      const rows: readonly PlacedRow[] = readSliceBefore(reader, stretch, place, SLICE_ROWS);
      for (const row of rows) {
        const amount = addsTo(figure, row, beside);
        if (amount !== null) found.push(rowView(row, amount));
        if (found.length > PAGE) return found;
        if (performance.now() - since < TURN_MS) continue;
        await turn();
        since = performance.now();
      }
      place = rows.at(-1) ?? null;
      if (place === null || rows.length < SLICE_ROWS) return found;
    }
  };

  return {
    queries: {
      "report.period": async ({ period: asked }) => {
        const allowed = seesFigures();
        if (!allowed.ok) return allowed;
        const what = reported(asked);
        if (what === null) return ok(null);
        const report = await gather(what.of);
        const named = report.figures.unsettled.slice(0, NUMBERED).map(({ sale }) => sale);
        return ok({
          ...report,
          period: what.period,
          at: clock.now(),
          upTo: what.of.stretch.upTo,
          operators: report.operators.map((each) => ({
            ...each,
            name: each.operator === "" ? "" : operatorName(each.operator),
          })),
          saleNumbers: Object.fromEntries(
            named.map((sale) => [sale, books.saleById(sale)?.number ?? readReturn(reader, sale)?.number ?? 0]),
          ),
        });
      },
      "report.differences": ({ class: name, from, period }) => {
        const allowed = seesFigures();
        if (!allowed.ok) return allowed;
        const what = reported(period);
        const all = what === null ? [] : matchesIn(reader, what.of.stretch);
        const these = all.flatMap(({ differences, match }) =>
          differences.filter((each) => each.class === name).map((of) => ({ of, after: match.after })),
        );
        const page = these.slice(from, from + PAGE);
        return ok({
          differences: page.map(({ after, of }) => ({ ...differenceView(of), z: zOfStretch(reader, after) })),
          total: these.length,
        });
      },
      "report.known": ({ number }) => {
        const allowed = seesFigures();
        if (!allowed.ok) return allowed;
        const known = knownOfZ(reader, number);
        return ok(known === undefined ? null : { at: clock.now(), match: known.match });
      },
      "report.waits": ({ from, period, tender }) => {
        const allowed = seesFigures();
        if (!allowed.ok) return allowed;
        const what = reported(period);
        const found = what === null ? [] : readSlowest(reader, what.of.stretch, tender, from, PAGE + 1);
        return ok({ waits: found.slice(0, PAGE).flatMap(waitView), more: found.length > PAGE });
      },
      "ledger.rows": async ({ before, figure, period }) => {
        const allowed = seesFigures();
        if (!allowed.ok) return allowed;
        const what = reported(period);
        if (what === null) return ok({ rows: [], next: null });
        const rows = await rowsOf(what.of, figure, before);
        const shown = rows.slice(0, PAGE);
        return ok({ rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.pos ?? null) : null });
      },
    },
  };
}
