/** The `extra` JSON string of a finished CC_PAX order: what the PAX terminal and the bank say, in the field set of the real one. */

import { declineReasons, lastFour } from "../pax/cards.ts";
import type { Brand, EntryMethod, PresentedCard } from "../pax/cards.ts";
import type { PaxEnd } from "../pax/terminal.ts";

interface CardFace {
  readonly cardType: string;
  readonly mask: string;
  readonly label: string;
  readonly aid: string;
  readonly accountType: string;
  /** The holder's language, as the chip has it: one of the training cards is a French speaker's. */
  readonly langCode: "E" | "F";
  /** EMV 9F34 of an inserted card: PIN for three of them, signature for Amex so that slips with a line can be seen. */
  readonly insertedCvm: string;
}

const faces: Readonly<Record<Brand, CardFace>> = {
  visa: {
    cardType: "V",
    mask: "XXXXXXXXXXXX",
    label: "VISA CREDIT",
    aid: "A0000000031010",
    langCode: "E",
    accountType: "",
    insertedCvm: "440302",
  },
  mastercard: {
    cardType: "M",
    mask: "XXXXXXXXXXXX",
    label: "MASTERCARD",
    aid: "A0000000041010",
    langCode: "E",
    accountType: "",
    insertedCvm: "440302",
  },
  amex: {
    cardType: "A",
    mask: "XXXXXXXXXXX",
    label: "AMERICAN EXPRESS",
    aid: "A00000002501",
    langCode: "E",
    accountType: "",
    insertedCvm: "5E0300",
  },
  interac: {
    cardType: "P",
    mask: "XXXXXXXXXXXX",
    label: "INTERAC",
    aid: "A0000002771010",
    langCode: "F",
    accountType: "C",
    insertedCvm: "420300",
  },
};

const methodLetters: Readonly<Record<EntryMethod, string>> = { tap: "T", insert: "C", swipe: "S" };

const empty = {
  cardType: " ",
  cardNum: "",
  expireDate: "    ",
  emvLabel: "",
  emvAID: "",
  emvTVR: "",
  emvTSI: "",
  emvTC: "",
  termNum: "25957",
  bankTermNum: "40880013",
  termInvoiceNum: "",
  seqNum: "000000000000",
  authNum: "",
  batchNum: "0000",
  trxMethod: "",
  accountType: "",
  receiptDisp: "",
  cashbackAmount: "",
  timeStamp: "",
  surchargeAmount: "",
  langCode: "E",
  trxDate: "",
  trxTime: "",
  cvmResults: "",
  trxCode: "00",
};

/** Clock parts of an instant in a time zone, each two digits (the year four). */
function clock(at: number, timeZone: string): Record<"year" | "month" | "day" | "hour" | "minute" | "second", string> {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type as string, value]));
  const part = (name: string): string => parts.get(name) ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

/** The host's stamp `YYYYMMDD-HHMMSScc`, in Eastern Time as the real host writes it. */
function hostStamp(at: number): string {
  const c = clock(at, "America/Toronto");
  const hundredths = String(Math.floor((at % 1000) / 10)).padStart(2, "0");
  return `${c.year}${c.month}${c.day}-${c.hour}${c.minute}${c.second}${hundredths}`;
}

const digits = (value: number, length: number): string => String(value).padStart(length, "0").slice(-length);

function chipFields(card: PresentedCard, approved: boolean, cryptogram: string): Partial<typeof empty> {
  if (card.method === "swipe") return {};
  const face = faces[card.brand];
  const kind = approved ? (card.method === "tap" ? "ARQC" : "TC") : "AAC";
  return {
    emvLabel: face.label,
    emvAID: face.aid,
    emvTVR: card.method === "tap" ? "0000008000" : "0000048000",
    emvTSI: card.method === "tap" ? "0000" : "E800",
    emvTC: `${kind}: ${cryptogram}`,
    cvmResults: card.method === "tap" ? "1F0302" : face.insertedCvm,
  };
}

/**
 * The text the gateway hands on. `serial` counts the terminal's payments; `cryptogram` is 16 hex digits; `at` is in
 * milliseconds since 1970. A payment without a card carries blanks, as the documented sample does; one with a card carries
 * the expiry date too, which no till may keep.
 */
export function extraOf(end: PaxEnd, at: number, serial: number, cryptogram: string): string {
  const base = { ...empty, termInvoiceNum: digits(724_000 + serial, 6), timeStamp: hostStamp(at) };
  if (end.kind === "cancelled") {
    const receiptDisp = end.by === "customer" ? "Transaction Cancelled 266" : "Transaction Time-Out 350";
    return JSON.stringify({ ...base, receiptDisp });
  }
  if (end.kind === "declined" && end.reason === "notRead") {
    return JSON.stringify({ ...base, receiptDisp: declineReasons.notRead });
  }
  const { card } = end;
  const face = faces[card.brand];
  const local = clock(at, "America/Vancouver");
  const approved = end.kind === "captured";
  return JSON.stringify({
    ...base,
    cardType: face.cardType,
    cardNum: face.mask + lastFour[card.brand],
    expireDate: "1229",
    ...chipFields(card, approved, cryptogram),
    seqNum: digits(1_000_060 + serial, 12),
    authNum: approved ? `${digits(1045 + serial, 5)}Z` : "",
    batchNum: "0008",
    trxMethod: methodLetters[card.method],
    accountType: face.accountType,
    langCode: face.langCode,
    receiptDisp: approved
      ? "000 Approved 00 Thank You"
      : `0${end.reason} Declined ${end.reason} ${declineReasons[end.reason]}`,
    trxDate: `${local.month}${local.day}${local.year}`,
    trxTime: `${local.hour}${local.minute}${local.second}`,
  });
}
