/** Closing the day: how everything stands, the steps that a manager passes over, and the Z report as one fact. */
import {
  closeDay,
  type ClosingNow,
  closingSteps,
  isToClose,
  type MatchNow,
  skipStep,
  type ZReport,
} from "../../core/day/closing.ts";
import { ok, type Result } from "../../core/result.ts";
import { paidSoFar } from "../../core/sale/sale.ts";
import { nextZNumber } from "../../journal/projections/backups.ts";
import { readLastZ, readSkips, readZ, type StoredZ } from "../../journal/projections/closings.ts";
import { readExpectedCash } from "../../journal/projections/drawer.ts";
import { readFirstMoneyAfter, readLastMoney } from "../../journal/projections/ledger.ts";
import { readOpenRefunds } from "../../journal/projections/refunds.ts";
import { readHeldSales, readOpenSales } from "../../journal/projections/sales.ts";
import { readLastShiftClose } from "../../journal/projections/shifts.ts";
import { readOpenTips } from "../../journal/projections/tipChanges.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { BatchTerminalView } from "../../../preload/contract/batch.ts";
import type { ClosingView, ZView } from "../../../preload/contract/closing.ts";
import { answerable } from "../people/answerable.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import { headOf } from "./reportPaper.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { namedSales, stretchOf } from "./stretch.ts";

export interface ClosingDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `closing.${string}`>>;
  readonly queries: Pick<QueryHandlers, Extract<keyof QueryHandlers, `closing.${string}`>>;
}

export interface ClosingDeps {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "approve" | "alone">;
  operatorName(id: string): string;
  /** Entries of the tray: what is not proven, and money that is still to go back. */
  unproven(): readonly { readonly attempt: string }[];
  batches(): readonly BatchTerminalView[];
  /** The last match with the gateways, and whether any of them can be matched. */
  match(): { readonly possible: boolean; readonly last: MatchNow | null };
  /** The last verified backup. */
  backup(): { readonly at: number; readonly seq: number; readonly file: string } | null;
  /** What prints the report of this number, committed with it: a till that dies between the two has both or neither. */
  paperOf(number: number): readonly Entry[];
  /** The day is closed: makes the backup. @param number of the report */
  closed(number: number): void;
}

export function createClosingDesk(deps: ClosingDeps): ClosingDesk {
  const { books, session } = deps;
  const { reader } = books.journal;

  /** Refunds and tips that nobody has to see to, as their gateways are at them: no report is closed over them either. */
  const onTheWay = (tray: ReturnType<ClosingDeps["unproven"]>): number => {
    const listed = new Set(tray.map(({ attempt }) => attempt));
    return [...readOpenRefunds(reader), ...readOpenTips(reader)].filter(({ of }) => !listed.has(of)).length;
  };

  const now = (tray = deps.unproven()): ClosingNow => {
    const last = readLastZ(reader);
    const shift = books.shift();
    const { possible, last: match } = deps.match();
    return {
      lastMoney: Math.max(readLastMoney(reader), readLastShiftClose(reader)),
      last:
        last === undefined ? null : { number: last.report.number, seq: last.seq, upTo: last.report.upTo, at: last.at },
      next: nextZNumber(reader),
      unproven: tray.length + onTheWay(tray),
      openSales: readOpenSales(reader).filter(
        (sale) => sale.held === undefined && (sale.lines.length > 0 || paidSoFar(sale) !== 0),
      ).length,
      held: readHeldSales(reader).length,
      batches: deps
        .batches()
        .filter(({ closes }) => closes)
        .map(({ terminal, last: batch, next, ours }) => ({
          terminal,
          last: batch?.state ?? null,
          empty: ours === null || ours.sales.count + ours.refunds.count === 0,
          next,
        })),
      match,
      matches: possible,
      shift: shift === null ? null : { counted: shift.count?.expected === readExpectedCash(reader, shift.id) },
      backup: deps.backup(),
      skips: readSkips(reader),
    };
  };

  /** Gathered and committed in one turn: no fact can come between what is covered and the report. */
  const covered = (after: number, approver: string): Omit<ZReport, "number" | "after" | "skipped"> => {
    const upTo = reader.head().seq;
    return { ...stretchOf(reader, after, upTo, books.businessDay()), upTo, approver };
  };

  const view = (stored: StoredZ): ZView => ({
    ...stored.report,
    seq: stored.seq,
    at: stored.at,
    operator: deps.operatorName(stored.operator),
    approverName: deps.operatorName(stored.report.approver),
    head: headOf(reader, stored),
    named: namedSales(reader, stored.report.figures),
  });

  const seesFigures = (): Result<null, Problem> => {
    if (session.operator() === null) return refuse("notSignedIn");
    const alone = session.alone("seeFigures");
    return alone.ok ? ok(null) : refuse("notAllowed");
  };

  return {
    commands: {
      "closing.skip": async ({ step, reason, approval }) => {
        // Nobody's PIN is asked for what would be refused anyway.
        const possible = skipStep(now(), { step, reason, approver: "" });
        if (!possible.ok) return refuse(possible.error);
        const who = await answerable(session, "closeDay", approval);
        if (!who.ok) return who;
        const fact = skipStep(now(), { step, reason, approver: who.value });
        if (!fact.ok) return refuse(fact.error);
        const committed = books.commit([{ fact: fact.value }]);
        return committed.ok ? ok(null) : sick(committed.error);
      },
      "closing.close": async ({ seen, approval }) => {
        const first = closeDay(now(), covered(readLastZ(reader)?.report.upTo ?? 0, ""));
        if (!first.ok) return refuse(first.error);
        const who = await answerable(session, "closeDay", approval);
        if (!who.ok) return who;
        const fact = closeDay(now(), covered(readLastZ(reader)?.report.upTo ?? 0, who.value));
        if (!fact.ok) return refuse(fact.error);
        if (fact.value.kind !== "day.closed" || fact.value.body.number !== seen) return refuse("otherReport");
        const committed = books.commit([{ fact: fact.value }, ...deps.paperOf(seen)]);
        if (!committed.ok) return sick(committed.error);
        deps.closed(seen);
        return ok({ number: seen });
      },
    },
    queries: {
      "closing.state": () => {
        if (session.operator() === null) return refuse("notSignedIn");
        const tray = deps.unproven();
        const state = now(tray);
        const backup = deps.backup();
        const shown: ClosingView = {
          businessDay: books.businessDay(),
          since: readFirstMoneyAfter(reader, state.last?.upTo ?? 0),
          steps: closingSteps(state),
          skips: state.skips.map((skip) => ({ ...skip, approverName: deps.operatorName(skip.approver) })),
          onTheWay: onTheWay(tray),
          toClose: isToClose(state),
          next: state.next,
          last: state.last === null ? null : { number: state.last.number, at: state.last.at },
          match:
            state.match === null
              ? null
              : {
                  at: state.match.at,
                  stale: state.match.upTo < state.lastMoney,
                  unsettled: state.match.unsettled,
                },
          backup: backup === null ? null : { at: backup.at, file: backup.file },
        };
        return ok(shown);
      },
      "closing.report": ({ number }) => {
        const allowed = seesFigures();
        if (!allowed.ok) return allowed;
        const stored = number === null ? readLastZ(reader) : readZ(reader, number);
        return ok(stored === undefined ? null : view(stored));
      },
    },
  };
}
