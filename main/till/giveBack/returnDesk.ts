/**
 * Goods come back: one decision, committed with what begins at once. What goes back, from which tender and which way is
 * decided here (INV-8, INV-11); a part of a card or wallet is a refund of the refund desk, and what is owed still is given in
 * `owedParts.ts`.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Clock } from "../../core/clock.ts";
import { add, type Currency } from "../../core/money/money.ts";
import type { RefundBody } from "../../core/refund/refund.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { ReturnWhat } from "../../core/refund/returnable.ts";
import { type Return, type ReturnBody, type ReturnPart } from "../../core/refund/returns.ts";
import type { TaxRule } from "../../core/money/tax.ts";
import { lastNumbers } from "../../journal/projections/backups.ts";
import { lastReturn, readReturn, readUnsettledReturns } from "../../journal/projections/returns.ts";
import { hasOpenTip } from "../../journal/projections/tipChanges.ts";
import type { CommandArgs, CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem, ProblemCode } from "../../../preload/contract/channel.ts";
import type { ReturnView } from "../../../preload/contract/returns.ts";
import { answerable } from "../people/answerable.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { RefundDesk } from "./refundDesk.ts";
import type { ChosenSplit, QuotedPart, QuotedReturn, ReturnBook } from "./returnBook.ts";
import { creditEntries, type CreditDeps } from "../sale/creditEntries.ts";
import { cashEntries, type OutsideTender, returnEntry } from "./returnEntries.ts";
import type { ReturnPapers } from "./returnPapers.ts";
import type { ReturnTurns } from "./returnTurns.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { createOwedParts } from "./owedParts.ts";
import { createUnknownReturns } from "./unknownReturns.ts";
import { quoteView, returnView, type ReturnViewParts } from "../page/views/returnView.ts";

export interface ReturnDeskDeps extends CreditDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly refunds: RefundDesk;
  readonly papers: ReturnPapers;
  readonly catalog: Pick<Catalog, "product">;
  readonly clock: Clock;
  readonly random: Random;
  readonly currency: Currency;
  readonly taxRules: readonly TaxRule[];
  /** The smallest coin, minor units. */
  readonly cashUnit: number;
  readonly book: ReturnBook;
  readonly turns: ReturnTurns;
  readonly outside: OutsideTender;
  readonly hasPrinter: boolean;
  openDrawer(): void;
  operatorName(id: string): string;
}

export interface ReturnDesk {
  readonly commands: Omit<Pick<CommandHandlers, Extract<keyof CommandHandlers, `return.${string}`>>, "return.scanning">;
  readonly queries: Pick<QueryHandlers, Extract<keyof QueryHandlers, `return.${string}`>>;
  /** Returns that somebody has to see to, and the last one for a while. */
  views(): readonly ReturnView[];
  /** Takes up what the last run left. */
  recover(): void;
}

/** So long the last return is shown although nothing of it is left to do, ms. */
const SHOWN_MS = 15 * 60_000;

