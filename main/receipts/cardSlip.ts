/**
 * The slip of one card transaction, merchant's or cardholder's copy. Rules and layout: gateways.md A.10–A.13. Amounts
 * are the answer's, never the request's; an expiry date cannot be printed because it is nowhere in the input.
 */
import { cardBrand } from "../core/attempt/cardDetails.ts";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import { minor } from "../core/money/money.ts";
import { verificationOf } from "./cardVerification.ts";
import {
  amountWithCurrency,
  BLANK,
  centred,
  field,
  finished,
  localDateTime,
  mark,
  printedLanguage,
  row,
  RULE,
  text,
} from "./document.ts";
import type { Block, PaperDocument, PaperLanguage, PaperStore, PrintedLanguage } from "./document.ts";
import { SLIP_WORDS } from "./slipWords.ts";
import type { SlipCopy, SlipOutcome, SlipTransaction, SlipWords } from "./slipWords.ts";

export type { SlipCopy, SlipOutcome, SlipTransaction };

/** What the card was charged, minor units; `captured` contains tip, cashback and surcharge. */
export interface SlipCapture {
  readonly captured: Minor;
  readonly tip: Minor;
  readonly cashback: Minor;
  readonly surcharge: Minor;
}

export interface CardSlipInput {
  readonly store: PaperStore;
  readonly saleNumber: string;
  /** On refunds and voids: the number of the sale that is given back. */
  readonly originalSale?: string | undefined;
  readonly transaction: SlipTransaction;
  readonly outcome: SlipOutcome;
  /** When the transaction ended, ms; printed only when the terminal gave no date and time of its own. */
  readonly at: number;
  readonly timeZone: string;
  readonly currency: Currency;
  /** Asked of the card, minor units, tip left out; printed when nothing was captured. */
  readonly asked: Minor;
  /** From the gateway's answer; null unless approved. */
  readonly capture: SlipCapture | null;
  /** Null while the terminal's details are missing: the slip then says that it is not complete. */
  readonly details: CardDetails | null;
  /** The language of this copy: the merchant's is the till's, the cardholder's their own. */
  readonly language: PaperLanguage;
  /** 0 for the original; 1 and up for later copies, marked as duplicates. */
  readonly copyNumber: number;
  readonly training: boolean;
  /** The merchant's copy has lines on which the cardholder writes a tip and the total with it. */
  readonly tipLines?: boolean | undefined;
}

/** @returns one copy, ready to be rendered; its number is the sale's with `-M` (merchant) or `-C` (cardholder) */
export function cardSlip(input: CardSlipInput, copy: SlipCopy): PaperDocument {
  const { details } = input;
  const language = printedLanguage(input.language);
  const words = SLIP_WORDS[language];
  const blocks: readonly Block[] = [
    ...(input.copyNumber > 0 ? [mark(words.duplicate)] : []),
    ...(details === null ? [mark(words.notComplete)] : []),
    centred(words.header, { bold: true }),
    centred(input.store.name),
    ...input.store.address.map((line) => centred(line)),
    RULE,
    text(words.transaction[input.transaction], { bold: true }),
    text(dateTime(input)),
    field(words.sale, input.saleNumber),
    ...(input.originalSale === undefined ? [] : [field(words.original, input.originalSale)]),
    ...(details === null ? [text(words.seeTerminal)] : transactionFields(details, input.outcome, words)),
    ...amounts(input, words, language),
    ...(copy === "merchant" ? tipLines(input, words) : []),
    ...(details === null ? [] : emvLines(details)),
    ...outcomeLines(input, words),
    ...verificationLines(input, copy, words),
    centred(words.copy[copy], { bold: true }),
    ...(copy === "cardholder" ? [centred(words.retain)] : []),
  ];
  return {
    kind: "slip",
    number: `${input.saleNumber}-${copy === "merchant" ? "M" : "C"}`,
    language,
    blocks: finished(blocks, input.training, language),
  };
}

function transactionFields(details: CardDetails, outcome: SlipOutcome, words: SlipWords): Block[] {
  const batch = details.batch === "" ? "" : `  ${words.batch}\u00a0${details.batch}`;
  return [
    ...cardFields(details, words),
    field(words.terminalId, details.terminalId),
    field(words.invoice, details.invoice),
    field(words.sequence, (details.sequence || "0".repeat(12)) + batch),
    ...(outcome === "approved" ? [field(words.auth, details.auth)] : []),
    text(`TS: ${hostTimestamp(details.timestamp)}`),
  ];
}

