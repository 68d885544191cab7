/** Words for what is done to the goods of a sale beside counting them. */

/** Why a discount is given, a price set or no tax charged; whatever else there is has to be typed. */
export type ReasonName =
  "damaged" | "priceMatch" | "loyalty" | "staff" | "shelfLabel" | "statusCard" | "resale" | "diplomat";

export interface GoodsWords {
  readonly discountOf: (name: string) => string;
  readonly discountHow: string;
  readonly quickPercents: string;
  readonly percent: string;
  readonly amount: string;
  readonly becomes: (before: string, after: string) => string;
  readonly giveDiscount: string;
  readonly removeDiscount: string;
  readonly reasons: Readonly<Record<ReasonName, string>>;
  readonly otherReason: string;
  readonly otherReasonHint: string;
  readonly point: string;
  readonly note: string;
  readonly noteOf: (name: string) => string;
  readonly noteMore: string;
  readonly saveNote: string;
  readonly price: string;
  readonly priceOf: (name: string) => string;
  readonly newPrice: string;
  readonly listPrice: string;
  readonly setPrice: string;
  readonly perUnit: (price: string) => string;
  readonly approve: string;
  readonly approver: string;
  readonly approvePrice: (name: string, before: string, after: string) => string;
  readonly approveOpen: (name: string, price: string) => string;
  readonly sellOpen: string;
  readonly name: string;
  readonly code: string;
  readonly taxes: string;
  readonly sell: string;
  readonly weight: string;
  readonly weighMore: string;
  readonly addWeighed: string;
  readonly setWeight: string;
}
