/** The notes and coins to give back, largest first; coins are round. */
import { CURRENCIES, type Minor } from "../../../main/core/money/money.ts";
import { useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";

interface Props {
  readonly pieces: readonly { readonly piece: Minor; readonly count: number }[];
}

export function Pieces({ pieces }: Props) {
  const words = useWords();
  const money = useMoney();
  const currency = useView((view) => view.session.currency);
  const { notes } = CURRENCIES[currency];
  return (
    <>
      <p className="note give">{words.cash.giveBack}</p>
      <div className="coins">
        {pieces.map(({ piece, count }) => (
          <span key={piece} className={notes.includes(piece) ? "" : "coin"}>
            {count} × {piece < 100 ? words.cash.cents(piece) : money(piece).replace(/[.,]00/, "")}
          </span>
        ))}
      </div>
    </>
  );
}
