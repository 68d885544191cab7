/** Builds the till from its parts, step by step; knows no Electron and no browser. */
import { ok, type Result } from "./core/result.ts";
import { createBackOffice } from "./till/backOffice.ts";
import { createArchiveDesk } from "./till/keeping/archiveDesk.ts";
import { createBackupDesk } from "./till/keeping/backupDesk.ts";
import { watchClock } from "./till/clockWatch.ts";
import { composeView } from "./till/page/composeView.ts";
import { createCustomerDesk } from "./till/sale/customerDesk.ts";
import { createDayDesks } from "./till/dayDesks.ts";
import { createDispatch } from "./till/page/dispatch.ts";
import { createGoodsDesk } from "./till/sale/goodsDesk.ts";
import { layGround } from "./till/start/ground.ts";
import { watchHealth } from "./till/health.ts";
import { createHoldDesk } from "./till/sale/holdDesk.ts";
import { receiptPolicy } from "./till/office/liveSettings.ts";
import { noting } from "./till/base/log.ts";
import { createMoneyDesks } from "./till/moneyDesks.ts";
import type { BootProblem, RunningTill, TillOptions } from "./till/start/options.ts";
import { createPainter } from "./till/page/painter.ts";
import { createPapers } from "./till/paper/papers.ts";
import { drawerOf } from "./till/paper/printerOf.ts";
import { refusalLog } from "./till/page/refusalLog.ts";
import { createGatherer } from "./till/report/reportGather.ts";
import { createSaleDesk } from "./till/sale/saleDesk.ts";
import { createReturnScans } from "./till/giveBack/returnScans.ts";
import { createScanDesk } from "./till/scan/scanDesk.ts";
import { createScanNews } from "./till/scan/scanNews.ts";
import { createScannerDesk } from "./till/scan/scannerDesk.ts";
import { createSessionDesk } from "./till/people/sessionDesk.ts";
import { createSplitDesk } from "./till/sale/splitDesk.ts";
import { terminalState } from "./till/pay/terminalState.ts";
import { createTimelineDesk } from "./till/past/timelineDesk.ts";
import { createTransactionsDesk } from "./till/past/transactionsDesk.ts";
import { turn } from "./till/base/turn.ts";
import { unprovenViews } from "./till/page/views/unprovenView.ts";
import { createWaitingScans } from "./till/scan/waitingScans.ts";

/** Pushes what time alone changes: a manager's moment, ms. */
const TICK_MS = 1_000;
/** How often the disk is tried, ms: a sick journal is asked whether it works again, a healthy one whether there is room. */
const PROBE_MS = 5_000;

