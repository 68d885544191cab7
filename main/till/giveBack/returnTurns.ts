/**
 * The parts of returns that cards and wallets took: each is a refund under the one decision of its return. One at a time is
 * asked for at each gateway; the intent of the next is committed when its turn has come (INV-1). Of a part without an
 * intent nothing was sent: soon after its decision it goes on at a restart too, later a person presses for it.
 */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import { add, sub } from "../../core/money/money.ts";
import { cutOf } from "../../core/refund/returnCut.ts";
import { isOpenRefund, type Refund, type RefundBody } from "../../core/refund/refund.ts";
import { leftToGiveBack } from "../../core/refund/refundLimits.ts";
import { ok, type Result } from "../../core/result.ts";
import {
  partState,
  refundsOfPart,
  type Return,
  type ReturnedPart,
  type ReturnPart,
} from "../../core/refund/returns.ts";
import { readRefundsOfAttempt, readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readLastRestore } from "../../journal/projections/backups.ts";
import { readReturn, readUnsettledReturns } from "../../journal/projections/returns.ts";
import { hasOpenTip } from "../../journal/projections/tipChanges.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { RefundsOfGoods } from "./refundDesk.ts";
import type { ReturnBook } from "./returnBook.ts";
import { returnEntry } from "./returnEntries.ts";

/** A part that is to be given still, as what its payment took allows. */
export interface Owed {
  readonly one: Return;
  readonly part: ReturnedPart;
  /** Committed with whatever gives it, where it is less than was decided; else empty. */
  readonly cut: readonly Entry[];
}

export interface ReturnTurns {
  /** The intent of one part, by the way that comes first for it. */
  intentOf(
    one: Pick<Return, "id" | "approver" | "reason">,
    part: Pick<ReturnPart, "id" | "tender" | "amount" | "tip">,
    attempt: Attempt,
    listedBefore: readonly string[] | null,
    after: string | null,
  ): RefundBody;
  /** A part that is to be given still, and of which nothing is open. */
  owed(id: string, part: string): Result<Owed, Problem>;
  /** Asks the gateway of an owed part. */
  start(id: string, part: string): Promise<Result<null, Problem>>;
  /** At a start of the till: returns that were decided a moment ago go on. */
  resume(): void;
  /** Whether an owed part is about to be asked for. */
  isStarting(part: string): boolean;
  /** The other parts of this return follow by themselves, one after the other. */
  follow(id: string): void;
  /** Its parts of cards and wallets that are owed are asked for, beginning now. */
  takeUp(id: string): void;
  leave(id: string): void;
}

/**
 * So long after its decision a return goes on at a restart, ms: who decided it and the customer are at the counter still.
 * Later somebody may have given the rest otherwise while the till was away.
 */
const GOES_ON_MS = 5 * 60_000;

