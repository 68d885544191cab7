/** A sale that was put aside, to know it by and to recall it. */
import type { HeldView } from "../../../preload/contract/hold.ts";
import { useNow } from "../../state/clock.ts";
import { nameIn, useLocale, useWords } from "../../state/words.ts";
import { shortDuration } from "../../words/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon } from "../kit/Icon.tsx";

export function HeldRow({
  of,
  first = false,
  onRecall,
}: {
  readonly of: HeldView;
  /** Takes the focus when its sheet opens. */
  readonly first?: boolean;
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
