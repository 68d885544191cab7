/** X and Z on paper: the one in between, as often as anybody wants, and the other by the commit that closes the day. */
import type { XReport } from "../../core/day/closing.ts";
import type { Clock } from "../../core/clock.ts";
import type { PaperName, PeriodOf, ReportOf } from "../../core/facts.ts";
import { daysOfSpan } from "../../core/report/reportPeriod.ts";
import { ok, type Result } from "../../core/result.ts";
import { nextZNumber } from "../../journal/projections/backups.ts";
import { readLastZ, readZ } from "../../journal/projections/closings.ts";
import { countReportPapers } from "../../journal/projections/printJobs.ts";
import type { CommandArgs, CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { DaysArgs } from "../../../preload/contract/report.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { namedSales, openDrawersAt, stretchOf } from "./stretch.ts";

export interface ReportDesk {
  readonly commands: Pick<CommandHandlers, "report.print">;
  readonly queries: Pick<QueryHandlers, "report.x">;
  /** What prints the Z report of this number, to be committed with it; nothing where there is no printer. */
  paperOf(number: number): readonly Entry[];
}

export interface ReportDeps {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "alone">;
  readonly clock: Clock;
  readonly random: Random;
  readonly hasPrinter: boolean;
}

const PAPERS = { z: "zReport", known: "differences", x: "xReport", days: "periodReport" } as const satisfies Record<
  ReportOf["kind"],
  PaperName
>;

export function createReportDesk({ books, clock, hasPrinter, random, session }: ReportDeps): ReportDesk {
  const { reader } = books.journal;

  const allowed = (): Result<null, Problem> => {
    if (session.operator() === null) return refuse("notSignedIn");
    return session.alone("seeFigures").ok ? ok(null) : refuse("notAllowed");
  };
  const queued = (report: ReportOf): Entry => ({
    fact: {
      kind: "print.queued",
      body: {
        job: random.id(),
        paper: PAPERS[report.kind],
        sale: "",
        attempt: null,
        report,
        copy: countReportPapers(reader, report),
      },
    },
  });
  const openStretch = (): Extract<ReportOf, { kind: "x" }> => ({
    kind: "x",
    after: readLastZ(reader)?.report.upTo ?? 0,
    upTo: reader.head().seq,
    at: clock.now(),
  });

  /** As things stand: the same paper by the same bytes whenever it comes out. */
  const daysAsked = ({ day, span }: DaysArgs): PeriodOf => ({
    kind: "days",
    span,
    ...daysOfSpan(span, day ?? books.businessDay()),
    upTo: reader.head().seq,
    at: clock.now(),
  });
  const asked = (which: CommandArgs<"report.print">["which"]): ReportOf => {
    if (which === "x") return openStretch();
    if (typeof which === "number") return { kind: "z", number: which };
    return which.kind === "known" ? { ...which, at: clock.now() } : daysAsked(which);
  };

  return {
    paperOf: (number) => (hasPrinter ? [queued({ kind: "z", number })] : []),
    commands: {
      "report.print": ({ which }) => {
        const may = allowed();
        if (!may.ok) return may;
        if (!hasPrinter) return refuse("noPrinter");
        const z = typeof which === "number" ? which : which !== "x" && which.kind === "known" ? which.number : null;
        if (z !== null && readZ(reader, z) === undefined) return refuse("nothingToPrint");
        const committed = books.commit([queued(asked(which))]);
        return committed.ok ? ok(null) : sick(committed.error);
      },
    },
    queries: {
      "report.x": () => {
        const may = allowed();
        if (!may.ok) return may;
        const x = xReport(books, openStretch());
        return ok({ ...x, next: nextZNumber(reader), named: namedSales(reader, x.figures) });
      },
    },
  };
}

/** The X report of a stretch, as often as it is asked for the same: what came after it is not in it. */
export const xReport = (books: Books, { after, at, upTo }: Extract<ReportOf, { kind: "x" }>): XReport => ({
  ...stretchOf(books.journal.reader, after, upTo, books.businessDay()),
  after,
  upTo,
  at,
  open: openDrawersAt(books.journal.reader, upTo),
});
