/** How a report writes its words, moments and sums. */
import type { Minor } from "../core/money/money.ts";
import { row, RULE, text } from "./document.ts";
import type { Block } from "./document.ts";
import type { ReceiptStyle } from "./receiptStyle.ts";
import type { ReportWords } from "./reportWords.ts";

export interface ReportStyle extends ReceiptStyle {
  readonly own: ReportWords;
  /** `YYYY/MM/DD HH:MM` on the shop's clock. @param at ms */
  readonly moment: (at: number) => string;
}

/** A part of a report under its name. */
export const part = (name: string, blocks: readonly Block[]): readonly Block[] => [
  RULE,
  text(name, { bold: true }),
  ...blocks,
];

/** How often, behind a name. */
export const times = (name: string, count: number): string => `${name} ${String(count)}\u00a0×`;

/** A sum under its name; nothing where it is nothing. */
export const some = (name: string, amount: Minor, { amount: write }: ReportStyle, indent = 0): readonly Block[] =>
  amount === 0 ? [] : [row(name, write(amount), { indent })];
