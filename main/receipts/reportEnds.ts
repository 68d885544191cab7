/** How the evening ended, on the paper of a report: drawers, batches, and the steps that a manager passed over. */
import type { BatchEnd, ClosingSkip, DrawerEnd, OpenDrawer } from "../core/day/closing.ts";
import { canDraw } from "../core/paper/codePage.ts";
import type { CountAndAmount, SaidSums } from "../core/day/batch.ts";
import { minor } from "../core/money/money.ts";
import { field, row, text } from "./document.ts";
import type { Block } from "./document.ts";
import { part, type ReportStyle, some, times } from "./reportStyle.ts";
import type { BatchSaid } from "./reportWords.ts";

export function drawerBlocks(drawer: DrawerEnd, style: ReportStyle): readonly Block[] {
  const { amount, moment, own } = style;
  const difference = minor(drawer.counted - drawer.expected);
  return part(own.drawer, [
    field(own.from, moment(drawer.openedAt)),
    field(own.to, moment(drawer.closedAt)),
    row(own.float, amount(drawer.float)),
    row(own.expected, amount(drawer.expected)),
    row(own.counted, amount(drawer.counted)),
    ...(difference === 0
      ? [text(own.agrees, { indent: 2 })]
      : [row(difference > 0 ? own.over : own.short, amount(difference), { bold: true, indent: 2 })]),
    ...typed(drawer.explanation, style),
    ...some(own.tipsOut, drawer.tipsOut ?? minor(0), style),
    ...some(own.toBank, drawer.toBank, style),
    row(own.left, amount(drawer.left)),
    text(`${own.closedBy} ${drawer.by}`),
  ]);
}

export function openDrawerBlocks(drawer: OpenDrawer, style: ReportStyle): readonly Block[] {
  const { amount, moment, own } = style;
  return part(own.drawer, [
    field(own.from, moment(drawer.openedAt)),
    field(own.to, own.open),
    row(own.float, amount(drawer.float)),
    ...some(own.moved, drawer.moved, style),
    ...some(own.tipsOut, minor(0 - drawer.tipsOut), style),
    row(own.expected, amount(drawer.expected)),
  ]);
}

export function batchBlocks(batches: readonly BatchEnd[], style: ReportStyle): readonly Block[] {
  const { own } = style;
  if (batches.length === 0) return [];
  return part(
    own.batches,
    batches.flatMap((batch) => [
      row(batch.terminal, style.moment(batch.at)),
      text(own.batch[saidOf(batch)], { indent: 2 }),
      ...summed(own.batchSales, batch.ours.sales, style),
      ...summed(own.batchRefunds, batch.ours.refunds, style),
      ...theirSums(batch.theirs, style),
    ]),
  );
}

const summed = (name: string, { amount, count }: CountAndAmount, style: ReportStyle): readonly Block[] =>
  count === 0 ? [] : [row(times(name, count), style.amount(amount), { indent: 2 })];

function theirSums(theirs: SaidSums | null, { amount, own }: ReportStyle): readonly Block[] {
  if (theirs === null || (theirs.count === null && theirs.total === null)) return [];
  const name = theirs.count === null ? own.theirs : times(own.theirs, theirs.count);
  return [row(name, theirs.total === null ? "" : amount(theirs.total), { indent: 2 })];
}

function saidOf({ saidClosed, state }: BatchEnd): BatchSaid {
  switch (state) {
    case "closed":
      return "closed";
    case "new":
    case "notSent":
      return "notClosed";
    case "sent":
    case "unknown":
      return "notConfirmed";
    case "decided":
      return saidClosed === true ? "saidClosed" : "saidNotClosed";
  }
}

export function skippedBlocks(skipped: readonly ClosingSkip[], style: ReportStyle): readonly Block[] {
  const { own } = style;
  if (skipped.length === 0) return [];
  return part(
    own.skipped,
    skipped.flatMap(({ approver, reason, step }) => [text(`${own.step[step]} (${approver})`), ...typed(reason, style)]),
  );
}

/** Words in letters that the printer lacks are left out: a row of question marks says nothing. */
export const typed = (words: string, { pictured }: ReportStyle): readonly Block[] =>
  words !== "" && canDraw(words, "cp858", pictured) ? [text(words, { indent: 2 })] : [];
