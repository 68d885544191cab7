/** A difference of the match as people read it: our sale by its number, the note by who wrote it. */
import { shortRef } from "../../core/ids.ts";
import { ACTION_FOR, type Difference } from "../../core/match/reconciliation.ts";
import type { Gateway } from "../../gateways/port.ts";
import { readMatchNote } from "../../journal/projections/matches.ts";
import type { DifferenceView } from "../../../preload/contract/match.ts";
import type { Books } from "../books.ts";

export interface DifferenceViewDeps {
  readonly books: Books;
  readonly gateways: readonly Pick<Gateway, "id" | "name">[];
  operatorName(id: string): string;
}

export const gatewayNamer =
  ({ gateways }: Pick<DifferenceViewDeps, "gateways">) =>
  (id: string): string =>
    gateways.find((gateway) => gateway.id === id)?.name ?? id;

export function differenceViewer(deps: DifferenceViewDeps): (of: Difference) => DifferenceView {
  const { books } = deps;
  const nameOf = gatewayNamer(deps);
  return (of) => {
    const note = readMatchNote(books.journal.reader, of.key);
    const sale = of.ours === null ? undefined : books.saleById(of.ours.sale);
    return {
      ...of,
      gatewayName: nameOf(of.gateway),
      action: ACTION_FOR[of.class],
      saleNumber: sale?.number ?? null,
      ref: of.kind === "batch" || of.ours === null ? "" : shortRef(of.ours.reference),
      likeNumber: of.like === "" ? null : (books.saleById(of.like)?.number ?? null),
      note:
        note === undefined ? null : { reason: note.reason, approver: deps.operatorName(note.approver), at: note.at },
    };
  };
}
