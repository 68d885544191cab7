/** What a till stands on: its folder, settings, journal and goods, its gateways and printer, its books and its people. */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Clock } from "../../core/clock.ts";
import { CURRENCIES } from "../../core/money/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { createCitcon } from "../../gateways/citcon/client.ts";
import type { CardGateway, Gateway, WalletGateway } from "../../gateways/port.ts";
import type { OpenedSettings } from "../../settings/open.ts";
import type { Settings } from "../../settings/resolve.ts";
import { createStaff, type Staff } from "../../staff/staff.ts";
import { type BackupFolder, backupFolder } from "../keeping/backupFolder.ts";
import { type Books, createBooks } from "../books.ts";
import { cardGatewayOf } from "../gateway/cardGatewayOf.ts";
import { type GatewayAddresses, gatewayAddresses } from "../gateway/gatewayAddress.ts";
import { createMarkKeeper, type MarkKeeper } from "./journalMark.ts";
import { createLiveSettings, type LiveSettings } from "../office/liveSettings.ts";
import { createLog, type Log, logsIn } from "../base/log.ts";
import { openData } from "./openData.ts";
import { catchUpGoods, sayCaughtUp } from "./goodsCaughtUp.ts";
import { type OpenedGoods, openGoods } from "./openGoods.ts";
import type { Between, BootProblem, TillOptions } from "./options.ts";
import { openPrinter } from "../paper/printerOf.ts";
import { systemRandom } from "../base/random.ts";
import type { Random } from "../base/random.ts";
import { readLocks } from "../people/readLocks.ts";
import { tellRestored } from "./restored.ts";
import { systemClock } from "../base/systemClock.ts";

export interface Ground {
  readonly between: Between;
  readonly clock: Clock;
  readonly random: Random;
  readonly opened: OpenedSettings;
  readonly live: LiveSettings;
  readonly settings: Settings;
  /** Where this mode's journal and goods lie. */
  readonly dir: string;
  readonly folder: BackupFolder;
  readonly catalog: Catalog;
  readonly refusedFile: OpenedGoods["refused"];
  readonly addresses: GatewayAddresses;
  /** Null where none takes cards, or wallets. */
  readonly cards: CardGateway | null;
  readonly wallets: WalletGateway | null;
  readonly gateways: readonly Gateway[];
  readonly printer: ReturnType<typeof openPrinter>;
  readonly books: Books;
  readonly mark: MarkKeeper;
  readonly log: Log;
  readonly staff: Staff;
  operatorName(id: string): string;
  /** Sentences for the terminal the till was started from. */
  readonly warnings: readonly string[];
}

/** Lays it, or says why not in a sentence. The start itself is in the journal on return. */
export async function layGround(options: TillOptions): Promise<Result<Ground, BootProblem>> {
  const between = options.between ?? {};
  const clock = between.clock ?? systemClock;
  const random = between.random ?? systemRandom;
  const data = await openData(options, clock, random);
  if (!data.ok) return data;
  const { stored: opened, dir, journal } = data.value;
  const live = createLiveSettings(opened.settings);
  const { settings } = live;
  const goods = await openGoods(dir, settings, options.catalogFile);
  if (!goods.ok) {
    journal.close();
    return err({ message: goods.error, exitCode: 1 });
  }
  const addresses = await gatewayAddresses(settings);
  const real = cardGatewayOf(addresses.card, settings, clock, random, journal.reader);
  const cards = real === null ? null : (between.gateway?.(real) ?? real);
  const wallets =
    addresses.wallets === null ? null : createCitcon(addresses.wallets.settings, clock, settings.day.timeZone);
  const place = {
    register: settings.store.register,
    timeZone: settings.day.timeZone,
    cutOff: settings.day.cutOff,
  };
  const mark = createMarkKeeper(journal);
  const books = createBooks(mark.journal, clock, place, () => random.id());
  const folder = backupFolder(options.dataDir, settings.backup.dir);
  await tellRestored(books, folder, settings.mode, mark, clock.now());
  const { mode, modeFrom } = settings;
  books.commit([{ fact: { kind: "till.started", body: { mode, version: options.version, modeFrom } } }]);
  tellImported(books, goods.value);
  const caughtUp = catchUpGoods(books, goods.value.catalog, {
    decimals: CURRENCIES[settings.currency].decimals,
    taxNames: settings.taxes.map(({ name }) => name),
  });
  const log = createLog(logsIn(options.dataDir), clock);
  log.note({ kind: "started", mode, version: options.version, node: process.version });
  const staff = createStaff({
    operators: settings.operators,
    now: () => clock.now(),
    randomBytes: (length) => random.bytes(length),
    locks: readLocks(journal.reader, clock.now()),
  });
  return ok({
    ...{
      between,
      clock,
      random,
      opened,
      live,
      settings,
      dir,
      folder,
      addresses,
      cards,
      wallets,
      books,
      mark,
      log,
      staff,
    },
    catalog: goods.value.catalog,
    refusedFile: goods.value.refused,
    gateways: [cards, wallets].filter((each) => each !== null),
    printer: openPrinter(settings, dir),
    operatorName: (id) => staff.member(id)?.name ?? id,
    warnings: [...opened.warnings, ...goods.value.warnings, ...sayCaughtUp(caughtUp)],
  });
}

/** Nobody is signed in yet: whoever started the till answers for the file that they gave it. */
function tellImported(books: Books, { imported }: OpenedGoods): void {
  if (imported === null) return;
  const { counts, file } = imported;
  books.commit([{ fact: { kind: "goods.imported", body: { file, how: "replace", ...counts, approver: "" } } }]);
}
