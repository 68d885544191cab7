/** What must never happen, watched while a case runs and judged at its end (docs/invariants.md). Reads journal and bank, trusts neither. */
import {
  type Attempt,
  type AttemptFact,
  holdsTerminal,
  isOpen,
  mayStillCapture,
} from "../../main/core/attempt/attempt.ts";
import { dueOf, paidSoFar, type Sale, totalsOfSale } from "../../main/core/sale/sale.ts";
import { isOpenRefund, type Refund, type RefundFact, refundOf, reserves } from "../../main/core/refund/refund.ts";
import { notNeeded } from "../../main/core/attempt/notNeeded.ts";
import { givenTooMuch, leftToGiveBack } from "../../main/core/refund/refundLimits.ts";
import type { NewFact } from "../../main/journal/fact.ts";
import { readAttempt, readAttemptsOfSale, readOpenAttempts } from "../../main/journal/projections/attempts.ts";
import { readCapturedOtherwise, readMissingMoney } from "../../main/journal/projections/duties.ts";
import { readRefundsOfSale } from "../../main/journal/projections/refunds.ts";
import { readSale } from "../../main/journal/projections/sales.ts";
import type { JournalReader } from "../../main/journal/reader.ts";
import { sql } from "../../main/journal/sql.ts";
import type { Bank } from "./bank.ts";
import type { Around } from "./gateway.ts";

/** An invariant is broken: the case has failed. */
export class Broken extends Error {}

const broken = (invariant: string, what: string): never => {
  throw new Broken(`${invariant}: ${what}`);
};

export interface Oversight {
  /** Before a transaction is committed. */
  committing(facts: readonly NewFact[]): void;
  leaves: Around["leaves"];
  /** When everything has come to rest. @param aPersonKnows whether nobody but a person could have told */
  judge(sales: readonly Sale[], aPersonKnows: (attempt: Attempt) => boolean): Verdict;
}

export interface Verdict {
  /** Attempts on which journal and bank differ because no gateway could tell and a person decided otherwise. */
  readonly onAPersonsWord: number;
}

/**
 * @param reader reads what is committed at this moment
 * @param isWaiting the gateway has this payment, and its customer may still pay it
 */
export function oversee(reader: JournalReader, bank: Bank, isWaiting: (reference: string) => boolean): Oversight {
  const refunds = (): readonly Refund[] =>
    reader.all<{ doc: string }>(sql`SELECT doc FROM refunds`).map(({ doc }) => JSON.parse(doc) as Refund);
  const left = new Map<string, number>();
  const attempts = (): readonly Attempt[] =>
    reader.all<{ doc: string }>(sql`SELECT doc FROM attempts`).map(({ doc }) => JSON.parse(doc) as Attempt);

  const refunded = (reference: string): number =>
    -bank.movements.filter((each) => each.refund === reference).reduce((sum, { amount }) => sum + amount, 0);

  const committingRefund = (fact: RefundFact): void => {
    const refund = refunds().find(({ id }) => id === refundOf(fact));
    switch (fact.kind) {
      case "refund.intended": {
        const attempt = readAttempt(reader, fact.body.of);
        // The one whose place it takes is proven not made in the same transaction.
        const others = refunds().filter(({ id }) => id !== fact.body.after);
        const left = attempt === undefined ? 0 : leftToGiveBack(attempt, others);
        if (fact.body.amount > left)
          broken("INV-8", `${String(fact.body.amount)} back of ${String(left)} that is left`);
        const over = overOf(readSale(reader, fact.body.sale), others);
        if (fact.body.amount > over)
          broken("INV-8", `${String(fact.body.amount)} back of ${String(over)} that the sale does not need`);
        if (others.some((each) => each.of === fact.body.of && isOpenRefund(each)))
          broken("INV-3", "a second refund beside an open one");
        return;
      }
      case "refund.made":
      case "refund.lateMade":
        if (fact.body.by !== "hand" && refunded(refund?.reference ?? "") !== refund?.amount)
          broken("INV-5", `"given back" and the bank moved ${String(refunded(refund?.reference ?? ""))}`);
        return;
      case "refund.notMade":
        if (refunded(refund?.reference ?? "") !== 0) broken("INV-5", "'not given back' and the bank did");
        return;
      default:
        return;
    }
  };

  const committing = (fact: NewFact): void => {
    if (fact.kind.startsWith("refund.")) {
      committingRefund(fact as unknown as RefundFact);
      return;
    }
    if (fact.attempt === null || !fact.kind.startsWith("attempt.")) return;
    const { kind, body } = fact as unknown as AttemptFact;
    const before = readAttempt(reader, fact.attempt);
    if (kind === "attempt.intended") {
      const others = readOpenAttempts(reader);
      if (others.some((each) => each.terminal === body.terminal && isOpen(each)))
        broken("INV-2", "two at one terminal");
      if (others.some((each) => each.terminal === body.terminal && each.wallet === null && holdsTerminal(each)))
        broken("INV-2", "the terminal may still show an amount");
      if (readAttemptsOfSale(reader, body.sale).some(isOpen)) broken("INV-3", "a second attempt for an open tender");
      return;
    }
    if (before === undefined) return broken("INV-1", `${kind} of an attempt without intent`);
    const { reference } = before;
    if (kind === "attempt.approved" || kind === "attempt.lateApproval") {
      if (bank.taken(reference) !== body.captured)
        broken("INV-5", `approved ${String(body.captured)}, taken ${String(bank.taken(reference))}`);
      if (kind === "attempt.approved" && before.state === "approved" && before.proved)
        broken("INV-4", "approved twice");
    }
    if (kind === "attempt.ended" && bank.held(reference) !== 0)
      broken("INV-5", `${body.cause} while ${String(bank.held(reference))} is held`);
    if (kind === "attempt.ended" && isWaiting(reference)) broken("INV-5", `${body.cause} while it may still be paid`);
    if (before.proved && kind === "attempt.ended") broken("INV-4", "a proved capture was ended");
    if (kind === "attempt.decided" && (body.approver === "" || body.reason === ""))
      broken("INV-7", "decided by nobody");
  };

  const leaves: Around["leaves"] = ({ kind, reference, amount }) => {
    if (kind === "refund") {
      const refund = refunds().find((each) => each.reference === reference);
      if (refund?.amount !== amount) broken("INV-1", `refund ${reference} left without its intent`);
      if (left.has(reference)) broken("INV-3", `refund ${reference} was sent twice`);
      left.set(reference, 1);
      return;
    }
    const attempt = attempts().find((each) => each.reference === reference);
    if (attempt === undefined) return broken("INV-1", `${kind} ${reference} left without an intent`);
    if (attempt.amount + attempt.tip !== amount) broken("INV-1", `${kind} for another amount than intended`);
    const [intent] = reader.factsOfAttempt(attempt.id);
    for (const field of [intent?.operator, intent?.shift, intent?.businessDay, intent?.sale, attempt.terminal])
      if (field === null || field === undefined || field === "") broken("INV-1", "an intent that lacks a field");
    const key = `${kind} ${reference}`;
    const times = (left.get(key) ?? 0) + 1;
    left.set(key, times);
    if (kind === "take" && times > 1) broken("INV-3", `${reference} was sent twice`);
    if (kind === "cancel" && (attempt.cancel?.tries ?? 0) < times)
      broken("INV-1", "a cancel left that is not in the books");
    if (!mayStillCapture(attempt)) broken("INV-1", `${kind} of an attempt that has ended`);
  };

  const judge: Oversight["judge"] = (sales, aPersonKnows) => {
    let onAPersonsWord = 0;
    const all = attempts();
    if (new Set(all.map(({ reference }) => reference)).size !== all.length) broken("INV-2", "a reference was reused");
    for (const attempt of all) {
      if (mayStillCapture(attempt)) broken("INV-7", `still ${attempt.state} at the end`);
      if (bank.captures(attempt.reference) > 1) broken("INV-3", `${attempt.reference} was charged twice`);
      const held = bank.held(attempt.reference);
      if (held < 0) broken("INV-8", `${String(-held)} more given back than taken`);
      const given = refunds()
        .filter((each) => each.of === attempt.id && reserves(each))
        .reduce((sum, each) => sum + each.amount, 0);
      if (believed(attempt) - given === held) continue;
      if (attempt.decision === null || !aPersonKnows(attempt))
        broken(
          "INV-4",
          `the books say ${String(believed(attempt) - given)}, the bank ${String(held)} (${attempt.state})`,
        );
      onAPersonsWord += 1;
    }
    for (const refund of refunds()) if (isOpenRefund(refund)) broken("INV-7", `a refund is still ${refund.state}`);
    for (const { reference } of bank.movements)
      if (!all.some((each) => each.reference === reference)) broken("INV-1", `${reference} is not in the books`);
    for (const sale of sales) judgeSale(sale, reader);
    return { onAPersonsWord };
  };

  return { committing: (facts) => facts.forEach(committing), leaves, judge };
}

