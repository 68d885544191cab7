/** How a sale was paid, as its receipt says it: rounding, each tender, change. Amounts in minor units. */
import type { Minor } from "../core/money/money.ts";
import { add } from "../core/money/money.ts";
import { row, text } from "./document.ts";
import type { Block } from "./document.ts";
import type { ReceiptStyle } from "./receiptStyle.ts";

export type ReceiptTender =
  | {
      readonly kind: "card";
      /** For example `Mastercard`; empty while the terminal's details are missing. */
      readonly label: string;
      readonly last4: string;
      /** Asked of the card, tip left out. */
      readonly asked: Minor;
      /** What the card was charged; contains tip, cashback and surcharge. */
      readonly captured: Minor;
      readonly tip: Minor;
      readonly cashback: Minor;
      readonly surcharge: Minor;
    }
  /** given = what it paid for + rounding + change */
  | { readonly kind: "cash"; readonly given: Minor; readonly change: Minor; readonly rounding: Minor }
  /** Paid outside the till; `reference` is "" where none was asked for. */
  | { readonly kind: "other"; readonly name: string; readonly reference: string; readonly amount: Minor };

type CardTender = Extract<ReceiptTender, { kind: "card" }>;
const INDENT = { indent: 2 };

export function tenderBlocks(tenders: readonly ReceiptTender[], style: ReceiptStyle): Block[] {
  const { words, amount, amountInFull } = style;
  const cash = tenders.filter((tender) => tender.kind === "cash");
  const rounding = add(...cash.map((tender) => tender.rounding));
  return [
    ...(rounding === 0 ? [] : [row(words.rounding, amount(rounding))]),
    ...tenders.flatMap((tender) => tenderBlock(tender, style)),
    ...(cash.length === 0 ? [] : [row(words.change, amountInFull(add(...cash.map((tender) => tender.change))))]),
  ];
}

function tenderBlock(tender: ReceiptTender, style: ReceiptStyle): Block[] {
  const { words, amountInFull } = style;
  switch (tender.kind) {
    case "cash":
      return [row(words.cash, amountInFull(tender.given))];
    case "other":
      return [
        row(tender.name, amountInFull(tender.amount)),
        ...(tender.reference === "" ? [] : [text(tender.reference, INDENT)]),
      ];
    case "card":
      return cardBlocks(tender, style);
  }
}

function cardBlocks(tender: CardTender, { words, amount, amountInFull }: ReceiptStyle): Block[] {
  const { captured, tip, cashback, surcharge, asked } = tender;
  const part = (label: string, value: Minor): Block[] => (value === 0 ? [] : [row(label, amount(value), INDENT)]);
  const goods = captured - tip - cashback - surcharge;
  const digits = tender.last4 === "" ? "" : ` ··${tender.last4}`;
  return [
    row((tender.label.toUpperCase() || words.card) + digits, amountInFull(captured)),
    ...part(words.tip, tip),
    ...part(words.cashback, cashback),
    ...part(words.surcharge, surcharge),
    ...(goods === asked ? [] : [row(words.askedOfCard, amount(asked), INDENT), text(words.differs, INDENT)]),
    ...(tender.label === "" ? [text(words.seeTerminal, INDENT)] : []),
  ];
}