/** Nothing of this is known when the customer walked away before a card was read. */
function cardFields(details: CardDetails, words: SlipWords): Block[] {
  const brand = cardBrand(details);
  const name = (brand ?? details.applicationLabel).toUpperCase();
  const number = details.last4 === "" ? "" : `${"*".repeat(12)}${details.last4}`;
  const account = brand === "Interac" ? accountName(details, words) : "";
  return [
    ...(name + number === "" ? [] : [field(words.card, `${name} ${number}`.trim())]),
    ...(details.entry === "" ? [] : [field(words.entryLabel, words.entry[details.entry])]),
    ...(account === "" ? [] : [field(words.account, account)]),
  ];
}

function accountName(details: CardDetails, words: SlipWords): string {
  if (details.account === "C") return words.chequing;
  if (details.account === "S") return words.savings;
  return details.entry === "T" ? words.flash : "";
}

function amounts(input: CardSlipInput, words: SlipWords, language: PrintedLanguage): Block[] {
  const line = (label: string, amount: Minor, bold = false): Block =>
    row(label, amountWithCurrency(amount, input.currency, language), { bold });
  const { capture } = input;
  if (input.outcome !== "approved" || capture === null) return [line(words.amount, input.asked)];
  const { captured, tip, cashback, surcharge } = capture;
  return [
    line(words.amount, minor(captured - tip - cashback - surcharge)),
    ...(tip === 0 ? [] : [line(words.tip, tip)]),
    ...(cashback === 0 ? [] : [line(words.cashback, cashback)]),
    ...(surcharge === 0 ? [] : [line(words.surcharge, surcharge)]),
    line(words.total, captured, true),
  ];
}

/** Room for a tip that the shop puts on the card afterwards; none where there is one already. */
function tipLines({ capture, outcome, tipLines, transaction }: CardSlipInput, words: SlipWords): Block[] {
  if (tipLines !== true || transaction !== "purchase" || outcome !== "approved" || capture?.tip !== 0) return [];
  const blank = "_".repeat(14);
  return [BLANK, row(words.tip, blank), BLANK, row(words.total, blank, { bold: true }), BLANK];
}

function emvLines(details: CardDetails): Block[] {
  const read = details.entry === "C" || details.entry === "T";
  if (!read || details.aid === "") return [];
  const results = [
    details.tvr === "" ? "" : `TVR:\u00a0${details.tvr}`,
    details.tsi === "" ? "" : `TSI:\u00a0${details.tsi}`,
  ].filter((part) => part !== "");
  return [
    ...(details.applicationLabel === "" ? [] : [text(details.applicationLabel)]),
    text(`AID: ${details.aid}`),
    ...(details.cryptogram === "" ? [] : [text(details.cryptogram)]),
    ...(results.length === 0 ? [] : [text(results.join("  "))]),
  ];
}

function outcomeLines({ outcome, details }: CardSlipInput, words: SlipWords): Block[] {
  const host = details?.hostText ?? "";
  return [centred(words.outcome[outcome], { bold: true }), ...(host === "" ? [] : [centred(host)])];
}

function verificationLines(input: CardSlipInput, copy: SlipCopy, words: SlipWords): Block[] {
  if (input.outcome !== "approved" || input.details === null) return [];
  const { statement, signature } = verificationOf(input.details);
  const stated = statement === null ? [] : [centred(words[statement])];
  if (input.transaction === "refund") {
    return copy === "cardholder" ? [...stated, ...signatureLine(words.merchantSignature)] : stated;
  }
  if (!signature || copy === "cardholder" || input.transaction === "void") return stated;
  return [...stated, ...signatureLine(words.cardholderSignature), centred(words.agreement)];
}

function signatureLine(whose: string): Block[] {
  return [BLANK, BLANK, text(`X ${"_".repeat(28)}`), text(whose), BLANK];
}

/** The host's clock to the second; zeros when the terminal was offline. */
function hostTimestamp(timestamp: string): string {
  return timestamp.replace("-", "").slice(0, 14).padEnd(14, "0");
}

function dateTime({ details, at, timeZone }: CardSlipInput): string {
  if (details === null || details.date === "" || details.time === "") return localDateTime(at, timeZone);
  const { date, time } = details;
  return (
    `${date.slice(4, 8)}/${date.slice(0, 2)}/${date.slice(2, 4)} ` +
    `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}`
  );
}
