/**
 * X and Z reports on paper: what a stretch of the journal comes to, column by column, with nothing netted away. The X says
 * that it closes nothing; the Z bears its number and the journal's head. Amounts of the input in minor units.
 */
import type { ClosingSkip, NamedSale, XReport } from "../core/day/closing.ts";
import type { Currency } from "../core/money/money.ts";
import type { CustomerPaperContext } from "./customerPaper.ts";
import { BLANK, centred, field, finished, localDateTime, mark, row, text } from "./document.ts";
import type { Block, PaperDocument } from "./document.ts";
import { COPY_MARK } from "./receiptWords.ts";
import { receiptStyle } from "./receiptStyle.ts";
import { backBlocks, moneyBlocks, salesBlocks, taxBlocks, unsettledBlocks } from "./reportFigures.ts";
import { batchBlocks, drawerBlocks, openDrawerBlocks, skippedBlocks } from "./reportEnds.ts";
import type { ReportStyle } from "./reportStyle.ts";
import { REPORT_WORDS } from "./reportWords.ts";

/** Operators by name. */
export interface DayReportInput extends Omit<XReport, "after" | "upTo"> {
  readonly currency: Currency;
  /** Of a Z alone. @property head the first 16 characters of the journal's head with it */
  readonly closed: {
    readonly number: number;
    readonly operator: string;
    readonly approver: string;
    readonly head: string;
  } | null;
  readonly skipped: readonly ClosingSkip[];
  readonly named: readonly NamedSale[];
}

/** @returns the paper of either report */
export function dayReport(input: DayReportInput, context: CustomerPaperContext): PaperDocument {
  const receipt = receiptStyle(context.language, input.currency, [], context.pictured);
  const style: ReportStyle = {
    ...receipt,
    own: REPORT_WORDS[receipt.language],
    moment: (at) => localDateTime(at, context.timeZone).slice(0, 16),
  };
  const { closed, figures } = input;
  const blocks: readonly Block[] = [
    ...(context.copy > 0 ? [mark(`${COPY_MARK} ${String(context.copy)}`)] : []),
    ...head(input, context, style),
    ...salesBlocks(figures, style),
    ...taxBlocks(figures, style),
    ...moneyBlocks(figures, style),
    ...backBlocks(figures, style),
    ...unsettledBlocks(figures, input.named, style),
    ...input.drawers.flatMap((drawer) => drawerBlocks(drawer, style)),
    ...input.open.flatMap((drawer) => openDrawerBlocks(drawer, style)),
    ...batchBlocks(input.batches, style),
    ...skippedBlocks(input.skipped, style),
    ...(closed === null
      ? [BLANK, mark(style.own.x)]
      : [BLANK, centred(style.own.head), centred(closed.head, { bold: true })]),
  ];
  return {
    kind: "report",
    number: closed === null ? "X" : `Z${String(closed.number)}`,
    language: style.language,
    blocks: finished(blocks, context.training, style.language),
  };
}

function head(
  { at, closed, days, from }: DayReportInput,
  { store }: CustomerPaperContext,
  { moment, own, words }: ReportStyle,
): readonly Block[] {
  const first = days[0] ?? "";
  const last = days.at(-1) ?? first;
  return [
    mark(closed === null ? own.x : own.z(closed.number)),
    text(store.name, { align: "center", bold: true }),
    ...[...store.address, store.phone].filter((line) => line.trim() !== "").map((line) => centred(line)),
    BLANK,
    row(`${words.register} ${store.register}`, first === last ? first : `${first} – ${last}`),
    ...(from === null ? [] : [field(own.from, moment(from))]),
    field(own.to, moment(at)),
    ...(closed === null ? [] : [field(own.closedBy, closed.operator), field(own.approvedBy, closed.approver)]),
  ];
}
