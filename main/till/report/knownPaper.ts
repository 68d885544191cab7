/** From the journal to the paper beside a Z report: its differences as they were known when it was asked for. */
import type { ReportOf } from "../../core/facts.ts";
import type { Currency } from "../../core/money/money.ts";
import { differenceFigures } from "../../core/report/differenceFigures.ts";
import { readMatchNote } from "../../journal/projections/matches.ts";
import { differencesPaper } from "../../receipts/differencesPaper.ts";
import type { PaperDocument } from "../../receipts/document.ts";
import type { PaperContext } from "../../receipts/paperOfSale.ts";
import { gatewayName } from "../../receipts/papersOfPayment.ts";
import type { Books } from "../books.ts";
import { knownOfZ } from "./knownOfZ.ts";

/** @param name of an operator's id @returns undefined when there is no Z report of this number */
export function paperOfKnown(
  books: Books,
  { at, number }: Extract<ReportOf, { kind: "known" }>,
  currency: Currency,
  name: (operator: string) => string,
  context: PaperContext,
): PaperDocument | undefined {
  const { reader } = books.journal;
  const known = knownOfZ(reader, number);
  if (known === undefined) return undefined;
  const { differences, drawers, match, report } = known;
  // The same paper by the same bytes whenever it comes out: a note that was written later is none of it.
  const noteOf = (key: string) => {
    const note = readMatchNote(reader, key);
    return note === undefined || note.at > at ? null : { reason: note.reason, approver: name(note.approver) };
  };
  return differencesPaper(
    {
      ...{ number, at, currency, drawers, days: report.days },
      match: { ...match, differences: differenceFigures(differences, (key) => noteOf(key) !== null) },
      differences: differences.map((of) => ({
        of,
        gateway: gatewayName(of.gateway),
        sale: of.ours === null ? null : (books.saleById(of.ours.sale)?.number ?? null),
        note: noteOf(of.key),
      })),
    },
    context,
  );
}
