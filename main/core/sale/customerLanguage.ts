/** The language of the customer's own papers: chosen at the till, else as the card says, else the shop's. Pure. */
import type { PaperLanguage } from "../paper/paper.ts";
import { err, ok, type Result } from "../result.ts";
import type { Sale, SaleFact } from "./sale.ts";
import type { SaleRefusal } from "./saleRules.ts";

export type LanguageFact = {
  readonly kind: "sale.receiptLanguageSet";
  /** Null: as the card says, or the shop's. */
  readonly body: { readonly language: PaperLanguage | null };
};

export interface CustomerLanguage {
  readonly language: PaperLanguage;
  readonly by: "choice" | "card" | "shop";
}

/** A receipt can be had in another language after the sale is paid too; of a sale that was given up there is none. */
export function chooseLanguage(sale: Sale, language: PaperLanguage | null): Result<readonly SaleFact[], SaleRefusal> {
  if (sale.state === "abandoned") return err("noOpenSale");
  if ((sale.receiptLanguage ?? null) === language) return ok([]);
  return ok([{ kind: "sale.receiptLanguageSet", body: { language } }]);
}

/**
 * Of several cards the last one that paid says it.
 * @param shop the till's own language
 * @param card what the card of one slip says, "" when it says nothing; left out for papers of the whole sale
 */
export function customerLanguage(sale: Sale, shop: PaperLanguage, card?: PaperLanguage | ""): CustomerLanguage {
  if (sale.receiptLanguage !== undefined) return { language: sale.receiptLanguage, by: "choice" };
  const said = card ?? languageOfCards(sale);
  return said === "" ? { language: shop, by: "shop" } : { language: said, by: "card" };
}

function languageOfCards(sale: Sale): PaperLanguage | "" {
  const paid = sale.tenders.findLast(
    (tender) => tender.kind === "card" && tender.state === "approved" && (tender.language ?? "") !== "",
  );
  return paid?.kind === "card" ? (paid.language ?? "") : "";
}
