/** A tax-exempt sale: when a sale is freed of taxes, by whom, and of which. What that makes of its totals is `untaxed.ts`. Pure. */
import { containsCardData } from "../carddata.ts";
import { err, ok, type Result } from "../result.ts";
import { paidSoFar, type Sale, type SaleFact } from "../sale/sale.ts";
import { changeable, type SaleRefusal } from "../sale/saleRules.ts";

export interface TaxExemption {
  /** The number on the customer's certificate or status card. */
  readonly number: string;
  /** Names of the taxes that the customer does not pay. */
  readonly taxes: readonly string[];
  readonly reason: string;
  readonly approver: string;
}

export type ExemptFact =
  | { readonly kind: "sale.taxExempted"; readonly body: { readonly exemption: TaxExemption } }
  | { readonly kind: "sale.taxExemptionRemoved"; readonly body: Record<string, never> };

export type ExemptRefusal = SaleRefusal | "cardData" | "exemptNumberMissing" | "exemptTaxMissing";

type Facts = Result<readonly SaleFact[], ExemptRefusal>;

/** Goods and taxes may not move under money that stands or is on its way. */
function untouched(sale: Sale): SaleRefusal | null {
  return changeable(sale) ?? (paidSoFar(sale) === 0 ? null : "moneyTaken");
}

/** Frees a sale of taxes, or changes how it is freed. */
export function exempt(sale: Sale, exemption: TaxExemption): Facts {
  const refusal = untouched(sale);
  if (refusal !== null) return err(refusal);
  if (sale.lines.length === 0) return err("saleEmpty");
  if (containsCardData(exemption.number)) return err("cardData");
  if (exemption.number === "") return err("exemptNumberMissing");
  if (exemption.reason === "") return err("reasonMissing");
  const known = sale.taxRules.map((rule) => rule.name);
  const named = exemption.taxes.filter((tax, i) => known.includes(tax) && exemption.taxes.indexOf(tax) === i);
  if (named.length === 0 || named.length !== exemption.taxes.length) return err("exemptTaxMissing");
  return ok([{ kind: "sale.taxExempted", body: { exemption } }]);
}

export function removeExemption(sale: Sale): Facts {
  const refusal = untouched(sale);
  if (refusal !== null) return err(refusal);
  return sale.taxExempt === undefined ? ok([]) : ok([{ kind: "sale.taxExemptionRemoved", body: {} }]);
}

/** Names of the taxes of a line that the customer of this sale pays. */
export const taxesPaid = (sale: Sale, line: { readonly taxes: readonly string[] }): readonly string[] =>
  line.taxes.filter((tax) => sale.taxExempt?.taxes.includes(tax) !== true);
