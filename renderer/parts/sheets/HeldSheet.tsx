/** Every sale that was put aside: whose, since when, by whom, what. The arrows move, Enter or a touch recalls. */
import { type KeyboardEvent, useState } from "react";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { HeldRow } from "../cart/HeldRow.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

export function HeldSheet({ onClose }: { readonly onClose: () => void }) {
  const { hold: w } = useWords();
  const held = useView((view) => view.held);
  const open = useView(({ sale }) => sale?.state === "open" && sale.lines.length > 0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const recall = async (sale: string) => {
    const answer = await send("hold.recall", { sale }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <Dialog title={w.list} onClose={onClose}>
      {held.length === 0 && <p>{w.none}</p>}
      <ul className="heldlist" aria-label={w.list} onKeyDown={moveFocus}>
        {held.map((each, place) => (
          <li key={each.sale}>
            <HeldRow of={each} first={place === 0} onRecall={() => void recall(each.sale)} />
          </li>
        ))}
      </ul>
      {open && held.length > 0 && <p className="note">{w.swap}</p>}
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = [...event.currentTarget.querySelectorAll("button")];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), rows.length - 1)]?.focus();
  event.preventDefault();
}
