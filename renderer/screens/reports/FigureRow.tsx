/** One figure of a report: its name, what there is to add, its amount; a press opens the rows behind it. */
import type { ReactNode } from "react";
import type { Minor } from "../../../main/core/money/money.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { type AskedFigure, openFigure } from "../../state/day/reports.ts";

interface Props {
  readonly name: string;
  readonly more?: string;
  /** What it opens to adds up to this; null for a count. */
  readonly amount: Minor | null;
  /** Shown with the other sign: what it opens to is taken off here. */
  readonly off?: boolean;
  /** The figure whose rows it opens to, or what opens instead. */
  readonly figure: AskedFigure | (() => void);
  readonly icon?: ReactNode;
  readonly ruled?: boolean;
  /** Under the row. */
  readonly children?: ReactNode;
}

export function FigureRow({ amount, children, figure, icon, more = "", name, off = false, ruled = false }: Props) {
  return (
    <li className={ruled ? "ruled" : ""}>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => {
          if (typeof figure === "function") figure();
          else void openFigure(figure, name, amount);
        }}
      >
        {icon}
        <span className="what">
          {`${name} `}
          {more !== "" && <small>{more}</small>}
        </span>
        {amount !== null && <Amount value={off ? ((0 - amount) as Minor) : amount} />}
      </button>
      {children}
    </li>
  );
}
