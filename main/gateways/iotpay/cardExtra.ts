/**
 * Reads the `extra` text of a `CC_PAX` answer (seed 004; fields: gateways.md A.10). Only what a slip prints is taken.
 * The expiry date is never looked at, and of the card number only the last four digits are kept (INV-12).
 */
import * as v from "valibot";
import type { CardDetails, EntryMethod } from "../../core/attempt/cardDetails.ts";
import { containsCardData } from "../../core/carddata.ts";
import { MAX_AMOUNT, minor, ZERO } from "../../core/money/money.ts";
import type { Minor } from "../../core/money/money.ts";

/** Longer than any answer with every field filled; more is not a card answer. */
const LONGEST_EXTRA = 8192;
const LONGEST_HOST_TEXT = 120;
const LONGEST_LABEL = 24;

const plain = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) =>
    String(value)
      .replace(/\p{Cc}+/gu, " ")
      .trim(),
  ),
);

/** Words of people: cut to length; a card number in them takes all of them away. */
const words = (longest: number) =>
  v.fallback(
    v.pipe(
      plain,
      v.transform((text) => (containsCardData(text) ? "" : text.slice(0, longest).trim())),
    ),
    "",
  );

/** Codes: as they are or not at all, because half a code would be a false statement on paper. Never a card number. */
const code = (pattern: RegExp) =>
  v.fallback(
    v.pipe(
      plain,
      v.transform((text) => (pattern.test(text) && !containsCardData(text) ? text : "")),
    ),
    "",
  );

const numberText = (longest: number) => code(new RegExp(`^[0-9A-Za-z-]{0,${String(longest)}}$`));

const amount = v.fallback(v.pipe(plain, v.transform(readCents)), ZERO);

const Extra = v.object({
  cardType: v.optional(code(/^[A-Za-z]$/), ""),
  cardNum: v.optional(v.fallback(v.pipe(plain, v.transform(lastFour)), ""), ""),
  emvLabel: v.optional(words(LONGEST_LABEL), ""),
  emvAID: v.optional(code(/^[0-9A-F]{10,32}$/i), ""),
  emvTVR: v.optional(code(/^[0-9A-F]{10}$/i), ""),
  emvTSI: v.optional(code(/^[0-9A-F]{4}$/i), ""),
  emvTC: v.optional(code(/^(?:[A-Z]{2,4}:? ?)?[0-9A-F]{16}$/i), ""),
  termNum: v.optional(numberText(12), ""),
  bankTermNum: v.optional(numberText(12), ""),
  termInvoiceNum: v.optional(numberText(12), ""),
  seqNum: v.optional(numberText(13), ""),
  authNum: v.optional(numberText(8), ""),
  batchNum: v.optional(numberText(8), ""),
  trxMethod: v.optional(code(/^[MSCT]$/i), ""),
  accountType: v.optional(code(/^[CS]$/i), ""),
  receiptDisp: words(LONGEST_HOST_TEXT),
  cashbackAmount: v.optional(amount, ZERO),
  surchargeAmount: v.optional(amount, ZERO),
  timeStamp: v.optional(code(/^\d{8}-?\d{6,8}$/), ""),
  langCode: v.optional(code(/^[A-Z]{1,2}$/i), ""),
  trxDate: v.optional(code(/^\d{8}$/), ""),
  trxTime: v.optional(code(/^\d{6}$/), ""),
  cvmResults: v.optional(code(/^[0-9A-F]{6}$/i), ""),
});

/** One letter as in A.10, and two as EMV writes a language preference (ISO 639-1). */
const LANGUAGES: ReadonlyMap<string, CardDetails["language"]> = new Map([
  ["E", "en"],
  ["EN", "en"],
  ["F", "fr"],
  ["FR", "fr"],
  ["C", "zh"],
  ["ZH", "zh"],
]);

/**
 * @param extraJsonText the `extra` string as received
 * @returns undefined when it is not the terminal's answer: not JSON, not an object, or without `receiptDisp`
 *   (`query_order` may return the request's own text there)
 */
export function parseCardExtra(extraJsonText: string): CardDetails | undefined {
  const json = parseObject(extraJsonText);
  if (json === undefined || typeof json["receiptDisp"] !== "string") return undefined;
  const parsed = v.safeParse(Extra, json);
  if (!parsed.success) return undefined;
  const said = parsed.output;
  return {
    cardType: said.cardType.toUpperCase(),
    applicationLabel: said.emvLabel,
    last4: said.cardNum,
    entry: entryOf(said.trxMethod),
    aid: said.emvAID.toUpperCase(),
    tvr: said.emvTVR,
    tsi: said.emvTSI,
    cryptogram: said.emvTC,
    terminalId: said.bankTermNum,
    terminalNumber: said.termNum,
    invoice: said.termInvoiceNum,
    sequence: said.seqNum,
    auth: said.authNum,
    batch: said.batchNum,
    account: said.accountType.toUpperCase(),
    hostText: said.receiptDisp,
    cashback: said.cashbackAmount,
    surcharge: said.surchargeAmount,
    timestamp: said.timeStamp,
    date: said.trxDate,
    time: said.trxTime,
    cvm: said.cvmResults.toUpperCase(),
    language: LANGUAGES.get(said.langCode.toUpperCase()) ?? "",
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (text.length > LONGEST_EXTRA) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return v.is(v.record(v.string(), v.unknown()), json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function lastFour(masked: string): string {
  return /(\d{4})$/.exec(masked.replace(/[\s-]/g, ""))?.[1] ?? "";
}

/** Up to eleven digits of cents, padded with zeros. */
function readCents(text: string): Minor {
  const cents = /^\d{1,11}$/.test(text) ? Number(text) : 0;
  return cents > MAX_AMOUNT ? ZERO : minor(cents);
}

function entryOf(method: string): EntryMethod {
  switch (method.toUpperCase()) {
    case "M":
      return "M";
    case "S":
      return "S";
    case "C":
      return "C";
    case "T":
      return "T";
    default:
      return "";
  }
}
