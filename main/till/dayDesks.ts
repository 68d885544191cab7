/** The desks of the day: the drawer and its shifts, and the evening's close. */
import type { Clock } from "../core/clock.ts";
import type { Currency } from "../core/money/money.ts";
import type { CommandHandlers, QueryHandlers } from "../../preload/contract.ts";
import type { BatchTerminalView } from "../../preload/contract/batch.ts";
import type { BackupDesk } from "./keeping/backupDesk.ts";
import type { Books } from "./books.ts";
import { type ClosingDesk, createClosingDesk } from "./day/closingDesk.ts";
import type { MarkKeeper } from "./start/journalMark.ts";
import { createMatchDesk, type MatchDesk, type MatchDeskDeps } from "./day/matchDesk.ts";
import type { Papers } from "./paper/papers.ts";
import type { Random } from "./base/random.ts";
import { createReportDesk, type ReportDesk } from "./day/reportDesk.ts";
import type { SessionDesk } from "./people/sessionDesk.ts";
import { createShiftDesk, type ShiftDesk } from "./day/shiftDesk.ts";

export interface DayDeps extends Pick<MatchDeskDeps, "gateways" | "payments" | "refunds" | "settings" | "changed"> {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly clock: Clock;
  readonly random: Random;
  readonly currency: Currency;
  readonly paper: Pick<Papers, "openDrawer" | "hasPrinter">;
  readonly backups: Pick<BackupDesk, "last" | "make">;
  readonly mark: MarkKeeper;
  operatorName(id: string): string;
  /** Entries of the tray: what is not proven, and money that is still to go back. */
  unproven(): readonly { readonly attempt: string }[];
  batches(): readonly BatchTerminalView[];
}

export interface DayDesks {
  readonly commands: Pick<
    CommandHandlers,
    keyof (ShiftDesk["commands"] & MatchDesk["commands"] & ClosingDesk["commands"] & ReportDesk["commands"])
  >;
  readonly queries: Pick<
    QueryHandlers,
    keyof (ShiftDesk["queries"] & MatchDesk["queries"] & ClosingDesk["queries"] & ReportDesk["queries"])
  >;
  close(): void;
}

export function createDayDesks(deps: DayDeps): DayDesks {
  const shifts = createShiftDesk({
    ...deps,
    openDrawer: () => {
      deps.paper.openDrawer();
    },
  });
  const reports = createReportDesk({ ...deps, hasPrinter: deps.paper.hasPrinter });
  const match = createMatchDesk(deps);
  const closing = createClosingDesk({
    ...deps,
    paperOf: (number) => reports.paperOf(number),
    match: () => match.now(),
    backup: () => deps.backups.last(),
    closed: () => {
      void deps.mark.keep();
      deps.backups.make();
    },
  });
  return {
    commands: { ...shifts.commands, ...match.commands, ...closing.commands, ...reports.commands },
    queries: { ...shifts.queries, ...match.queries, ...closing.queries, ...reports.queries },
    close() {
      match.close();
    },
  };
}
