/**
 * Hold and recall: an open sale is put aside while its customer fetches something, and comes back when they do. Pure.
 * Only goods can be put aside. Money, or a payment whose outcome is not known, stays in sight: such a sale waits in the
 * tray (INV-4).
 */
import { err, ok, type Result } from "../result.ts";
import { openTender, paidSoFar, type Sale, type SaleFact } from "./sale.ts";
import { abandon, type SaleRefusal } from "./saleRules.ts";

/** Since when a sale is put aside (ms), by whom, and how the customer is called; "" for nobody in particular. */
export interface HeldAside {
  readonly at: number;
  readonly operator: string;
  readonly name: string;
}

export type HoldFact =
  | { readonly kind: "sale.held"; readonly body: { readonly name: string; readonly operator: string } }
  | { readonly kind: "sale.recalled"; readonly body: Record<string, never> };

/** `notHeldWithMoney`: money stands on it, or may come late; it waits in the tray. */
export type HoldRefusal = SaleRefusal | "notHeldWithMoney";

type Facts = Result<readonly SaleFact[], HoldRefusal>;

/** Whether money, or a payment that may still take some, is on this sale. */
const isAboutMoney = (sale: Sale): boolean =>
  paidSoFar(sale) !== 0 || sale.tenders.some((tender) => tender.state === "setAside");

/** Puts a sale aside. @param name how the customer is called, or "" */
export function hold(sale: Sale, name: string, operator: string): Facts {
  if (sale.state !== "open" || sale.held !== undefined) return err("noOpenSale");
  if (openTender(sale) !== undefined) return err("paymentRunning");
  if (isAboutMoney(sale)) return err("notHeldWithMoney");
  return sale.lines.length === 0 ? err("saleEmpty") : ok([{ kind: "sale.held", body: { name, operator } }]);
}

/** Brings a sale back. */
export function recall(sale: Sale): Facts {
  return sale.state === "open" && sale.held !== undefined
    ? ok([{ kind: "sale.recalled", body: {} }])
    : err("noOpenSale");
}

/** What becomes of the sale on the screen when another one is recalled: put aside in turn, or given up when it is empty. */
export function makeWay(sale: Sale | null, operator: string): Facts {
  if (sale === null || sale.state !== "open") return ok([]);
  return sale.lines.length === 0 && !isAboutMoney(sale) ? abandon(sale) : hold(sale, "", operator);
}