export function createReturnDesk(deps: ReturnDeskDeps): ReturnDesk {
  const { book, books, clock, outside, session, turns } = deps;
  const { reader } = books.journal;
  const parts: ReturnViewParts = {
    book,
    refunds: deps.refunds,
    saleById: (id) => books.saleById(id),
    operatorName: (id) => deps.operatorName(id),
  };
  const nextNumber = (): number => lastNumbers(reader).return + 1;

  /** What a part given at the counter makes of itself. */
  const handed = (
    one: Pick<Return, "id" | "sale">,
    part: ReturnPart,
    { asked, cash, tender }: QuotedPart,
    approver: string,
  ): Result<readonly Entry[], Problem> => {
    const who = tender.kind === part.way ? "" : approver;
    const scope = { return: one.id, part: part.id, amount: part.amount };
    if (part.way === "cash" && cash !== null)
      return ok(cashEntries(one, { kind: "return.cashGiven", body: { ...scope, ...cash, approver: who } }));
    if (part.way !== "other") return ok([]);
    const named = outside(asked?.name ?? tender.label, asked?.number);
    return named.ok
      ? ok([returnEntry({ kind: "return.otherGiven", body: { ...scope, ...named.value, approver: who } }, one.sale)])
      : named;
  };

  /** The parts that begin at once: the first of each gateway that is asked by a request. */
  const firstOf = ({ parts: planned }: QuotedReturn): readonly QuotedPart[] => {
    const gateways = new Set<string>();
    return planned.filter(({ amount, attempt, tip }) => {
      if (attempt === null || amount + tip === 0 || gateways.has(attempt.gateway)) return false;
      if (deps.refunds.goods.wayAndWhy(attempt, add(amount, tip)).way === "byHand") return false;
      gateways.add(attempt.gateway);
      return true;
    });
  };

  /** What it comes to, or why it cannot be. @param exchange the open sale that it pays for first; null for none */
  const quoted = (
    id: string,
    what: ReturnWhat,
    split: readonly ChosenSplit[] | null,
    exchange: string | null,
  ): Result<QuotedReturn, ProblemCode> => {
    const sale = books.saleById(id);
    if (sale === undefined) return err("notReturnable");
    const plain = book.quote(sale, what, split);
    if (!plain.ok) return plain;
    // What a payment took is not known while a tip is on its way to it.
    if (plain.value.parts.some(({ tender }) => tender.attempt !== null && hasOpenTip(reader, tender.attempt)))
      return err("tipRunning");
    if (plain.value.parts.some(({ attempt }) => attempt !== null && deps.refunds.goods.terminalBusy(attempt)))
      return err("terminalBusy");
    if (exchange === null) return plain;
    const bought = books.saleById(exchange);
    return bought === undefined ? err("noOpenSale") : book.exchanged(plain.value, bought);
  };

  const quoteOf = (args: CommandArgs<"return.make">): Result<QuotedReturn, Problem> => {
    const found = quoted(args.sale, args.what, args.split ?? null, args.exchange ?? null);
    if (!found.ok) return refuse(found.error);
    return found.value.total - found.value.short === args.seen ? found : refuse("returnChanged");
  };

  const make = async (args: CommandArgs<"return.make">): Promise<Result<{ readonly return: string }, Problem>> => {
    const asker = session.operator();
    if (asker === null) return refuse("notSignedIn");
    if (args.reason === "") return refuse("reasonMissing");
    const first = quoteOf(args);
    if (!first.ok) return first;
    const who = await answerable(session, first.value.needs, args.approval);
    if (!who.ok) return who;
    const listed = new Map<string, readonly string[] | null>();
    for (const { amount, attempt, tender, tip } of firstOf(first.value))
      if (attempt !== null) listed.set(tender.id, await deps.refunds.goods.listed(attempt, add(amount, tip)));
    // While the list was asked for, the till was locked or somebody else came to it: it is not theirs.
    if (session.operator()?.id !== asker.id) return refuse("notSignedIn");
    // Looked at again: what was asked for twice comes back once.
    const still = quoteOf(args);
    if (!still.ok) return still;
    if (!isSame(first.value, still.value)) return refuse("returnChanged");
    const plan = still.value;
    const id = deps.random.id();
    const planned = plan.parts.map((part): ReturnPart => ({
      id: deps.random.id(),
      tender: part.tender.id,
      attempt: part.attempt?.id ?? null,
      way: part.way,
      amount: part.amount,
      tip: part.tip,
      ...(part.short === 0 ? {} : { short: part.short }),
    }));
    const body: ReturnBody = {
      id,
      number: nextNumber(),
      sale: args.sale,
      scope: args.what.kind,
      currency: deps.currency,
      pieces: plan.pieces,
      goods: [],
      taxes: plan.taxes,
      total: plan.total,
      parts: planned,
      reason: args.reason,
      approver: who.value,
    };
    const begins = firstOf(plan).map(({ tender }) => tender.id);
    const intents: RefundBody[] = [];
    const more: Entry[] = [];
    for (const [i, part] of plan.parts.entries()) {
      const own = planned[i];
      if (own === undefined) continue;
      const given = handed(body, own, part, who.value);
      if (!given.ok) return given;
      more.push(...given.value);
      if (part.attempt !== null && begins.includes(part.tender.id))
        intents.push(turns.intentOf(body, own, part.attempt, listed.get(part.tender.id) ?? null, null));
    }
    const done = planned.every(({ amount, tip, way }) => way !== "carried" || amount + tip === 0);
    const committed = books.commit([
      returnEntry({ kind: "return.decided", body }, args.sale),
      ...more,
      ...creditEntries(deps, args.exchange ?? null, body),
      ...intents.map((intent): Entry => ({
        fact: { kind: "refund.intended", body: intent },
        sale: intent.sale,
        attempt: intent.of,
      })),
      ...(done ? deps.papers.receipt(body) : []),
    ]);
    if (!committed.ok) return sick(committed.error);
    if (more.some(({ fact }) => fact.kind === "drawer.opened")) deps.openDrawer();
    for (const intent of intents) deps.refunds.goods.send(intent.id);
    if (intents.length > 0) turns.follow(id);
    return ok({ return: id });
  };

  /** Looked at by every picture of the till: read once a change. */
  let known: { readonly open: readonly Return[]; readonly last: Return | undefined } | null = null;
  books.onChange(() => {
    known = null;
  });
  const unknown = createUnknownReturns({ ...deps, nextNumber });
  const owed = createOwedParts(deps);

  return {
    recover: turns.resume,
    views() {
      const { last, open } = (known ??= { open: readUnsettledReturns(reader), last: lastReturn(reader) });
      const shown = last !== undefined && clock.now() - last.at < SHOWN_MS && !open.some(({ id }) => id === last.id);
      return [...open, ...(shown ? [last] : [])].map((one) => returnView(one, parts));
    },
    commands: {
      ...unknown.commands,
      ...owed.commands,
      "return.make": make,
      "return.print": ({ return: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const one = readReturn(reader, id);
        if (one === undefined) return refuse("noSuchReturn");
        if (!deps.hasPrinter) return refuse("noPrinter");
        const committed = books.commit(deps.papers.receipt(one));
        return committed.ok ? ok(null) : sick(committed.error);
      },
    },
    queries: {
      ...unknown.queries,
      "return.quote": ({ exchange = null, sale: id, split = null, what = null }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const sale = books.saleById(id);
        if (sale?.state !== "completed") return refuse("notReturnable");
        const asked = what === null ? null : quoted(id, what, split, exchange);
        return ok(
          quoteView(sale, asked?.ok === true ? asked.value : null, asked?.ok === false ? asked.error : null, parts),
        );
      },
      "return.view": ({ return: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const one = readReturn(reader, id);
        return one === undefined ? refuse("noSuchReturn") : ok(returnView(one, parts));
      },
    },
  };
}

/** The same pieces from the same tenders in the same ways. */
const isSame = (a: QuotedReturn, b: QuotedReturn): boolean => {
  const text = ({ parts, pieces, total }: QuotedReturn): string =>
    JSON.stringify([
      pieces,
      total,
      parts.map(({ amount, short, tender, tip, way }) => [tender.id, way, amount, tip, short]),
    ]);
  return text(a) === text(b);
};
