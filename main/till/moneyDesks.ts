/** The desks that money goes through: payments by card and wallet, tips, what goes back, and the batches of terminals. */
import type { CommandHandlers, QueryHandlers } from "../../preload/contract.ts";
import { type BatchDesk, createBatchDesk } from "./day/batchDesk.ts";
import { type CardDesk, createCardDesk } from "./pay/cardDesk.ts";
import type { Ground } from "./start/ground.ts";
import { createLostPaymentDesk, type LostPaymentDesk } from "./pay/lostPaymentDesk.ts";
import type { Papers } from "./paper/papers.ts";
import { createPaymentEngines, type PaymentEngines } from "./pay/paymentEngines.ts";
import { createPaymentStart } from "./pay/paymentStart.ts";
import { createRefundDesk, type RefundDesk } from "./giveBack/refundDesk.ts";
import { createReturns, type Returns } from "./giveBack/returns.ts";
import { shortFound } from "./giveBack/shortFound.ts";
import type { ScanNews } from "./scan/scanNews.ts";
import type { SessionDesk } from "./people/sessionDesk.ts";
import { settle } from "./pay/settle.ts";
import { createTipDesk, type TipDesk } from "./pay/tipDesk.ts";
import { createWalletDesk, type WalletDesk } from "./pay/walletDesk.ts";
import { createWalletList } from "./pay/walletList.ts";

interface MoneyDeps {
  readonly session: SessionDesk;
  readonly paper: Papers;
  readonly news: ScanNews;
  changed(): void;
}

export interface MoneyDesks {
  readonly engines: PaymentEngines;
  readonly tips: TipDesk;
  readonly card: CardDesk;
  readonly wallet: WalletDesk;
  readonly refunds: RefundDesk;
  readonly returns: Returns;
  readonly batches: BatchDesk;
  readonly commands: Pick<CommandHandlers, keyof Commands>;
  readonly queries: Pick<QueryHandlers, keyof Queries>;
  /** Asks about everything that is open, now. */
  lookUpAllNow(): void;
  /** Refunds, batches and tips that the last run left; before any paper, and before payments (`start`). */
  recover(): void;
  start(): void;
  close(): void;
}

type Commands = CardDesk["commands"] &
  WalletDesk["commands"] &
  LostPaymentDesk["commands"] &
  RefundDesk["commands"] &
  Returns["commands"] &
  BatchDesk["commands"] &
  TipDesk["commands"];
type Queries = LostPaymentDesk["queries"] & Returns["queries"] & BatchDesk["queries"] & TipDesk["queries"];

export function createMoneyDesks(ground: Ground, deps: MoneyDeps): MoneyDesks {
  const { books, cards, clock, random, settings, wallets } = ground;
  const { paper, session } = deps;
  const { register } = settings.store;
  const { watchHours } = settings.truth;
  const { follow } = paper.customers;
  const changed = (): void => {
    deps.changed();
  };

  const engines = createPaymentEngines({
    ...ground,
    commit(attempt, facts) {
      const sale = books.saleById(attempt.sale);
      if (sale === undefined) throw new Error(`attempt ${attempt.id} belongs to no sale`);
      const at = clock.now();
      const follows = settle(sale, attempt, facts, paper.receiptOf(sale.id), at, follow);
      return books.commit([...follows, ...shortFound(books.journal.reader, random, sale, attempt, facts, at)]).ok;
    },
    slips: (attempt) => {
      paper.queueSlips(attempt);
    },
    changed,
  });
  const { payments } = engines;
  const tips = createTipDesk({ ...ground, session, card: cards, changed });
  const start = createPaymentStart({
    ...{ books, session, payments, clock, random, register },
    tips: tips.policy,
    get sameWithinMs() {
      return settings.truth.sameAmountMinutes * 60_000;
    },
  });
  const card = createCardDesk({
    ...{ books, session, start, payments, clock, changed },
    get managerAfterMs() {
      return settings.truth.managerAfterMs;
    },
    gateway: cards,
    papers: follow,
  });
  const refunds = createRefundDesk({
    ...{ books, session, clock, random, register, changed },
    get managerAfterMs() {
      return settings.truth.managerAfterMs;
    },
    gateways: ground.gateways,
    watch: { everyMs: settings.polling.everyMs, watchHours },
    papers: follow,
    goods: (after, attempt) => returns.follow(after, attempt),
  });
  const returns = createReturns({ ...ground, session, refunds, paper });
  const batches = createBatchDesk({ ...ground, session });
  const lost = createLostPaymentDesk({ books, session, wallets, payments, attemptsOfLate: engines.attemptsOfLate });
  const list = createWalletList(wallets, clock);
  const { news } = deps;
  const wallet = createWalletDesk({
    ...{ books, session, list, start, news, changed },
    gateway: wallets,
    get rules() {
      return settings.scan;
    },
  });

  return {
    ...{ engines, tips, card, wallet, refunds, returns, batches },
    commands: {
      ...card.commands,
      ...wallet.commands,
      ...lost.commands,
      ...refunds.commands,
      ...returns.commands,
      ...batches.commands,
      ...tips.commands,
    },
    queries: { ...lost.queries, ...returns.queries, ...batches.queries, ...tips.queries },
    lookUpAllNow() {
      payments.lookUpAllNow();
      refunds.lookUpAllNow();
      tips.lookUpAllNow();
    },
    recover() {
      refunds.recover();
      returns.recover();
      batches.recover();
      tips.recover();
    },
    start() {
      engines.start();
      list.learn();
    },
    close() {
      refunds.close();
      batches.close();
      tips.close();
      engines.close();
    },
  };
}
