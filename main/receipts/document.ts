/** Words for building documents (`main/core/paper/paper.ts`), and the parts that every paper of the till shares. */
import { formatLocalDateTime } from "../core/day/businessDay.ts";
import { formatAmount } from "../core/money/format.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import type { Align, Block, PaperDocument, PaperLanguage } from "../core/paper/paper.ts";

export type { Block, PaperDocument, PaperLanguage };

/** The languages of a card slip. That of a Chinese till has English fixed words, as the card schemes know them. */
export type PrintedLanguage = "en" | "fr";

/** The shop as it stands at the head of every paper. `register` is the till's number. */
export interface PaperStore {
  readonly name: string;
  /** Its name in Chinese, as the wallets' gateway gives it; left out or "" where there is none. */
  readonly nameZh?: string;
  readonly address: readonly string[];
  readonly phone: string;
  readonly register: string;
}

export const BLANK: Block = { kind: "blank" };
export const RULE: Block = { kind: "rule" };
const CUT: Block = { kind: "cut" };

type TextStyle = Omit<Extract<Block, { kind: "text" }>, "kind" | "text">;
type RowStyle = Omit<Extract<Block, { kind: "row" }>, "kind" | "left" | "right">;

export const text = (words: string, style: TextStyle = {}): Block => ({ kind: "text", text: words, ...style });
export const centred = (words: string, style: { readonly bold?: boolean } = {}): Block =>
  text(words, { align: "center" satisfies Align, ...style });
export const row = (left: string, right: string, style: RowStyle = {}): Block => ({
  kind: "row",
  left,
  right,
  ...style,
});
export const field = (label: string, value: string): Block => ({ kind: "field", label, value });
export const mark = (words: string): Block => ({ kind: "mark", text: words });

/** The language in which the fixed words of a slip are printed. */
export const printedLanguage = (language: PaperLanguage): PrintedLanguage => (language === "fr" ? "fr" : "en");

const TRAINING: Readonly<Record<PaperLanguage, string>> = {
  en: "TRAINING — NO REAL MONEY",
  fr: "FORMATION — SANS ARGENT RÉEL",
  zh: "培训 — 非真实交易",
};

/** The blocks between a training mark at the top and one at the bottom, then the cut. */
export function finished(blocks: readonly Block[], training: boolean, language: PaperLanguage): readonly Block[] {
  const watermark = training ? [mark(TRAINING[language])] : [];
  return [...watermark, ...blocks, ...watermark, CUT];
}

/** An amount (minor units) with its currency: en and zh `CAD 10.00`, fr `10,00 $ CAD`. The parts never break apart. */
export function amountWithCurrency(amount: Minor, currency: Currency, language: PaperLanguage): string {
  return language === "fr"
    ? `${formatAmount(amount, "fr", { currency })}\u00a0${currency}`
    : `${currency}\u00a0${formatAmount(amount, "en", { symbol: false })}`;
}

/** `YYYY/MM/DD HH:MM:SS` on the shop's clock. @param at ms @param timeZone IANA name */
export const localDateTime = (at: number, timeZone: string): string =>
  formatLocalDateTime(at, timeZone).replaceAll("-", "/");
