/**
 * The paper beside a Z report: how its stretch stands beside the gateways' records, as it is known when it prints. It says
 * that it is no part of the report, which never changes. Amounts of the input in minor units, times in ms.
 */
import type { DrawerEnd } from "../core/day/closing.ts";
import { shortRef } from "../core/ids.ts";
import type { Difference } from "../core/match/reconciliation.ts";
import type { Currency } from "../core/money/money.ts";
import { differenceAmount, type MatchFigure } from "../core/report/differenceFigures.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { DIFFERENCES_WORDS, type DifferencesWords } from "./differencesWords.ts";
import { BLANK, centred, field, finished, mark, row, RULE, text } from "./document.ts";
import type { Block, PaperDocument } from "./document.ts";
import { drawersBlocks, matchBlocks, periodStyle, type PeriodStyle } from "./periodBlocks.ts";
import { typed } from "./reportEnds.ts";

export interface KnownDifference {
  readonly of: Difference;
  readonly gateway: string;
  /** The number of our sale; null where there is none. */
  readonly sale: number | null;
  readonly note: { readonly reason: string; readonly approver: string } | null;
}

export interface DifferencesInput {
  /** Of the Z report, and the business days that it covers. */
  readonly number: number;
  readonly days: readonly string[];
  /** When this was known. */
  readonly at: number;
  readonly currency: Currency;
  readonly match: MatchFigure;
  readonly differences: readonly KnownDifference[];
  /** Drawers whose count was another than the books'. */
  readonly drawers: readonly DrawerEnd[];
}

/** Paper is no place for hundreds: the screen has all of them. */
export const LISTED_ON_PAPER = 40;

export function differencesPaper(input: DifferencesInput, context: CustomerPaperContext): PaperDocument {
  const style = periodStyle(input.currency, context);
  const words = DIFFERENCES_WORDS[style.language];
  const { at, days, differences, drawers, match, number } = input;
  const { store } = context;
  const first = days[0] ?? "";
  const last = days.at(-1) ?? first;
  const shown = differences.slice(0, LISTED_ON_PAPER);
  const unlisted = differences.length - shown.length;
  const blocks: readonly Block[] = [
    mark(words.title),
    centred(words.ofReport(number), { bold: true }),
    centred(first === last ? first : `${first} – ${last}`),
    text(store.name, { align: "center", bold: true }),
    row(`${style.words.register} ${store.register}`, ""),
    field(words.knownAt, style.moment(at)),
    text(words.notPart),
    ...(drawers.length === 0 ? [] : drawersBlocks({ drawers }, style)),
    ...matchBlocks({ match }, style),
    ...shown.flatMap((each) => differenceBlocks(each, words, style)),
    ...(unlisted === 0 ? [] : [text(style.period.more(unlisted), { indent: 2 })]),
    ...(match.at === null && match.unmatched === 0 ? [RULE, text(words.nothing)] : []),
    BLANK,
  ];
  return {
    kind: "report",
    number: `z${String(number)}`,
    language: style.language,
    blocks: finished(blocks, context.training, style.language),
  };
}

function differenceBlocks(
  { gateway, note, of, sale }: KnownDifference,
  words: DifferencesWords,
  style: PeriodStyle,
): readonly Block[] {
  const { amount, own, period } = style;
  const { kind, ours, theirs } = of;
  const known =
    kind === "batch" ? (ours?.reference ?? "") : ours === null ? (theirs?.gatewayRef ?? "") : shortRef(ours.reference);
  return [
    RULE,
    row(period.difference[of.class], amount(differenceAmount(of)), { bold: true }),
    text([sale === null ? "" : `${own.sale} ${String(sale)}`, known].filter((each) => each !== "").join(" · "), {
      indent: 2,
    }),
    row(words.ours, ours === null ? "–" : amount(ours.amount), { indent: 2 }),
    row(gateway, theirs === null ? "–" : amount(theirs.amount), { indent: 2 }),
    ...(note === null
      ? [text(words.noNote, { indent: 2 })]
      : [text(words.noted(note.approver), { indent: 2 }), ...typed(note.reason, style)]),
  ];
}
