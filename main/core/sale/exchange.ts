/**
 * An exchange: returned goods pay for new ones. The credit stands on the new sale as a tender of its own; what is left of the
 * return is given back, what is left of the sale is paid. Pure; amounts in minor units.
 */
import { minor, type Minor, ZERO } from "../money/money.ts";
import { err, ok, type Result } from "../result.ts";
import { applySaleFact, dueOf, openTender, type OtherTender, type Sale, type SaleFact } from "./sale.ts";
import { type SaleRefusal, withCompletion } from "./saleRules.ts";

/** What of a return pays for this sale, or why nothing can. @param total of the return */
export function creditFor(sale: Sale, total: Minor): Result<Minor, SaleRefusal> {
  if (sale.state !== "open" || sale.held !== undefined) return err("noOpenSale");
  if (openTender(sale) !== undefined) return err("paymentRunning");
  const due = dueOf(sale);
  return sale.lines.length === 0 || due <= 0 ? err("nothingDue") : ok(minor(Math.min(total, due)));
}

/** The facts that put a credit on a sale, and complete it when that pays all. */
export function takeCredit(
  sale: Sale,
  tender: Pick<OtherTender, "id" | "name" | "reference" | "applied"> & { readonly credit: string },
): readonly SaleFact[] {
  const fact: SaleFact = { kind: "sale.creditTaken", body: { tender: { ...tender, kind: "other", state: "taken" } } };
  return withCompletion(applySaleFact(sale, fact, 0), [fact]);
}

/** Returned goods that pay on this sale, each with the return that they came back by. */
export const creditsOn = ({ tenders }: Sale): readonly (OtherTender & { readonly credit: string })[] =>
  tenders.flatMap((tender) =>
    tender.kind === "other" && tender.state === "taken" && tender.credit !== undefined
      ? [{ ...tender, credit: tender.credit }]
      : [],
  );

/** The parts of a return after a credit has taken its share, the first of them first. */
export function lessCredit<P extends { readonly amount: Minor; readonly tip: Minor }>(
  parts: readonly P[],
  credit: Minor,
  asCredit: (part: P, amount: Minor) => P,
  rest: (part: P, amount: Minor) => P,
): readonly P[] {
  let left: number = credit;
  return parts.flatMap((part) => {
    const used = minor(Math.min(left, part.amount));
    left -= used;
    if (used === ZERO) return [part];
    const still = minor(part.amount - used);
    return [asCredit(part, used), ...(still === ZERO ? [] : [rest(part, still)])];
  });
}
