/**
 * Finds a payment whose answer was lost before it named its transaction id (gateways.md 0.2, "Citcon, id unknown"): by the
 * shop's own number where Citcon knows it, else in the list, and only when one payment alone fits. What is found is proved
 * by an inquire.
 */
import { add } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import type { KnownOfPayment, Listing, TakeOrder } from "../port.ts";
import { matchHistory } from "./historyMatch.ts";
import { nothing } from "./reading.ts";

export interface LostSearch {
  /** Asks by the shop's own number, then by the id that was found. */
  byReference(order: TakeOrder): Promise<Reading>;
  list(): Promise<Listing>;
  inquire(order: TakeOrder, known: Pick<KnownOfPayment, "gatewayRef" | "wallet">): Promise<Reading>;
  readonly tokenAlone: boolean;
}

export async function findLost(search: LostSearch, order: TakeOrder, known: KnownOfPayment): Promise<Reading> {
  const named = await search.byReference(order);
  if (named.gatewayRef !== undefined) return named;
  const listing = await search.list();
  if (listing.kind !== "listed") return listing;
  const { tip } = order;
  const lost = { ...known, total: add(order.amount, tip), tip, tokenAlone: search.tokenAlone };
  const match = matchHistory(listing.payments, lost);
  // What the list does not name, it may not name yet; the words of the look-up by number are those the controls know.
  if (match.kind === "none")
    return named.kind === "notFound" ? named : { kind: "notFound", text: "not in the history" };
  if (match.kind === "pick") return nothing("severalFit", String(match.rows.length));
  const { gatewayRef } = match;
  const reading = await search.inquire(order, { gatewayRef, wallet: known.wallet });
  // The history lists payments that went through: an inquire that says otherwise is not about the one looked for.
  return reading.kind === "captured" ? { ...reading, gatewayRef } : nothing("severalFit", "1");
}
