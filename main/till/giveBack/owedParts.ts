/**
 * Parts of returns that are owed still: asked of their gateway again, handed over, or written down by their number. Each is
 * looked at again after the PIN, and given for what was seen of it or not at all (INV-8). A return of which nothing was given
 * can be withdrawn.
 */
import { leftToGiveBack } from "../../core/refund/refundLimits.ts";
import {
  isGivenTwice,
  partState,
  refundsOfPart,
  type Return,
  type ReturnedPart,
  type ReturnFact,
} from "../../core/refund/returns.ts";
import { ok, type Result } from "../../core/result.ts";
import { readRefundsOfAttempt, readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readReturn } from "../../journal/projections/returns.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Books, Entry } from "../books.ts";
import { answerable } from "../people/answerable.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import type { ReturnBook } from "./returnBook.ts";
import { cashEntries, type OutsideTender, returnEntry } from "./returnEntries.ts";
import type { ReturnPapers } from "./returnPapers.ts";
import type { Owed, ReturnTurns } from "./returnTurns.ts";

export interface OwedPartsDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly papers: Pick<ReturnPapers, "receipt">;
  readonly book: Pick<ReturnBook, "tenders" | "inCash">;
  readonly turns: ReturnTurns;
  readonly outside: OutsideTender;
  openDrawer(): void;
}

export interface OwedParts {
  readonly commands: Pick<CommandHandlers, "return.retryPart" | "return.withdraw" | "return.seenTwice">;
}

export function createOwedParts(deps: OwedPartsDeps): OwedParts {
  const { book, books, outside, session, turns } = deps;
  const { reader } = books.journal;

  /** A part is given by a person: what they say is committed, with the paper that follows. */
  const byPerson = (one: Return, part: ReturnedPart, entries: readonly Entry[]): Result<null, Problem> => {
    const refunds = one.sale === null ? [] : readRefundsOfSale(reader, one.sale);
    const rest = one.parts.filter((each) => each.id !== part.id);
    const done = rest.every((each) => partState(each, refunds) === "given");
    const committed = books.commit([...entries, ...(done ? deps.papers.receipt(one) : [])]);
    if (!committed.ok) return sick(committed.error);
    if (entries.some(({ fact }) => fact.kind === "drawer.opened")) deps.openDrawer();
    return ok(null);
  };

  const byHand = ({ cut, one, part }: Owed, number: string): Result<null, Problem> => {
    const attempt = part.attempt === null ? undefined : books.attempt(part.attempt);
    if (attempt === undefined) return refuse("returnSettled");
    const before = readRefundsOfAttempt(reader, attempt.id);
    if (leftToGiveBack(attempt, before) < part.amount + part.tip) return refuse("nothingToGiveBack");
    const last = refundsOfPart(part.id, before).at(-1)?.id ?? null;
    const intent = { ...turns.intentOf(one, part, attempt, null, last), way: "byHand" as const };
    const proof = { refund: intent.id, by: "hand" as const, gatewayRef: number, text: "" };
    const scope = { sale: attempt.sale, attempt: attempt.id };
    return byPerson(one, part, [
      ...cut,
      { fact: { kind: "refund.intended", body: intent }, ...scope },
      { fact: { kind: "refund.made", body: proof }, ...scope },
    ]);
  };

  const commit = (fact: ReturnFact, sale: string | null): Result<null, Problem> => {
    const committed = books.commit([returnEntry(fact, sale)]);
    return committed.ok ? ok(null) : sick(committed.error);
  };

  return {
    commands: {
      "return.retryPart": async ({ approval, as, name, number, part: partId, return: id, seen = null }) => {
        const found = turns.owed(id, partId);
        if (!found.ok) return found;
        if (session.operator() === null) return refuse("notSignedIn");
        if (!isSeen(found.value, seen)) return refuse("amountChanged");
        if (as === "gateway") return turns.start(id, partId);
        if (as === "hand" && (number ?? "") === "") return refuse("referenceMissing");
        const named = as === "other" ? outside(name, number) : null;
        if (named?.ok === false) return named;
        const who = await answerable(session, as === "hand" ? "refundGoods" : "refundToCash", approval);
        if (!who.ok) return who;
        const still = turns.owed(id, partId);
        if (!still.ok) return still;
        const { cut, one, part } = still.value;
        if (!isSeen(still.value, seen)) return refuse("amountChanged");
        if (part.amount + part.tip === 0) return byPerson(one, part, cut);
        if (as === "hand") return byHand(still.value, number ?? "");
        const scope = { return: id, part: partId, amount: part.amount, approver: who.value };
        if (named?.ok === true)
          return byPerson(one, part, [
            ...cut,
            returnEntry({ kind: "return.otherGiven", body: { ...scope, ...named.value } }, one.sale),
          ]);
        const sale = one.sale === null ? undefined : books.saleById(one.sale);
        const tender = sale === undefined ? undefined : book.tenders(sale).find((each) => each.id === part.tender);
        if (tender === undefined) return refuse("tenderGone");
        const cash = book.inCash(tender, part.amount, part.tip);
        const given = cashEntries(one, { kind: "return.cashGiven", body: { ...scope, ...cash } });
        return byPerson(one, part, [...cut, ...given]);
      },
      "return.withdraw": async ({ approval, reason, return: id }) => {
        if (reason === "") return refuse("reasonMissing");
        const who = await answerable(session, "refundGoods", approval);
        if (!who.ok) return who;
        const one = readReturn(reader, id);
        if (one === undefined) return refuse("noSuchReturn");
        const refunds = one.sale === null ? [] : readRefundsOfSale(reader, one.sale);
        const untouched = one.parts.every((part) => ["waiting", "notGiven"].includes(partState(part, refunds)));
        if (one.withdrawn !== null || !untouched || one.parts.some((part) => turns.isStarting(part.id)))
          return refuse("returnGiven");
        turns.leave(id);
        return commit({ kind: "return.withdrawn", body: { return: id, approver: who.value, reason } }, one.sale);
      },
      "return.seenTwice": async ({ approval, part: partId, reason, return: id }) => {
        if (reason === "") return refuse("reasonMissing");
        const who = await answerable(session, "decideRefund", approval);
        if (!who.ok) return who;
        const one = readReturn(reader, id);
        const part = one?.parts.find((each) => each.id === partId);
        if (one === undefined || part === undefined) return refuse("noSuchReturn");
        const refunds = one.sale === null ? [] : readRefundsOfSale(reader, one.sale);
        if (!isGivenTwice(one, part, refunds)) return refuse("returnSettled");
        const body = { return: id, part: partId, approver: who.value, reason };
        return commit({ kind: "return.twiceSeen", body }, one.sale);
      },
    },
  };
}

/** What somebody saw, and would hand over, is what there is to give; where nobody said it, nothing has changed of it. */
const isSeen = ({ cut, part }: Owed, seen: number | null): boolean =>
  seen === null ? cut.length === 0 : seen === part.amount + part.tip;