export function createReturnTurns(
  books: Books,
  book: Pick<ReturnBook, "of">,
  goods: RefundsOfGoods,
  clock: Pick<Clock, "now">,
): ReturnTurns {
  const { reader } = books.journal;
  /** Returns whose parts wait for their turn at a gateway. */
  const turns = new Set<string>();
  const starting = new Set<string>();

  const intentOf = (
    one: Pick<Return, "id" | "approver" | "reason">,
    part: Pick<ReturnPart, "id" | "tender" | "amount" | "tip">,
    attempt: Attempt,
    listedBefore: readonly string[] | null,
    after: string | null,
  ): RefundBody => {
    const amount = add(part.amount, part.tip);
    const { way } = goods.wayAndWhy(attempt, amount);
    return goods.intent(attempt, {
      way: way === "byHand" ? "refund" : way,
      amount,
      approver: one.approver,
      reason: one.reason,
      after,
      listedBefore,
      purpose: { kind: "goods", return: one.id, part: part.id, tender: part.tender },
    });
  };

  /**
   * A part whose gateway is to be asked now: of a return that stands, not given, and nothing of it open.
   * @param operator in whose name it goes on by itself; who is signed in when left out
   */
  const start = async (id: string, partId: string, operator?: string): Promise<Result<null, Problem>> => {
    const ready = (): Result<Owed & { attempt: Attempt; last: Refund | undefined }, Problem> => {
      const found = owed(id, partId);
      if (!found.ok) return found;
      const { part } = found.value;
      const attempt = part.attempt === null ? undefined : books.attempt(part.attempt);
      if (attempt === undefined) return refuse("returnSettled");
      const amount = add(part.amount, part.tip);
      const before = readRefundsOfAttempt(reader, attempt.id);
      if (before.some(isOpenRefund)) return refuse("refundRunning");
      if (leftToGiveBack(attempt, before) < amount) return refuse("nothingToGiveBack");
      if (goods.wayAndWhy(attempt, amount).way === "byHand") return refuse("onlyByHand");
      if (goods.terminalBusy(attempt)) return refuse("terminalBusy");
      return ok({ ...found.value, attempt, last: refundsOfPart(part.id, before).at(-1) });
    };
    const first = ready();
    if (!first.ok) return first;
    if (starting.has(partId)) return refuse("refundRunning");
    const asker = operator ?? books.operator();
    if (asker === null) return refuse("notSignedIn");
    starting.add(partId);
    try {
      const asked = first.value.part;
      if (asked.amount + asked.tip === 0) {
        const committed = books.commit(first.value.cut);
        return committed.ok ? ok(null) : sick(committed.error);
      }
      const listed = await goods.listed(first.value.attempt, add(asked.amount, asked.tip));
      // The till was locked meanwhile, or somebody else came to it: it is not theirs, and stays owed.
      if (operator === undefined && books.operator() !== asker) return refuse("notSignedIn");
      const still = ready();
      if (!still.ok) return still;
      const { attempt, cut, last, one, part } = still.value;
      if (part.amount !== asked.amount || part.tip !== asked.tip) return refuse("amountChanged");
      const intent = intentOf(one, part, attempt, listed, last?.id ?? null);
      const scope = { sale: intent.sale, attempt: intent.of, operator: asker };
      const committed = books.commit([...cut, { fact: { kind: "refund.intended", body: intent }, ...scope }]);
      if (!committed.ok) return sick(committed.error);
      goods.send(intent.id);
      return ok(null);
    } finally {
      starting.delete(partId);
    }
  };

  /** A part that is to be given still. */
  const owed = (id: string, partId: string): Result<Owed, Problem> => {
    const one = readReturn(reader, id);
    const part = one?.parts.find((each) => each.id === partId);
    if (one === undefined || part === undefined) return refuse("noSuchReturn");
    const state = partState(part, one.sale === null ? [] : readRefundsOfSale(reader, one.sale));
    if (one.withdrawn !== null || state === "given") return refuse("returnSettled");
    if (state === "running" || state === "checking") return refuse("refundRunning");
    // What its payment took is not known while a tip is on its way to it.
    if (part.attempt !== null && hasOpenTip(reader, part.attempt)) return refuse("tipRunning");
    const sale = one.sale === null ? undefined : books.saleById(one.sale);
    const cut = sale === undefined ? null : cutOf(one, part, book.of(sale));
    if (cut === null) return ok({ one, part, cut: [] });
    const fact = {
      kind: "return.partCut",
      body: { return: id, part: partId, tipLess: sub(part.tip, cut.tip), ...cut },
    } as const;
    return ok({ one, part: { ...part, ...cut }, cut: [returnEntry(fact, one.sale)] });
  };

  /** The next part of each return that waits for its turn: one at a time at each gateway. */
  const advance = (): void => {
    // A commit that failed is a change too: tried again at once it would fail again, without an end.
    if (!books.healthy().ok) return;
    for (const id of turns) {
      const one = readReturn(reader, id);
      const refunds = one?.sale === undefined || one.sale === null ? [] : readRefundsOfSale(reader, one.sale);
      const waiting = (one?.parts ?? []).filter(
        (part) => part.way === "carried" && partState(part, refunds) === "waiting" && !starting.has(part.id),
      );
      if (waiting.length === 0) turns.delete(id);
      const busy = new Set(refunds.filter(isOpenRefund).map(({ gateway }) => gateway));
      for (const part of waiting) {
        const gateway = part.attempt === null ? undefined : books.attempt(part.attempt)?.gateway;
        if (gateway === undefined || busy.has(gateway)) continue;
        busy.add(gateway);
        void start(id, part.id, one?.operator);
      }
    }
  };
  books.onChange(() => {
    if (turns.size > 0) queueMicrotask(advance);
  });

  const resume = (): void => {
    const restored = readLastRestore(reader)?.at ?? null;
    const since = clock.now() - GOES_ON_MS;
    for (const one of readUnsettledReturns(reader)) {
      const from = one.owedAgainAt ?? one.at;
      if (one.withdrawn !== null || from < since || from > clock.now()) continue;
      // In the place of a journal that knew more: this part may have been asked for there. And no drawer is opened by itself.
      if ((restored !== null && restored >= from) || books.shift() === null) continue;
      turns.add(one.id);
    }
    if (turns.size > 0) advance();
  };

  return {
    intentOf,
    owed,
    start: (id, part) => start(id, part),
    resume,
    isStarting: (part) => starting.has(part),
    follow: (id) => turns.add(id),
    takeUp(id) {
      turns.add(id);
      advance();
    },
    leave: (id) => turns.delete(id),
  };
}
