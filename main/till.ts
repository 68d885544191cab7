/** Builds the till from its parts, step by step; knows no Electron and no browser. */
import { err, ok, type Result } from "./core/result.ts";
import { createCitcon } from "./gateways/citcon/client.ts";
import { createStaff } from "./staff/staff.ts";
import { createBatchDesk } from "./till/batchDesk.ts";
import { createBackOffice } from "./till/backOffice.ts";
import { createBackupDesk } from "./till/backupDesk.ts";
import { backupFolder } from "./till/backupFolder.ts";
import { createBooks } from "./till/books.ts";
import { createCardDesk } from "./till/cardDesk.ts";
import { cardGatewayOf } from "./till/cardGatewayOf.ts";
import { watchClock } from "./till/clockWatch.ts";
import { composeView } from "./till/composeView.ts";
import { createCustomerDesk } from "./till/customerDesk.ts";
import { createDayDesks } from "./till/dayDesks.ts";
import { createDispatch } from "./till/dispatch.ts";
import { gatewayAddresses } from "./till/gatewayAddress.ts";
import { createGoodsDesk } from "./till/goodsDesk.ts";
import { watchHealth } from "./till/health.ts";
import { createHoldDesk } from "./till/holdDesk.ts";
import { createMarkKeeper } from "./till/journalMark.ts";
import { createLiveSettings, receiptPolicy } from "./till/liveSettings.ts";
import { createLostPaymentDesk } from "./till/lostPaymentDesk.ts";
import { openData } from "./till/openData.ts";
import { openGoods } from "./till/openGoods.ts";
import type { BootProblem, RunningTill, TillOptions } from "./till/options.ts";
import { createPainter } from "./till/painter.ts";
import { createPapers } from "./till/papers.ts";
import { createPaymentEngines } from "./till/paymentEngines.ts";
import { createPaymentStart } from "./till/paymentStart.ts";
import { createTransactionsDesk } from "./till/transactionsDesk.ts";
import { createTimelineDesk } from "./till/timelineDesk.ts";
import { openPrinter } from "./till/printerOf.ts";
import { systemRandom } from "./till/random.ts";
import { createRefundDesk } from "./till/refundDesk.ts";
import { refusalLog } from "./till/refusalLog.ts";
import { readLocks } from "./till/readLocks.ts";
import { tellRestored } from "./till/restored.ts";
import { createReturns } from "./till/returns.ts";
import { createSaleDesk } from "./till/saleDesk.ts";
import { createScanDesk } from "./till/scanDesk.ts";
import { createScanNews } from "./till/scanNews.ts";
import { createScannerDesk } from "./till/scannerDesk.ts";
import { createSessionDesk } from "./till/sessionDesk.ts";
import { settle } from "./till/settle.ts";
import { createSplitDesk } from "./till/splitDesk.ts";
import { systemClock } from "./till/systemClock.ts";
import { terminalState } from "./till/terminalState.ts";
import { createTipDesk } from "./till/tipDesk.ts";
import { createWaitingScans } from "./till/waitingScans.ts";
import { createWalletDesk } from "./till/walletDesk.ts";
import { createWalletList } from "./till/walletList.ts";

/** Pushes what time alone changes: a manager's moment, ms. */
const TICK_MS = 1_000;
/** How often the disk is tried, ms: a sick journal is asked whether it works again, a healthy one whether there is room. */
const PROBE_MS = 5_000;

