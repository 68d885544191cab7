/** Every sale that was put aside: whose, since when, by whom, what. The arrows move, Enter or a touch recalls. */
import { type KeyboardEvent, useState } from "react";
import type { HeldView } from "../../../preload/contract/hold.ts";
import { useNow } from "../../state/clock.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { nameIn, useLocale, useWords } from "../../state/words.ts";
import { shortDuration } from "../../words/words.ts";
import { Amount } from "../Amount.tsx";
import { Dialog } from "../Dialog.tsx";
import { Icon } from "../Icon.tsx";
import { TroubleSays } from "../TroubleSays.tsx";

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
            <Held of={each} first={place === 0} onRecall={() => void recall(each.sale)} />
          </li>
        ))}
      </ul>
      {open && held.length > 0 && <p className="note">{w.swap}</p>}
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}

function Held({
  of,
  first,
  onRecall,
}: {
  readonly of: HeldView;
  readonly first: boolean;
  readonly onRecall: () => void;
}) {
  const words = useWords();
  const locale = useLocale();
  const now = useNow();
  const { name, number, goods, heldAt, items, operator, total } = of;
  const shown = goods.map((each) => nameIn(each, locale)).join(" · ");
  return (
    <button type="button" className="btn" data-first={first ? "" : undefined} onClick={onRecall}>
      <span className="vh">{words.hold.recall}</span>
      <span className="about">
        <b className="strong">{name === "" ? words.sale.number(number) : `${name} · ${words.sale.number(number)}`}</b>
        <small>{shown}</small>
        <small>
          {words.sale.items(items)} · {words.hold.by(operator, shortDuration(now - heldAt, words))}
        </small>
      </span>
      <Amount value={total} />
      <Icon name="undo" className="i-s" />
    </button>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = [...event.currentTarget.querySelectorAll("button")];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), rows.length - 1)]?.focus();
  event.preventDefault();
}