/** What the journal says the shop holds of an attempt, minor units. */
const believed = (attempt: Attempt): number =>
  attempt.state === "approved" && attempt.returned === null ? (attempt.capture?.captured ?? 0) : 0;

/** INV-6: tenders add up to the total, and whatever is over it is a duty in the tray. */
function judgeSale(sale: Sale, reader: JournalReader): void {
  const { total } = totalsOfSale(sale);
  const over = paidSoFar(sale) - total;
  const missing = readMissingMoney(reader).filter((each) => each.sale === sale.id);
  if (sale.state === "completed" && dueOf(sale) > 0 && missing.length === 0)
    broken("INV-6", `completed with ${String(dueOf(sale))} due, and nobody is told`);
  if (sale.state === "open" && sale.tenders.length > 0 && over >= 0) broken("INV-6", "paid and not completed");
  const refunds = readRefundsOfSale(reader, sale.id);
  const rest = sale.state === "completed" ? overOf(sale, refunds) : over;
  if (rest < 0 && over >= 0 && !refunds.some(({ late }) => late))
    broken("INV-8", `${String(-rest)} more went back than the sale had over`);
  const attempts = readAttemptsOfSale(reader, sale.id);
  const duties = readCapturedOtherwise(reader).filter((each) => each.sale === sale.id);
  const told = duties.reduce((sum, each) => sum + notNeeded(sale, each, attempts, refunds), 0);
  // Every refund has ended by now: a duty without an amount would only stand in the way.
  const done = duties.find(
    (each) =>
      notNeeded(sale, each, attempts, refunds) +
        givenTooMuch(
          each,
          refunds.filter(({ of }) => of === each.id),
        ) ===
      0,
  );
  if (done !== undefined) broken("INV-6", `${done.reference} is done with and still a duty`);
  if (told !== Math.max(0, rest)) broken("INV-6", `${String(rest)} too much, and ${String(told)} of it is told`);
}

/** What a sale has over that no refund gives back or may give back, minor units; of one that was given up, everything. */
function overOf(sale: Sale | undefined, refunds: readonly Refund[]): number {
  if (sale === undefined) return 0;
  const back = refunds.filter((each) => each.sale === sale.id && reserves(each));
  const needed = sale.state === "abandoned" ? 0 : totalsOfSale(sale).total;
  return paidSoFar(sale) - needed - back.reduce((sum, { amount }) => sum + amount, 0);
}