/** Starts a till, or says why not in a sentence. On return a sale can be rung and the watch of the last run goes on. */
export async function startTill(options: TillOptions): Promise<Result<RunningTill, BootProblem>> {
  const laid = await layGround(options);
  if (!laid.ok) return laid;
  const ground = laid.value;
  const { addresses, between, books, catalog, clock, gateways, log, mark, operatorName, printer, random, settings } =
    ground;
  const receiptPrinter = printer.printer === null ? null : (between.printer?.(printer.printer) ?? printer.printer);
  const hasPrinter = receiptPrinter !== null;
  const changed = (): void => {
    painter.changed();
    scans.wake();
  };

  const session = createSessionDesk({
    ...{ books, changed },
    staff: ground.staff,
    locale: settings.locale,
    lockAfterMinutes: () => settings.lockAfterMinutes,
    now: () => clock.now(),
  });
  const gather = createGatherer(books.journal.reader, settings.day, turn);
  const paper = createPapers({
    ...{ books, clock, random, operatorName, changed },
    printer: receiptPrinter,
    drawer: drawerOf(settings, receiptPrinter),
    paper: printer.paper,
    prepare: () => printer.prepare(),
    policy: receiptPolicy(settings),
    currency: settings.currency,
    day: settings.day,
    gather,
    context: {
      // The wallets' gateway may give the shop's Chinese name while the till runs.
      get store() {
        return { ...settings.store, nameZh: walletShop()?.zh ?? "" };
      },
      timeZone: settings.day.timeZone,
      language: settings.locale,
      get footer() {
        return settings.receipts.footer;
      },
      training: settings.mode === "training",
      get tipLines() {
        return settings.tips.when === "after";
      },
    },
    operatorRole: () => session.operator()?.role ?? null,
  });
  const waiting = createWaitingScans(books, random, clock);
  const news = createScanNews(() => waiting.count(), changed);
  const money = createMoneyDesks(ground, { session, paper, news, changed });
  const { engines, refunds, wallet } = money;
  const { payments } = engines;
  const walletShop = () => engines.walletCare?.account.known() ?? null;

  const sales = createSaleDesk({
    ...{ books, session, catalog, paper, random, news },
    currency: settings.currency,
    taxRules: settings.taxes,
    cashUnit: settings.cashRounding,
  });
  const held = createHoldDesk({ books, session, operatorName });
  const returnScans = createReturnScans({ books, session, news, clock });
  const scans = createScanDesk({
    returns: returnScans,
    lookedUp: { takes: (found) => office.goods.takes(found) },
    ...{ books, session, catalog, sales, news, clock, wallet },
    get rules() {
      return settings.scan;
    },
    queue: waiting,
    scanned: () => {
      session.touched();
      health.scanned();
    },
    typed: () => scanners.typed(),
  });
  const health = watchHealth({
    ...{ books, paper, clock, hasPrinter, changed },
    gateway: ground.cards,
    wallets: ground.wallets,
    walletsRefused: () => engines.walletCare?.account.refusal() ?? null,
    terminalState: () => terminalState(books.journal.reader),
    scanners: () => scanners.states(),
    gatewayBack: () => {
      money.lookUpAllNow();
    },
  });
  const clockWatch = watchClock({
    ...{ clock, gateways, books, changed },
    steady: between.steady ?? (between.clock === undefined ? () => performance.now() : () => clock.now()),
  });
  const scanners = createScannerDesk({
    ...{ books, session, clock, changed },
    opened: ground.opened,
    hosts: between.scanners ?? {},
    desk: () => scans,
  });

  const backups = createBackupDesk({
    ...{ books, session, clock, mark, log, changed },
    folder: ground.folder,
    get keep() {
      return settings.backup.keep;
    },
    mode: settings.mode,
    register: settings.store.register,
    start: options.backups,
  });
  const archives = createArchiveDesk({
    ...{ books, session, operatorName, changed },
    dataDir: options.dataDir,
    modeDir: ground.dir,
    mode: settings.mode,
  });
  const office = createBackOffice({
    ...{ ...ground, session, paper, gather, news, changed },
    dataDir: options.dataDir,
    modeDir: ground.dir,
    hasDrawer: paper.hasDrawer,
    restart: options.restart ?? null,
  });
  const unproven = () =>
    unprovenViews(
      books.journal.reader,
      books.sale(),
      (id) => books.saleById(id),
      (id) => payments.carried(id)?.watch.lastHeardAt ?? null,
    );
  const day = createDayDesks({
    ...{ books, session, clock, random, paper, backups, mark, operatorName, gateways, payments, refunds, settings },
    currency: settings.currency,
    unproven,
    batches: () => money.batches.terminals(),
    changed,
  });
  const past = createTransactionsDesk({ ...ground, session, payments, refunds, paper });

  const painter = createPainter(
    composeView({
      ...money,
      ...{
        settings,
        addresses,
        books,
        session,
        payments,
        held,
        news,
        scanners,
        catalog: office.goods,
        paper,
        health,
        backups,
        clockWatch,
        clock,
      },
      get tips() {
        return money.tips.policy.view;
      },
      staff: ground.staff,
      wallets: ground.wallets,
      walletShop,
      unproven,
    }),
    () => clock.now(),
  );
  books.onChange(changed);

  const dispatch = createDispatch(
    {
      ...session.commands,
      ...office.commands,
      ...sales.commands,
      ...scans.commands,
      ...returnScans.commands,
      ...scanners.commands,
      ...createGoodsDesk({ session, sales, random, taxRules: settings.taxes }),
      ...createSplitDesk({
        ...{ books, session, sales, refunds, paper, random },
        credits: money.returns.credits,
        otherTenders: () => settings.otherTenders,
      }),
      ...held.commands,
      ...day.commands,
      ...backups.commands,
      ...archives.commands,
      ...past.commands,
      ...createCustomerDesk({ books, session }),
      ...money.commands,
      ...paper.commands,
    },
    {
      ...office.queries,
      ...sales.queries,
      ...past.queries,
      ...day.queries,
      ...backups.queries,
      ...archives.queries,
      ...paper.queries,
      ...money.queries,
      ...createTimelineDesk({ books, session, payments, operatorName }),
    },
    refusalLog(books, clock),
    () => session.operator() !== null,
  );

  money.recover();
  paper.start();
  scans.start();
  money.start();
  const tick = setInterval(() => {
    clockWatch.tick();
    backups.tick();
    session.tick();
    changed();
  }, TICK_MS);
  const probe = setInterval(() => {
    books.probe();
    log.health([...health.views(), ...backups.health()]);
    changed();
  }, PROBE_MS);

  return ok({
    port: { ...noting(dispatch, log), view: painter.view, subscribe: painter.subscribe },
    mode: settings.mode,
    simulatorUrl: addresses.simulator?.url ?? null,
    warnings: ground.warnings,
    async close() {
      clearInterval(tick);
      clearInterval(probe);
      await Promise.all([scanners.stop(), backups.close(), archives.close(), office.goods.close()]);
      await mark.end();
      painter.close();
      paper.close();
      day.close();
      money.close();
      await addresses.simulator?.close();
      catalog.close();
      books.journal.close();
      log.note({ kind: "ended" });
    },
  });
}
