/** What a return puts into the journal when money is handed over at the counter. */
import { ok, type Result } from "../../core/result.ts";
import type { Return, ReturnFact } from "../../core/refund/returns.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { OtherTenderView } from "../../../preload/contract/split.ts";
import type { Entry } from "../books.ts";
import { refuse } from "../base/problem.ts";

export const returnEntry = (fact: ReturnFact, sale: string | null): Entry =>
  sale === null ? { fact } : { fact, sale };

/** Cash that is handed over, and the drawer that opens for it. */
export const cashEntries = (
  { sale }: Pick<Return, "sale">,
  fact: Extract<ReturnFact, { kind: "return.cashGiven" }>,
): readonly Entry[] => {
  const drawer: Entry = { fact: { kind: "drawer.opened", body: { why: "cash" } }, ...(sale === null ? {} : { sale }) };
  return [returnEntry(fact, sale), ...(fact.body.given === 0 ? [] : [drawer])];
};

/** The name and number of what is paid outside the till, or what is wrong with them. */
export type OutsideTender = (
  name: string | null | undefined,
  number: string | null | undefined,
) => Result<{ readonly name: string; readonly reference: string }, Problem>;

/** @param tenders as the settings name them now */
export const outsideOf =
  (tenders: () => readonly OtherTenderView[]): OutsideTender =>
  (name, number) => {
    const known = tenders().find((each) => each.name === name);
    if (known === undefined) return refuse("noSuchTender", { name: name ?? "" });
    if (known.askReference && (number ?? "") === "") return refuse("otherReferenceMissing", { name: known.name });
    return ok({ name: known.name, reference: number ?? "" });
  };
