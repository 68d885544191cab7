/**
 * A sale that returned goods had paid on is given up: what they paid is owed by their return again, and goes back as the
 * returned sale had been paid. Cash is handed over in the same commit; what a card or a wallet took follows by itself, and
 * stays owed until it is given (`returnTurns.ts`): nothing is lost, and nothing given twice.
 */
import {
  applyReturnFact,
  CASH,
  partState,
  type PartWay,
  type Return,
  type ReturnedPart,
  type ReturnFact,
} from "../../core/refund/returns.ts";
import { returnTenders } from "../../core/refund/returnSplit.ts";
import { isCarried, type Sale } from "../../core/sale/sale.ts";
import { creditsOn } from "../../core/sale/exchange.ts";
import { readReturn } from "../../journal/projections/returns.ts";
import type { CreditBackView } from "../../../preload/contract/sale.ts";
import type { Books, Entry } from "../books.ts";
import type { ReturnBook } from "./returnBook.ts";
import { cashEntries, type OutsideTender, returnEntry } from "./returnEntries.ts";
import type { ReturnPapers } from "./returnPapers.ts";
import type { ReturnTurns } from "./returnTurns.ts";

export interface CreditBackDeps {
  readonly books: Pick<Books, "saleById" | "journal">;
  readonly book: ReturnBook;
  readonly turns: Pick<ReturnTurns, "takeUp">;
  readonly outside: OutsideTender;
  readonly papers: Pick<ReturnPapers, "receipt">;
}

export interface CreditBack {
  /** What giving up this sale makes of its credits: committed with it. @param approver who answers for it */
  entriesFor(bought: Sale, approver: string): readonly Entry[];
  /** How what this tender paid would go back were the open sale given up now. */
  views(bought: Sale, tender: string): readonly CreditBackView[];
  /** Once that is committed: what cards and wallets took is asked for. @param bought as it was before */
  begin(bought: Sale): void;
}

export function createCreditBack({ book, books, outside, papers, turns }: CreditBackDeps): CreditBack {
  /** One return whose parts had paid. @param others of its sale, as they are with what this commit makes of them */
  const undo = (bought: Sale, one: Return, others: readonly Return[], approver: string): Undone => {
    const sale = one.sale === null ? undefined : books.saleById(one.sale);
    if (sale === undefined) return { entries: [], parts: [], after: one, given: false };
    const known = book.of(sale);
    const entries: Entry[] = [];
    const parts: string[] = [];
    let after = one;
    const tell = (fact: ReturnFact, made: readonly Entry[] = [returnEntry(fact, sale.id)]): void => {
      entries.push(...made);
      after = applyReturnFact(after, fact, 0);
    };
    for (const { amount, given, id, tender: of, tip } of one.parts) {
      if (given?.kind !== "credit" || given.sale !== bought.id) continue;
      parts.push(id);
      const scope = { return: one.id, part: id, amount };
      const back = wayBack(sale, of);
      tell({ kind: "return.creditUndone", body: { ...scope, sale: bought.id, ...back } });
      const returns = known.returns.map((each) => [after, ...others].find((now) => now.id === each.id) ?? each);
      const tender = returnTenders({ ...known, returns }).find((each) => each.id === of);
      if (back.way === "cash" && tender !== undefined) {
        const who = of === CASH ? "" : approver;
        const body = { ...scope, ...book.inCash(tender, amount, tip), approver: who };
        const fact = { kind: "return.cashGiven", body } as const;
        tell(fact, cashEntries(one, fact));
      }
      // Without the number that it needs there, it stays owed until somebody has it.
      const named = back.way === "other" && tender !== undefined ? outside(tender.label, null) : null;
      if (named?.ok === true) tell({ kind: "return.otherGiven", body: { ...scope, ...named.value, approver: "" } });
    }
    const given = after.parts.every((part) => partState(part, known.refunds) === "given");
    return { entries, parts, after, given };
  };

  const all = (bought: Sale, approver: string): readonly (Undone & { readonly tender: string })[] => {
    const seen: Return[] = [];
    return creditsOn(bought).flatMap(({ credit, id }) => {
      const one = readReturn(books.journal.reader, credit);
      if (one === undefined) return [];
      const undone = undo(bought, one, seen, approver);
      seen.push(undone.after);
      return [{ ...undone, tender: id }];
    });
  };

  /** Nothing of it is open: it is as the returned sale says. */
  const viewOf = (after: Return, { amount, given, tender, way }: ReturnedPart): CreditBackView => {
    const paid = after.sale === null ? undefined : books.saleById(after.sale)?.tenders.find(({ id }) => id === tender);
    if (way === "cash")
      return { kind: "cash", label: "", last4: "", amount: given?.kind === "cash" ? given.given : amount };
    if (paid !== undefined && isCarried(paid)) return { kind: paid.kind, label: paid.label, last4: paid.last4, amount };
    return { kind: "other", label: paid?.kind === "other" ? paid.name : "", last4: "", amount };
  };

  return {
    entriesFor: (bought, approver) =>
      all(bought, approver).flatMap(({ after, entries, given }) => [
        ...entries,
        ...(given ? papers.receipt(after) : []),
      ]),
    views(bought, tender) {
      if (bought.state !== "open") return [];
      return all(bought, "")
        .filter((undone) => undone.tender === tender)
        .flatMap(({ after, parts }) =>
          after.parts.filter(({ id }) => parts.includes(id)).map((part) => viewOf(after, part)),
        );
    },
    begin(bought) {
      for (const { credit } of creditsOn(bought)) turns.takeUp(credit);
    },
  };
}

interface Undone {
  readonly entries: readonly Entry[];
  /** The parts that had paid. */
  readonly parts: readonly string[];
  readonly after: Return;
  /** All of the return is given by it. */
  readonly given: boolean;
}

/** As its tender had paid; what goods had paid in turn goes back in cash. */
function wayBack(
  sale: Sale,
  id: string,
): { readonly way: Exclude<PartWay, "credit">; readonly attempt: string | null } {
  const tender = sale.tenders.find((each) => each.id === id);
  if (tender !== undefined && isCarried(tender)) return { way: "carried", attempt: tender.attempt };
  return { way: tender?.kind === "other" && tender.credit === undefined ? "other" : "cash", attempt: null };
}
