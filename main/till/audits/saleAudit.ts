/** A sale is completed with tenders that add up to its total, and says that total itself (INV-6). */
import { paidSoFar, roundingOf, totalsOfSale } from "../../core/sale/sale.ts";
import { readSale } from "../../journal/projections/sales.ts";
import { type Audit, cents } from "../../journal/audit.ts";

export const saleAudit: Audit = {
  look(db, fact) {
    if (fact.kind !== "sale.completed" || fact.sale === null) return [];
    const sale = readSale(db, fact.sale);
    if (sale === undefined) return ["it completes a sale that was never begun"];
    const said = fact.body as { readonly total: number; readonly rounding: number };
    const { total } = totalsOfSale(sale);
    const paid = paidSoFar(sale);
    const rounding = roundingOf(sale);
    const name = `sale ${String(sale.number)}`;
    return [
      ...(said.total === total ? [] : [`${name} says ${cents(said.total)}, and its lines come to ${cents(total)}`]),
      ...(said.rounding === rounding
        ? []
        : [`${name} says ${cents(said.rounding)} of rounding, and its cash comes to ${cents(rounding)}`]),
      ...(paid >= total ? [] : [`${name} was completed with ${cents(paid)} paid of ${cents(total)}`]),
    ];
  },
};
