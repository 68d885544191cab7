/**
 * What a card slip prints of one card transaction, as the terminal reported it: trimmed, bounded, without anything
 * that may not be kept (no full card number, no expiry date). Field by field: gateways.md A.10.
 */
import type { Minor } from "../money/money.ts";
import type { PaperLanguage } from "../paper/paper.ts";

/** M manual, S swipe, C chip, T tap; empty when no card was read. */
export type EntryMethod = "M" | "S" | "C" | "T" | "";

export interface CardDetails {
  /** The terminal's one-letter card type (V, M, A, I, O, P); empty when no card was read. */
  readonly cardType: string;
  /** Application label, for example `MASTERCARD` or `Interac`; may be empty. */
  readonly applicationLabel: string;
  readonly last4: string;
  readonly entry: EntryMethod;
  readonly aid: string;
  readonly tvr: string;
  readonly tsi: string;
  /** With its type in front, as received: `ARQC: 3D36ACBD44BE512B`. */
  readonly cryptogram: string;
  /** The acquirer's terminal id, eight digits. */
  readonly terminalId: string;
  readonly terminalNumber: string;
  readonly invoice: string;
  readonly sequence: string;
  /** Authorization number; empty when declined. */
  readonly auth: string;
  readonly batch: string;
  /** C chequing, S savings; empty for credit. */
  readonly account: string;
  /** The host's own words, printed verbatim. */
  readonly hostText: string;
  readonly cashback: Minor;
  readonly surcharge: Minor;
  /** Host clock as received: `YYYYMMDD-HHMMSScc`. */
  readonly timestamp: string;
  /** Terminal's local date `MMDDYYYY` and time `HHMMSS`; empty when no transaction ran. */
  readonly date: string;
  readonly time: string;
  /** EMV tag 9F34, six hexadecimal digits; empty on swipe and manual entry. */
  readonly cvm: string;
  /** The cardholder's language; "" when the card says nothing of it. */
  readonly language: PaperLanguage | "";
}

export type CardBrand =
  "Visa" | "Mastercard" | "American Express" | "JCB" | "Discover" | "Diners Club" | "UnionPay" | "Interac";

/** Registered application providers: the first five bytes of an AID (public EMV registry). */
const BRAND_BY_RID: ReadonlyMap<string, CardBrand> = new Map([
  ["A000000003", "Visa"],
  ["A000000004", "Mastercard"],
  ["A000000025", "American Express"],
  ["A000000065", "JCB"],
  ["A000000152", "Discover"],
  ["A000000333", "UnionPay"],
  ["A000000277", "Interac"],
]);

const BRAND_BY_TYPE: ReadonlyMap<string, CardBrand> = new Map([
  ["V", "Visa"],
  ["M", "Mastercard"],
  ["A", "American Express"],
  ["I", "Diners Club"],
  ["O", "Discover"],
  ["P", "Interac"],
]);

const BRAND_BY_LABEL: readonly (readonly [RegExp, CardBrand])[] = [
  [/interac|flash/i, "Interac"],
  [/union ?pay|upi\b/i, "UnionPay"],
  [/visa/i, "Visa"],
  [/master ?card/i, "Mastercard"],
  [/amex|american express/i, "American Express"],
  [/jcb/i, "JCB"],
  [/diners/i, "Diners Club"],
  [/discover/i, "Discover"],
];

type BrandFields = Pick<CardDetails, "aid" | "cardType" | "applicationLabel">;

/** The card's brand: by the AID's provider, else by the label, else by the card type; undefined when none tells. */
export function cardBrand(details: BrandFields): CardBrand | undefined {
  return (
    BRAND_BY_RID.get(details.aid.slice(0, 10).toUpperCase()) ??
    BRAND_BY_LABEL.find(([pattern]) => pattern.test(details.applicationLabel))?.[1] ??
    BRAND_BY_TYPE.get(details.cardType.toUpperCase())
  );
}

/** The brand for the screen (`Visa`, `Interac`), the card's own label when the brand is not known, else `Card`. */
export function brandName(details: BrandFields): string {
  return cardBrand(details) ?? (details.applicationLabel || "Card");
}

/** Paid at the terminal by a code that it showed or read: what was kept has a name and no number. No batch settles it. */
export const isByCode = (card: CardDetails | null): boolean =>
  card !== null && card.last4 === "" && card.applicationLabel !== "";
