/** The rows that a figure is the sum of, newest first, a page at a time. */
import type { LedgerRowView } from "../../../preload/contract/report.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import { Icon } from "../../parts/kit/Icon.tsx";
import { closeFigure, type OpenedFigure, readRows } from "../../state/day/reports.ts";
import { lookCloser, type Origin, useBackHere } from "../../state/past/wayBack.ts";
import { useWords } from "../../state/words.ts";
import { useReportNames } from "./reportNames.ts";

interface Props {
  readonly of: OpenedFigure;
  /** Where it lies open: its sales lead back there. */
  readonly origin: Origin;
}

export function RowsSheet({ of, origin }: Props) {
  const { reports: w } = useWords();
  const { amount, next, rows, title } = of;
  return (
    <Dialog title={w.rows(title)} wide onClose={closeFigure}>
      {amount !== null && (
        <p className="rowsum">
          <b className="strong">
            <Amount value={amount} look="sign" />
          </b>
        </p>
      )}
      {rows?.length === 0 && <p>{w.noRows}</p>}
      <ul className="figurelist rows" aria-busy={rows === null}>
        {rows?.map((row) => (
          <Row key={row.pos} of={row} origin={origin} />
        ))}
      </ul>
      {next !== null && <Button onPress={() => void readRows(of)}>{w.moreRows}</Button>}
    </Dialog>
  );
}

function Row({ of, origin }: { readonly of: LedgerRowView; readonly origin: Origin }) {
  const { reports: w } = useWords();
  const names = useReportNames();
  const { amount, approver, at, kind, label, noSale, operator, own, pos, sale, saleNumber, seq, tender } = of;
  const number = noSale ? w.returnNumber(saleNumber) : w.saleNumber(saleNumber);
  const by = tender === "" || kind === "cash" ? "" : label === "" ? names.tender(tender) : label;
  const name = kind === "sale" || (kind === "return" && noSale) ? number : [number, w.kind[kind], by];
  const key = `row ${String(pos)}`;
  const here = useBackHere(origin, key);
  return (
    <li>
      <button
        ref={here}
        type="button"
        onClick={() => {
          lookCloser(origin, key, {
            of: noSale ? { return: sale } : { sale },
            tab: tender === "card" || tender === "wallet" ? "payments" : "goods",
          });
        }}
      >
        <span className="what">
          {[name]
            .flat()
            .filter((part) => part !== "")
            .join(" · ")}
          <small>{[names.moment(at), operator, w.record(seq)].filter((part) => part !== "").join(" · ")}</small>
          {own && (
            <small className="warn own">
              <Icon name="warn" className="i-s" />
              {w.ownRow(approver)}
            </small>
          )}
        </span>
        <Amount value={amount} />
      </button>
    </li>
  );
}
