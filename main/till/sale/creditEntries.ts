/** What an exchange puts into the journal: the credit of a return on the new sale, and its receipt when that pays all of it. */
import { takeCredit } from "../../core/sale/exchange.ts";
import type { PrintJob } from "../../core/facts.ts";
import { add } from "../../core/money/money.ts";
import type { PaperLanguage } from "../../core/paper/paper.ts";
import type { ReturnBody } from "../../core/refund/returns.ts";
import type { Books, Entry } from "../books.ts";
import type { Random } from "../base/random.ts";
import { returnEntry } from "../giveBack/returnEntries.ts";

export interface CreditDeps {
  readonly books: Pick<Books, "saleById">;
  readonly random: Random;
  /** The shop's. */
  readonly language: PaperLanguage;
  /** The job that prints the receipt of a sale by itself; null when receipts do not. */
  receiptOf(sale: string): PrintJob | null;
}

/** What the tender of an exchange is called on the new sale. */
const CREDIT_NAME: Readonly<Record<PaperLanguage, string>> = {
  en: "Returned goods",
  fr: "Articles retournés",
  zh: "退货抵付",
};

/** @param bought the new sale; null when there is none, and no part of the return is a credit */
export function creditEntries(
  deps: CreditDeps,
  bought: string | null,
  { number, ...one }: ReturnBody,
): readonly Entry[] {
  const sale = bought === null ? undefined : deps.books.saleById(bought);
  const credited = one.parts.filter(({ way }) => way === "credit");
  if (sale === undefined || credited.length === 0) return [];
  const facts = takeCredit(sale, {
    id: deps.random.id(),
    name: CREDIT_NAME[deps.language],
    reference: `R${String(number)}`,
    applied: add(...credited.map(({ amount }) => amount)),
    credit: one.id,
  });
  const receipt = facts.some(({ kind }) => kind === "sale.completed") ? deps.receiptOf(sale.id) : null;
  return [
    ...credited.map((part): Entry => {
      const body = { return: one.id, part: part.id, amount: part.amount, sale: sale.id };
      return returnEntry({ kind: "return.credited", body }, one.sale);
    }),
    ...facts.map((fact): Entry => ({ fact, sale: sale.id })),
    ...(receipt === null ? [] : [{ fact: { kind: "print.queued", body: receipt }, sale: sale.id } satisfies Entry]),
  ];
}
