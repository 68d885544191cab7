/** One run of the till: the real books, rules and engine over the modelled disk and gateway, until something kills it. */
import type { Attempt } from "../../main/core/attempt/attempt.ts";
import type { Clock } from "../../main/core/clock.ts";
import { ruledOut } from "../../main/core/attempt/lostPayment.ts";
import type { Controls } from "../../main/core/attempt/notFound.ts";
import { err, ok } from "../../main/core/result.ts";
import type { CardGateway, WalletGateway } from "../../main/gateways/port.ts";
import type { NewFact } from "../../main/journal/fact.ts";
import type { Journal } from "../../main/journal/journal.ts";
import { readBeside, readEndedSince, readOpenAttempts } from "../../main/journal/projections/attempts.ts";
import { createPayments, type Payments } from "../../main/payments/payments.ts";
import { type Books, createBooks } from "../../main/till/books.ts";
import { createRefundDesk, type RefundDesk } from "../../main/till/giveBack/refundDesk.ts";
import { createPaymentStart, type PaymentStart } from "../../main/till/pay/paymentStart.ts";
import type { SessionDesk } from "../../main/till/people/sessionDesk.ts";
import { settle } from "../../main/till/pay/settle.ts";
import type { GatewayModel } from "./gateway.ts";
import type { Disk } from "./journal.ts";
import type { Blow, Death, Moments } from "./moments.ts";
import type { Asker } from "./wire.ts";

const MANAGER_AFTER_MS = 120_000;
const HOUR = 3_600_000;

export interface Till {
  readonly books: Books;
  readonly payments: Payments;
  readonly start: PaymentStart;
  readonly refunds: RefundDesk;
  readonly gateway: CardGateway | WalletGateway;
  /** How it died; null while it lives. */
  died(): Death | null;
  recover(): void;
}

export interface TillWorld {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly model: GatewayModel;
  readonly moments: Moments;
  /** Chance that is the same in every run of a case. */
  readonly random: { fraction(): number; id(): string; bytes(count: number): Uint8Array };
  /** What the gateway was seen to answer when the till was set up. */
  readonly controls: Controls;
  readonly watchHours: number;
  /** Called before a transaction is committed. */
  committing(facts: readonly NewFact[]): void;
  /** Something has died; the page's death leaves the till alive. */
  struck(blow: Blow): void;
  /** Lets a mutant of the port take the real one's place. */
  wrap(gateway: CardGateway | WalletGateway): CardGateway | WalletGateway;
}

export function startTill(world: TillWorld): Till {
  let death: Death | null = null;
  const reached = (what: string): void => {
    if (death !== null) return;
    const blow = world.moments.reached(what);
    if (blow === null) return;
    if (blow.death !== "pageKilled") death = blow.death;
    world.struck(blow);
  };
  const asker: Asker = { died: () => death, reached };
  const clock: Clock = {
    now: () => world.clock.now(),
    after: (ms, work) =>
      world.clock.after(ms, () => {
        if (death === null) work();
      }),
  };
  const journal = mortal(world.disk.open(), world, reached, () => death !== null);
  const settings = { register: "1", timeZone: "America/Vancouver", cutOff: "04:00" };
  const books = createBooks(journal, clock, settings, () => world.random.id());
  books.setOperator("cashier-1");
  const ofLate = (): readonly Attempt[] => [
    ...readOpenAttempts(journal.reader),
    ...readEndedSince(journal.reader, clock.now() - world.watchHours * HOUR),
  ];
  const gateway = world.wrap(world.model.connect(asker));
  const payments = createPayments({
    gateway,
    clock,
    watch: { everyMs: 2_000, watchHours: world.watchHours },
    attempt: (id) => books.attempt(id),
    commit(attempt, facts) {
      const sale = books.saleById(attempt.sale);
      if (sale === undefined) throw new Error(`attempt ${attempt.id} belongs to no sale`);
      return books.commit(settle(sale, attempt, facts, null, clock.now())).ok;
    },
    controls: () => world.controls,
    search: (lost) => ruledOut(lost, readBeside(journal.reader, lost)),
    detailsSettled: () => undefined,
    changed: () => undefined,
  });
  const cashier = { id: "cashier-1", name: "Cashier", role: "cashier" };
  // Who is at the till, and whether a PIN is right, is no part of the model.
  const session = { operator: () => cashier, approve: () => Promise.resolve(ok(cashier)) } as unknown as SessionDesk;
  const start = createPaymentStart({ books, session, payments, clock, random: world.random, register: "1" });
  const refunds = createRefundDesk({
    books,
    session,
    gateways: [gateway],
    clock,
    random: world.random,
    register: "1",
    watch: { everyMs: 2_000, watchHours: world.watchHours },
    managerAfterMs: MANAGER_AFTER_MS,
    papers: () => [],
    changed: () => undefined,
  });
  return {
    books,
    payments,
    start,
    refunds,
    gateway,
    died: () => death,
    recover() {
      payments.recover(ofLate());
      refunds.recover();
    },
  };
}

/** A journal whose run may die right before a commit, or right after it. */
function mortal(journal: Journal, world: TillWorld, reached: (what: string) => void, isDead: () => boolean): Journal {
  return {
    ...journal,
    append(facts) {
      const what = facts.map(({ kind }) => kind).find((kind) => /^(attempt|refund)[.]/.test(kind)) ?? "sale";
      reached(`before ${what}`);
      if (isDead()) return err({ kind: "ioError", message: "the till is dead" });
      world.committing(facts);
      const appended = journal.append(facts);
      reached(`after ${what}`);
      return appended;
    },
  };
}
