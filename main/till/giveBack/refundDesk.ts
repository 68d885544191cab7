/**
 * Giving back: what may be asked about it at the till, and the engines that carry it. How much, which way and under which
 * number is decided here (INV-8, INV-11); the intent is committed before anything is sent (INV-1).
 */
import type { Attempt, GatewayId } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import type { Minor } from "../../core/money/money.ts";
import type { Action } from "../../core/people/permissions.ts";
import { applyRefundFact, intendedRefund, isOpenRefund, type Refund } from "../../core/refund/refund.ts";
import type { RefundBody, RefundFact, RefundPurpose, RefundWay } from "../../core/refund/refund.ts";
import { givenTooMuch } from "../../core/refund/refundLimits.ts";
import type { RefundReading } from "../../core/refund/refundReading.ts";
import { newRefundWatch, observeRefund, type RefundEvent } from "../../core/refund/refundRules.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Sale } from "../../core/sale/sale.ts";
import { decidableFrom, type WatchSettings } from "../../core/attempt/watchSchedule.ts";
import type { Gateway, GiveBack } from "../../gateways/port.ts";
import { readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import {
  readLateRefunds,
  readRefund,
  readRefundsOfAttempt,
  readRefundsOfSale,
} from "../../journal/projections/refunds.ts";
import { type CarriedRefund, createRefunds, type Refunds } from "../../payments/refunds.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import { createRefundBook, type RefundBook } from "./refundBook.ts";
import { type AfterRefund, refundEntries } from "./refundFollows.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { type Surplus, surplusIn } from "../pay/surplus.ts";

export interface RefundDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly gateways: readonly Gateway[];
  readonly clock: Clock;
  readonly random: Random;
  readonly register: string;
  readonly watch: WatchSettings;
  readonly managerAfterMs: number;
  /** What to commit together with news of an attempt, whose money this refund has given back. */
  papers(sale: Sale, after: Attempt, refund: Refund): readonly Entry[];
  /** What to commit together with news of a refund of goods. */
  goods?(after: Refund, attempt: Attempt): readonly Entry[];
  changed(): void;
}

export interface RefundDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `refund.${string}`>>;
  /** Gives back through its gateway what is not needed of an attempt, in the name of who answers for it. */
  giveBack(attempt: string, approver: string, reason: string): Promise<Result<{ readonly refund: string }, Problem>>;
  /** What refunds of goods are made of: the return commits their intents with its own facts, then has them sent. */
  readonly goods: RefundsOfGoods;
  /** Takes up what the last run left. */
  recover(): void;
  carried(refund: string): CarriedRefund | undefined;
  /** Asks the gateway what it says of a refund, beside its watch and without a word in the books; null where it takes none. */
  ask(refund: Refund): Promise<RefundReading> | null;
  /** The way that comes first for what is left of a capture. @param amount minor units; what is not needed when left out */
  wayFor(attempt: Attempt, amount?: Minor): RefundWay;
  /** From when on a manager may decide, ms; null while the outcome is not unknown. */
  managerAt(refund: Refund): number | null;
  /** The name people know an attempt's gateway by. */
  gatewayName(attempt: Attempt): string;
  lookUpAllNow(): void;
  close(): void;
}

export interface RefundsOfGoods extends Pick<RefundBook, "intent" | "terminalBusy" | "wayAndWhy"> {
  /** Ids that the gateway's list names already, asked before an intent is committed; null when it cannot be told. */
  listed(attempt: Attempt, amount: Minor): Promise<readonly string[] | null>;
  /** Sends a refund whose intent is committed (INV-1), once. */
  send(refund: string): void;
}

/** A gateway never rejects. Should one do so all the same, it could not be asked. */
async function listedBy(giveBack: ByRequest, amount: Minor): Promise<readonly string[] | null> {
  try {
    return await giveBack.listed(amount);
  } catch {
    return null;
  }
}

type ByRequest = Extract<GiveBack, { readonly kind: "request" }>;

interface Approval {
  readonly approver: string;
  readonly pin: string;
  readonly reason: string;
}

