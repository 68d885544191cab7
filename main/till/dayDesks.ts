/** The desks of the day: the drawer and its shifts, and the evening's close. */
import type { Currency } from "../core/money.ts";
import type { CommandHandlers, QueryHandlers } from "../../preload/contract.ts";
import type { BatchTerminalView } from "../../preload/contract/batch.ts";
import type { Books } from "./books.ts";
import { type ClosingDesk, createClosingDesk } from "./closingDesk.ts";
import type { PaperDesk } from "./paperDesk.ts";
import type { Random } from "./random.ts";
import type { SessionDesk } from "./sessionDesk.ts";
import { createShiftDesk, type ShiftDesk } from "./shiftDesk.ts";

export interface DayDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly random: Random;
  readonly currency: Currency;
  readonly paper: Pick<PaperDesk, "openDrawer">;
  operatorName(id: string): string;
  /** Entries of the tray: what is not proven, and money that is still to go back. */
  unproven(): number;
  batches(): readonly BatchTerminalView[];
}

export interface DayDesks {
  readonly commands: Pick<CommandHandlers, keyof (ShiftDesk["commands"] & ClosingDesk["commands"])>;
  readonly queries: Pick<QueryHandlers, keyof (ShiftDesk["queries"] & ClosingDesk["queries"])>;
}

export function createDayDesks(deps: DayDeps): DayDesks {
  const shifts = createShiftDesk({
    ...deps,
    openDrawer: () => {
      deps.paper.openDrawer();
    },
  });
  const closing = createClosingDesk({
    ...deps,
    match: () => ({ possible: false, last: null }),
    backup: () => null,
    closed: () => undefined,
  });
  return {
    commands: { ...shifts.commands, ...closing.commands },
    queries: { ...shifts.queries, ...closing.queries },
  };
}
