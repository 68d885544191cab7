/** The desks behind the counter: the people of the till, what was done at it, and the drawer without a sale. */
import type { Clock } from "../core/clock.ts";
import type { OpenedSettings } from "../settings/open.ts";
import type { Staff } from "../staff/staff.ts";
import type { CommandHandlers, QueryHandlers } from "../../preload/contract.ts";
import { type ActivityDesk, createActivityDesk } from "./activityDesk.ts";
import type { Books } from "./books.ts";
import { createNoSale } from "./noSale.ts";
import type { PaperDesk } from "./paperDesk.ts";
import type { Random } from "./random.ts";
import type { SessionDesk } from "./sessionDesk.ts";
import { createStaffDesk, type StaffDesk } from "./staffDesk.ts";

export interface BackOfficeDeps {
  readonly opened: OpenedSettings;
  readonly books: Books;
  readonly session: SessionDesk;
  readonly staff: Staff;
  readonly clock: Clock;
  readonly random: Random;
  readonly paper: Pick<PaperDesk, "openDrawer">;
  readonly hasDrawer: boolean;
  operatorName(id: string): string;
  changed(): void;
}

type OfficeCommand = keyof (StaffDesk["commands"] & ActivityDesk["commands"]) | "drawer.noSale";
type OfficeQuery = keyof (StaffDesk["queries"] & ActivityDesk["queries"]);

export interface BackOffice {
  readonly commands: Pick<CommandHandlers, OfficeCommand>;
  readonly queries: Pick<QueryHandlers, OfficeQuery>;
}

export function createBackOffice(deps: BackOfficeDeps): BackOffice {
  const { opened } = deps;
  const people = createStaffDesk({ ...deps, store: opened.store, operators: opened.settings.operators });
  const activity = createActivityDesk(deps);
  return {
    commands: { ...people.commands, ...activity.commands, ...createNoSale(deps) },
    queries: { ...people.queries, ...activity.queries },
  };
}
