/** What the bars of the chart stand for, as a table; each row opens to what it is the sum of. */
import type { Minor } from "../../../main/core/money/money.ts";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import type { AskedFigure } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";
import { FigureRow } from "./FigureRow.tsx";

export interface TakingsRow {
  readonly key: string;
  /** Under its bar. */
  readonly mark: string;
  readonly name: string;
  readonly figure: AskedFigure;
  readonly amount: Minor;
  readonly count: number;
}

interface Props {
  readonly title: string;
  readonly rows: readonly TakingsRow[];
  readonly onClose: () => void;
}

export function TakingsSheet({ onClose, rows, title }: Props) {
  const { reports: w } = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <ul className="figurelist">
        {rows.map(({ amount, count, figure, key, name }) => (
          <FigureRow key={key} name={name} more={w.count(count)} amount={amount} figure={figure} />
        ))}
      </ul>
    </Dialog>
  );
}