/** Starts a till, or says why not in a sentence. On return a sale can be rung and the watch of the last run goes on. */
export async function startTill(options: TillOptions): Promise<Result<RunningTill, BootProblem>> {
  const between = options.between ?? {};
  const clock = between.clock ?? systemClock;
  const random = between.random ?? systemRandom;

  const opened = await openData(options, clock, random);
  if (!opened.ok) return opened;
  const { stored, dir, journal } = opened.value;
  const live = createLiveSettings(stored.settings);
  const { settings } = live;
  const { register } = settings.store;
  const warnings: string[] = [...stored.warnings];
  const goods = await openGoods(dir, settings, options.catalogFile);
  if (!goods.ok) {
    journal.close();
    return err({ message: goods.error, exitCode: 1 });
  }
  const { catalog } = goods.value;
  warnings.push(...goods.value.warnings);

  const addresses = await gatewayAddresses(settings);
  const cards = cardGatewayOf(addresses.card, settings, clock, random, journal.reader);
  const wallets =
    addresses.wallets === null ? null : createCitcon(addresses.wallets.settings, clock, settings.day.timeZone);
  const gateway = cards === null ? null : (between.gateway?.(cards) ?? cards);
  const printer = openPrinter(settings, dir);

  const books = createBooks(
    journal,
    clock,
    { register, timeZone: settings.day.timeZone, cutOff: settings.day.cutOff },
    () => random.id(),
  );
  const mark = createMarkKeeper(journal);
  const folder = backupFolder(options.dataDir, settings.backup.dir);
  await tellRestored(books, folder, settings.mode, mark);
  books.commit([
    {
      fact: {
        kind: "till.started",
        body: { mode: settings.mode, version: options.version, modeFrom: settings.modeFrom },
      },
    },
  ]);
  const staff = createStaff({
    operators: settings.operators,
    now: () => clock.now(),
    randomBytes: (length) => random.bytes(length),
    locks: readLocks(journal.reader, clock.now()),
  });

  const operatorName = (id: string): string => staff.member(id)?.name ?? id;
  const changed = (): void => {
    painter.changed();
    scans.wake();
  };
  const session = createSessionDesk({
    books,
    staff,
    locale: settings.locale,
    lockAfterMinutes: () => settings.lockAfterMinutes,
    now: () => clock.now(),
    changed,
  });
  const paper = createPapers({
    books,
    printer: printer.printer === null ? null : (between.printer?.(printer.printer) ?? printer.printer),
    paper: printer.paper,
    prepare: () => printer.prepare(),
    policy: receiptPolicy(settings),
    clock,
    random,
    currency: settings.currency,
    context: {
      // The wallets' gateway may give the shop's Chinese name while the till runs.
      get store() {
        return { ...settings.store, nameZh: engines.walletCare?.account.known().zh ?? "" };
      },
      timeZone: settings.day.timeZone,
      language: settings.locale,
      get footer() {
        return settings.receipts.footer;
      },
      training: settings.mode === "training",
      tipLines: settings.tips.when === "after",
    },
    operatorName,
    operatorRole: () => session.operator()?.role ?? null,
    changed,
  });
  const engines = createPaymentEngines({
    settings,
    addresses,
    cards: gateway,
    wallets,
    books,
    clock,
    commit(attempt, facts) {
      const sale = books.saleById(attempt.sale);
      if (sale === undefined) throw new Error(`attempt ${attempt.id} belongs to no sale`);
      return books.commit(settle(sale, attempt, facts, paper.receiptOf(sale.id), clock.now(), paper.customers.follow))
        .ok;
    },
    slips: (attempt) => {
      paper.queueSlips(attempt);
    },
    changed,
  });
  const { payments } = engines;
  const tips = createTipDesk({ books, session, settings, card: gateway, wallets, clock, random, changed });
  const start = createPaymentStart({
    books,
    tips: tips.policy,
    session,
    payments,
    clock,
    random,
    register,
    sameWithinMs: settings.truth.sameAmountMinutes * 60_000,
  });
  const card = createCardDesk({
    books,
    session,
    gateway,
    start,
    payments,
    clock,
    managerAfterMs: settings.truth.managerAfterMs,
    papers: paper.customers.follow,
    changed,
  });
  const refunds = createRefundDesk({
    books,
    session,
    gateways: [gateway, wallets].filter((each) => each !== null),
    clock,
    random,
    register,
    watch: { everyMs: settings.polling.everyMs, watchHours: settings.truth.watchHours },
    managerAfterMs: settings.truth.managerAfterMs,
    papers: paper.customers.follow,
    goods: (after, attempt) => returns.follow(after, attempt),
    changed,
  });
  const returns = createReturns({ books, session, refunds, paper, catalog, clock, random, settings, operatorName });
  const batches = createBatchDesk({ books, session, cards: gateway, wallets, clock, random, operatorName });
  const waiting = createWaitingScans(books, random, clock);
  const news = createScanNews(() => waiting.count(), changed);
  const sales = createSaleDesk({
    books,
    session,
    catalog,
    paper,
    random,
    currency: settings.currency,
    taxRules: settings.taxes,
    cashUnit: settings.cashRounding,
    news,
  });
  const held = createHoldDesk({ books, session, operatorName });
  const lost = createLostPaymentDesk({ books, session, wallets, payments, attemptsOfLate: engines.attemptsOfLate });
  const walletList = createWalletList(wallets, clock);
  const wallet = createWalletDesk({
    books,
    session,
    gateway: wallets,
    list: walletList,
    start,
    rules: settings.scan,
    news,
    changed,
  });
  const scans = createScanDesk({
    books,
    session,
    catalog,
    sales,
    rules: settings.scan,
    queue: waiting,
    news,
    clock,
    wallet,
    scanned: () => {
      session.touched();
      health.scanned();
    },
    typed: () => scanners.typed(),
  });
  const health = watchHealth({
    gateway,
    wallets,
    walletsRefused: () => engines.walletCare?.account.refusal() ?? null,
    books,
    paper,
    clock,
    hasPrinter: printer.printer !== null,
    terminalState: () => terminalState(journal.reader),
    scanners: () => scanners.states(),
    changed,
    gatewayBack: () => {
      payments.lookUpAllNow();
      refunds.lookUpAllNow();
      tips.lookUpAllNow();
    },
  });

  const { keep } = settings.backup;
  const backups = createBackupDesk({ books, session, clock, folder, keep, mode: settings.mode, register, mark, changed });
  const clockWatch = watchClock({
    clock,
    steady: between.steady ?? (between.clock === undefined ? () => performance.now() : () => clock.now()),
    gateways: [gateway, wallets].filter((each) => each !== null),
    books,
    changed,
  });

  const scanners = createScannerDesk({
    opened: stored,
    books,
    session,
    clock,
    hosts: between.scanners ?? {},
    desk: () => scans,
    changed,
  });

  const office = createBackOffice({
    opened: stored,
    live,
    dataDir: options.dataDir,
    modeDir: dir,
    addresses,
    books,
    session,
    staff,
    clock,
    random,
    paper,
    hasDrawer: printer.printer !== null,
    operatorName,
    changed,
  });

  const painter = createPainter(
    composeView({
      settings,
      tips: tips.policy.view,
      addresses,
      books,
      staff,
      session,
      payments,
      card,
      wallets,
      wallet,
      refunds,
      returns,
      held,
      news,
      scanners,
      paper,
      health,
      backups,
      clockWatch,
      clock,
      walletShop: () => engines.walletCare?.account.known() ?? null,
    }),
    () => clock.now(),
  );
  books.onChange(changed);

  const day = createDayDesks({
    books,
    session,
    clock,
    random,
    currency: settings.currency,
    paper,
    backups,
    mark,
    operatorName,
    unproven: () => painter.view().unproven.length,
    batches: () => batches.terminals(),
    gateways: [gateway, wallets].filter((each) => each !== null),
    payments,
    refunds,
    settings,
    changed,
  });
  const past = createTransactionsDesk({ books, session, payments, refunds, wallets, paper, settings, clock, operatorName });
  const dispatch = createDispatch(
    {
      ...session.commands,
      ...office.commands,
      ...sales.commands,
      ...scans.commands,
      ...scanners.commands,
      ...createGoodsDesk({ session, sales, random, taxRules: settings.taxes }),
      ...createSplitDesk({ books, session, sales, refunds, paper, random, otherTenders: () => settings.otherTenders }),
      ...held.commands,
      ...day.commands,
      ...backups.commands,
      ...past.commands,
      ...createCustomerDesk({ books, session }),
      ...card.commands,
      ...wallet.commands,
      ...lost.commands,
      ...refunds.commands,
      ...returns.commands,
      ...batches.commands,
      ...tips.commands,
      ...paper.commands,
    },
    {
      ...office.queries,
      ...sales.queries,
      ...past.queries,
      ...returns.queries,
      ...day.queries,
      ...backups.queries,
      ...paper.queries,
      ...lost.queries,
      ...batches.queries,
      ...tips.queries,
      ...createTimelineDesk({ books, session, payments, operatorName }),
    },
    refusalLog(books, clock),
    () => session.operator() !== null,
  );

  refunds.recover();
  batches.recover();
  tips.recover();
  paper.start();
  scans.start();
  engines.start();
  walletList.learn();
  const tick = setInterval(() => {
    clockWatch.tick();
    backups.tick();
    session.tick();
    changed();
  }, TICK_MS);
  const probe = setInterval(() => {
    books.probe();
    changed();
  }, PROBE_MS);

  return ok({
    port: { command: dispatch.command, query: dispatch.query, view: painter.view, subscribe: painter.subscribe },
    mode: settings.mode,
    simulatorUrl: addresses.simulator?.url ?? null,
    warnings,
    async close() {
      clearInterval(tick);
      clearInterval(probe);
      await Promise.all([scanners.stop(), backups.close()]);
      await mark.keep();
      painter.close();
      paper.close();
      day.close();
      refunds.close();
      batches.close();
      tips.close();
      engines.close();
      await addresses.simulator?.close();
      catalog.close();
      journal.close();
    },
  });
}
