/** Closing terminals' batches: what may be asked at the till. The intent is committed before anything is sent (INV-1). */
import { type Batch, type BatchFact, batchOf, type SaidSums } from "../../core/day/batch.ts";
import type { Clock } from "../../core/clock.ts";
import { minor } from "../../core/money/money.ts";
import { ok, type Result } from "../../core/result.ts";
import type { CardGateway, Gateway } from "../../gateways/port.ts";
import { readBatch, readUnprovenBatches } from "../../journal/projections/batches.ts";
import { createBatches } from "../../payments/batches.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { BatchTerminalView } from "../../../preload/contract/batch.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { answerable } from "../people/answerable.ts";
import { createBatchBook } from "./batchBook.ts";
import type { Books } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface BatchDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `batch.${string}`>>;
  readonly queries: Pick<QueryHandlers, Extract<keyof QueryHandlers, `batch.${string}`>>;
  /** Every terminal, with what the till reckons is in its batch. */
  terminals(): readonly BatchTerminalView[];
  /** Takes up what the last run left. */
  recover(): void;
  close(): void;
}

export interface BatchDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  /** Null where none takes cards. */
  readonly cards: CardGateway | null;
  readonly wallets: Gateway | null;
  readonly clock: Clock;
  readonly random: Random;
  operatorName(id: string): string;
}

export function createBatchDesk(deps: BatchDeskDeps): BatchDesk {
  const { books, cards, session } = deps;
  const { reader } = books.journal;
  const book = createBatchBook(
    reader,
    (id) => deps.operatorName(id),
    () => deps.clock.now(),
  );
  const gateways = [cards, deps.wallets].filter((each) => each !== null);
  const batches = createBatches({
    clock: deps.clock,
    commit: ({ operator }, fact) => books.commit([{ fact, operator }]).ok,
  });

  const known = (id: string): Batch => {
    const batch = readBatch(reader, id);
    if (batch === undefined) throw new Error(`batch ${id} was committed and is not in the journal`);
    return batch;
  };

  /** Looked at again after every wait: what was asked for twice is sent once. */
  const closable = (gateway: string): Result<CardGateway | { readonly before: string }, Problem> => {
    if (cards === null || cards.id !== gateway || cards.closeBatch === undefined) return refuse("noBatchHere");
    const may = book.mayClose(cards);
    switch (may.kind) {
      case "close":
        return ok(cards);
      case "already":
        return ok({ before: may.batch });
      case "refused":
        return refuse(may.why);
    }
  };

  const unknown = (id: string): Result<Batch, Problem> => {
    const batch = readBatch(reader, id);
    if (batch === undefined) return refuse("noSuchBatch");
    return batch.state === "unknown" ? ok(batch) : refuse("batchSettled");
  };

  return {
    commands: {
      "batch.close": async ({ gateway, approval }) => {
        const first = closable(gateway);
        if (!first.ok) return first;
        const who = await answerable(session, "closeBatch", approval);
        if (!who.ok) return who;
        const now = closable(gateway);
        if (!now.ok) return now;
        if ("before" in now.value) return ok({ batch: now.value.before, state: known(now.value.before).state });
        const { id, terminal } = now.value;
        const fact: BatchFact = {
          kind: "batch.intended",
          body: { id: deps.random.id(), gateway: id, terminal, ours: book.open(now.value), approver: who.value },
        };
        const committed = books.commit([{ fact }]);
        if (!committed.ok) return sick(committed.error);
        await batches.send(now.value, known(batchOf(fact)));
        return ok({ batch: batchOf(fact), state: known(batchOf(fact)).state });
      },

      "batch.decide": async ({ batch: id, closed, slip, approver, pin, reason }) => {
        const asked = unknown(id);
        if (!asked.ok) return asked;
        if (reason === "") return refuse("reasonMissing");
        const who = await answerable(session, "decideBatch", { approver, pin });
        if (!who.ok) return who;
        const still = unknown(id);
        if (!still.ok) return still;
        const body = { batch: id, closed, slip: slipOf(slip), approver, reason };
        const committed = books.commit([{ fact: { kind: "batch.decided", body } }]);
        return committed.ok ? ok(null) : sick(committed.error);
      },
    },
    queries: {
      "batch.terminals": () => (session.operator() === null ? refuse("notSignedIn") : ok(book.terminals(gateways))),
    },
    terminals: () => book.terminals(gateways),
    recover() {
      batches.recover(readUnprovenBatches(reader).filter(({ state }) => state !== "unknown"));
    },
    close() {
      batches.close();
    },
  };
}

/** What somebody wrote down from the slip, minor units; null when that is nothing. */
const slipOf = (slip: { readonly count: number | null; readonly total: number | null } | null): SaidSums | null =>
  slip === null || (slip.count === null && slip.total === null)
    ? null
    : { count: slip.count, total: slip.total === null ? null : minor(slip.total) };