export function createRefundDesk(deps: RefundDeskDeps): RefundDesk {
  const { books, clock, session } = deps;
  const { reader } = books.journal;
  const engines = new Map<GatewayId, Refunds>();
  const book = createRefundBook({ ...deps, watchHours: deps.watch.watchHours });
  const { attemptOf, gatewayOf, intent, order, saleOf, search, second } = book;

  const around = (attempt: Attempt): AfterRefund => ({
    sale: saleOf(attempt),
    attempt,
    attempts: readAttemptsOfSale(reader, attempt.sale),
    refunds: readRefundsOfSale(reader, attempt.sale),
    papers: deps.papers,
  });

  const commit = (before: Refund, facts: readonly RefundFact[]): boolean => {
    const at = clock.now();
    const after = facts.reduce((refund, fact) => applyRefundFact(refund, fact, at, books.operator() ?? ""), before);
    const next = second(after, facts);
    const attempt = attemptOf(before);
    const entries = refundEntries(after, facts, next, around(attempt), at);
    const more = after.purpose.kind === "goods" && next === null ? (deps.goods?.(after, attempt) ?? []) : [];
    if (!books.commit([...entries, ...more]).ok) return false;
    if (next !== null) send(next.id);
    return true;
  };

  const send = (id: string): void => {
    const refund = readRefund(reader, id);
    if (refund === undefined) throw new Error(`refund ${id} was committed and is not in the journal`);
    const engine = engines.get(refund.gateway);
    if (engine === undefined) throw new Error(`nothing carries the refunds of ${refund.gateway}`);
    engine.send(refund);
  };

  for (const gateway of deps.gateways) {
    const { id, giveBack } = gateway;
    if (giveBack.kind !== "request") continue;
    const engine = createRefunds({
      gateway: { id, giveBack },
      clock,
      watch: deps.watch,
      refund: (refund) => readRefund(reader, refund),
      order,
      search,
      commit,
      changed: deps.changed,
    });
    engines.set(id, engine);
  }

  /** A gateway that is not set any more carries nothing; somebody who may can still say what happened (INV-7). */
  const decide = (id: string, event: Extract<RefundEvent, { kind: "decided" }>): boolean => {
    const refund = readRefund(reader, id);
    if (refund === undefined) return false;
    const engine = engines.get(refund.gateway);
    if (engine !== undefined) return engine.decide(id, event);
    const { facts } = observeRefund(refund, newRefundWatch(false, clock.now()), event, clock.now());
    return facts.length > 0 && commit(refund, facts);
  };

  /** Nobody can be asked what became of it: it is unknown, and somebody who may says what happened. */
  const leave = (refund: Refund): void => {
    const lost = { kind: "askEnded", result: { kind: "lost", why: "gatewayNotSet" } } as const;
    const { facts } = observeRefund(refund, newRefundWatch(false, clock.now()), lost, clock.now());
    if (facts.length > 0) commit(refund, facts);
  };

  const managerAt = ({ unknownSince }: Refund): number | null =>
    decidableFrom(unknownSince, deps.managerAfterMs, clock.now());

  const approved = async (by: Approval, action: Action): Promise<Result<null, Problem>> => {
    if (session.operator() === null) return refuse("notSignedIn");
    if (by.reason === "") return refuse("reasonMissing");
    const done = await session.approve(by.approver, by.pin, action);
    return done.ok ? ok(null) : done;
  };

  const purposeOf = ({ twice }: Surplus): RefundPurpose => ({ kind: "notNeeded", ...(twice ? { twice } : {}) });

  /** @param seen what somebody saw to be given back, minor units, and has handed over */
  const byHand = (
    id: string,
    seen: Minor,
    approver: string,
    reason: string,
    number: string,
  ): Result<{ refund: string }, Problem> => {
    const still = surplusIn(books, id);
    if (!still.ok) return still;
    const { amount, attempt } = still.value;
    if (amount !== seen) return refuse("amountChanged");
    const purpose = purposeOf(still.value);
    const body: RefundBody = {
      ...intent(attempt, { way: "byHand", amount, approver, reason, after: null, listedBefore: null }),
      purpose,
    };
    const at = clock.now();
    const proof: RefundFact = {
      kind: "refund.made",
      body: { refund: body.id, by: "hand", gatewayRef: number, text: "" },
    };
    const operator = books.operator() ?? "";
    const after = applyRefundFact(intendedRefund(body, at, operator), proof, at, operator);
    const facts: readonly RefundFact[] = [{ kind: "refund.intended", body }, proof];
    const entries = refundEntries(after, facts, null, around(attempt), at);
    const committed = books.commit(entries);
    return committed.ok ? ok({ refund: body.id }) : sick(committed.error);
  };

  /** @param seen what somebody saw to be given back, minor units; null when all there is has to go, whatever it comes to */
  const byGateway = async (
    id: string,
    seen: Minor | null,
    approver: string,
    reason: string,
  ): Promise<Result<{ readonly refund: string }, Problem>> => {
    const first = surplusIn(books, id);
    if (!first.ok) return first;
    if (seen !== null && first.value.amount !== seen) return refuse("amountChanged");
    const giveBack = gatewayOf(first.value.attempt.gateway)?.giveBack;
    if (giveBack?.kind !== "request") return refuse("onlyByHand");
    if (book.terminalBusy(first.value.attempt)) return refuse("terminalBusy");
    const asker = session.operator();
    const listed = await listedBy(giveBack, first.value.amount);
    // The till was locked meanwhile, or somebody else came to it: it is not theirs, and stays in the tray.
    if (asker === null || session.operator()?.id !== asker.id) return refuse("notSignedIn");
    // Looked at again: what was asked for twice is given back once.
    const still = surplusIn(books, id);
    if (!still.ok) return still;
    const { amount, attempt } = still.value;
    if (seen !== null && amount !== seen) return refuse("amountChanged");
    if (book.terminalBusy(attempt)) return refuse("terminalBusy");
    const listedBefore = amount === first.value.amount ? listed : null;
    const way = book.wayFor(attempt, amount);
    const chosen = way === "byHand" ? "refund" : way;
    const body: RefundBody = {
      ...intent(attempt, { way: chosen, amount, approver, reason, after: null, listedBefore }),
      purpose: purposeOf(still.value),
    };
    const committed = books.commit([
      { fact: { kind: "refund.intended", body }, sale: attempt.sale, attempt: attempt.id },
    ]);
    if (!committed.ok) return sick(committed.error);
    send(body.id);
    return ok({ refund: body.id });
  };

  return {
    ask(refund) {
      const { giveBack } = gatewayOf(refund.gateway) ?? {};
      return giveBack?.kind === "request" && refund.way !== "byHand"
        ? giveBack.lookUp(order(refund), search(refund))
        : null;
    },
    carried: (id) => [...engines.values()].map((engine) => engine.carried(id)).find((each) => each !== undefined),
    wayFor: (attempt, amount) => book.wayFor(attempt, amount),
    managerAt,
    giveBack: (attempt, approver, reason) => byGateway(attempt, null, approver, reason),
    goods: {
      intent: (attempt, body) => intent(attempt, body),
      wayAndWhy: (attempt, amount) => book.wayAndWhy(attempt, amount),
      terminalBusy: (attempt) => book.terminalBusy(attempt),
      send,
      async listed({ gateway }, amount) {
        const giveBack = gatewayOf(gateway)?.giveBack;
        return giveBack?.kind === "request" ? await listedBy(giveBack, amount) : null;
      },
    },
    gatewayName: ({ gateway }) => gatewayOf(gateway)?.name ?? gateway,
    recover() {
      const late = book.ofLate();
      for (const engine of engines.values()) engine.recover(late);
      for (const refund of late) if (!engines.has(refund.gateway)) leave(refund);
    },
    lookUpAllNow() {
      for (const engine of engines.values()) engine.lookUpAllNow();
    },
    close() {
      for (const engine of engines.values()) engine.close();
    },
    commands: {
      "refund.notNeeded": async ({ attempt, how, number, seen, ...by }) => {
        const asked = surplusIn(books, attempt);
        if (!asked.ok) return asked;
        if (asked.value.amount !== seen) return refuse("amountChanged");
        if (how === "hand" && number === "") return refuse("referenceMissing");
        const approval = await approved(by, "settleExcess");
        if (!approval.ok) return approval;
        return how === "hand"
          ? byHand(attempt, asked.value.amount, by.approver, by.reason, number)
          : byGateway(attempt, asked.value.amount, by.approver, by.reason);
      },

      "refund.decide": async ({ refund: id, made, number, ...by }) => {
        const refund = readRefund(reader, id);
        if (refund === undefined) return refuse("noSuchRefund");
        if (refund.state !== "checking") return refuse("refundSettled");
        const from = managerAt(refund);
        if (from !== null && clock.now() < from)
          return refuse("managerNotYet", { seconds: Math.ceil((from - clock.now()) / 1000) });
        if (made && number === "") return refuse("referenceMissing");
        const approval = await approved(by, "decideRefund");
        if (!approval.ok) return approval;
        const { approver, reason } = by;
        if (decide(id, { kind: "decided", made, approver, reason, number })) return ok(null);
        const healthy = books.healthy();
        return healthy.ok ? refuse("refundSettled") : sick(healthy.error);
      },

      "refund.checkAgain": ({ refund: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const refund = readRefund(reader, id);
        if (refund === undefined) return refuse("noSuchRefund");
        if (engines.get(refund.gateway)?.checkAgain(id) === true) return ok(null);
        return refuse(isOpenRefund(refund) ? "gatewayNotSet" : "refundSettled");
      },

      "refund.seenTooMuch": async ({ attempt: id, ...by }) => {
        const attempt = books.attempt(id);
        if (attempt === undefined) return refuse("noSuchAttempt");
        const late = readLateRefunds(reader).filter(({ of }) => of === id);
        if (late.length === 0 || givenTooMuch(attempt, readRefundsOfAttempt(reader, id)) === 0)
          return refuse("nothingToGiveBack");
        const approval = await approved(by, "decideRefund");
        if (!approval.ok) return approval;
        const { approver, reason } = by;
        const committed = books.commit(
          late.map(({ id: refund, sale }) => ({
            fact: { kind: "refund.tooMuchSeen", body: { refund, approver, reason } },
            sale,
            attempt: id,
          })),
        );
        return committed.ok ? ok(null) : sick(committed.error);
      },
    },
  };
}
