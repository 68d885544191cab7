/** The desks behind the counter: people, settings, going live, what was done at the till, and the drawer without a sale. */
import type { Catalog } from "../catalog/catalog.ts";
import type { Clock } from "../core/clock.ts";
import type { Gateway } from "../gateways/port.ts";
import type { OpenedSettings } from "../settings/open.ts";
import type { Staff } from "../staff/staff.ts";
import type { CommandHandlers, QueryHandlers } from "../../preload/contract.ts";
import { type ActivityDesk, createActivityDesk } from "./office/activityDesk.ts";
import type { Books } from "./books.ts";
import type { GatewayAddresses } from "./gateway/gatewayAddress.ts";
import { createGoLiveDesk, type GoLiveDesk } from "./office/goLiveDesk.ts";
import { createGoodsOffice, type GoodsOffice } from "./office/goods/goodsOffice.ts";
import type { LiveSettings } from "./office/liveSettings.ts";
import { createNoSale } from "./sale/noSale.ts";
import type { PaperDesk } from "./paper/paperDesk.ts";
import { openPrinter } from "./paper/printerOf.ts";
import type { Random } from "./base/random.ts";
import { createPeriodReports, type PeriodReports } from "./report/periodReports.ts";
import type { GatherReport } from "./report/reportGather.ts";
import type { RefusedFile } from "./start/openGoods.ts";
import type { ScanNews } from "./scan/scanNews.ts";
import type { SessionDesk } from "./people/sessionDesk.ts";
import { createSettingsDesk, type SettingsDesk } from "./office/settingsDesk.ts";
import { createStaffDesk, type StaffDesk } from "./office/staffDesk.ts";

export interface BackOfficeDeps {
  readonly opened: OpenedSettings;
  readonly live: LiveSettings;
  /** The data folder of both modes, and that of this one. */
  readonly dataDir: string;
  readonly modeDir: string;
  readonly catalog: Catalog;
  /** The file of goods of this start, where nothing of it came in. */
  readonly refusedFile: RefusedFile | null;
  readonly addresses: GatewayAddresses;
  readonly books: Books;
  readonly session: SessionDesk;
  readonly staff: Staff;
  readonly clock: Clock;
  readonly random: Random;
  readonly paper: Pick<PaperDesk, "tryDrawer">;
  readonly hasDrawer: boolean;
  readonly news: ScanNews;
  readonly gateways: readonly Gateway[];
  /** What reports are read by, for screen and paper alike. */
  readonly gather: GatherReport;
  operatorName(id: string): string;
  /** As the going live has it. */
  readonly restart: (() => void) | null;
  changed(): void;
}

type Desks = StaffDesk & ActivityDesk & SettingsDesk & GoLiveDesk & GoodsOffice;
type OfficeCommand = keyof Desks["commands"] | "drawer.noSale";
type OfficeQuery = keyof Desks["queries"] | keyof PeriodReports["queries"];

export interface BackOffice {
  readonly commands: Pick<CommandHandlers, OfficeCommand>;
  readonly queries: Pick<QueryHandlers, OfficeQuery>;
  readonly goods: GoodsOffice;
}

export function createBackOffice(deps: BackOfficeDeps): BackOffice {
  const { settings: started, store } = deps.opened;
  const people = createStaffDesk({ ...deps, store, operators: started.operators });
  const activity = createActivityDesk(deps);
  const goods = createGoodsOffice({
    ...deps,
    currency: started.currency,
    taxNames: started.taxes.map(({ name }) => name),
  });
  const goLive = createGoLiveDesk({
    ...deps,
    importing: () => goods.importing(),
    store,
    started,
    operators: () => people.operators(),
    openPrinter: (settings) => openPrinter(settings, deps.modeDir),
  });
  const settings = createSettingsDesk({
    ...{ ...deps, store, started },
    restarts: deps.restart !== null,
    tests: () => goLive.tests(),
  });
  return {
    goods,
    commands: {
      ...people.commands,
      ...activity.commands,
      ...settings.commands,
      ...goLive.commands,
      ...goods.commands,
      ...createNoSale(deps),
    },
    queries: {
      ...createPeriodReports({ ...deps, day: started.day }).queries,
      ...people.queries,
      ...activity.queries,
      ...settings.queries,
      ...goLive.queries,
      ...goods.queries,
    },
  };
}
