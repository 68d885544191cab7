/** Where a sale is looked for: what is typed or scanned, and the conditions that are asked for most. */
import type { RefObject } from "react";
import { KEYS } from "../../state/input/keyMap.ts";
import { type Asked, find, useTransactions } from "../../state/past/transactions.ts";
import { useWords } from "../../state/words.ts";
import { Icon } from "../kit/Icon.tsx";

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onFilter: () => void;
}

/** Conditions that have no key of their own. */
const others = ({ from, operator, state, tender }: Asked): number =>
  [
    from !== null && from !== "today",
    operator !== null,
    tender !== null,
    state === "givenUp" || state === "open",
  ].filter(Boolean).length;

export function SaleFinder({ field, onFilter }: Props) {
  const { transactions: w } = useWords();
  const asked = useTransactions((state) => state.asked);
  // What is typed is looked for in all days.
  const typed = asked.text.trim() !== "";
  const today = asked.from === "today" && !typed;
  const toggle = (state: "refunds" | "notProven") => {
    void find({ ...asked, state: asked.state === state ? null : state });
  };
  const n = others(asked);
  return (
    <div className="tools">
      <h1 className="vh">{w.list}</h1>
      <label className="input">
        <Icon name="search" />
        <span className="vh">{w.find}</span>
        <input
          ref={field}
          value={asked.text}
          placeholder={w.findHint}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => {
            void find({ ...asked, text: event.target.value });
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") void find(asked, true);
          }}
        />
        <kbd>{KEYS.transactions.search}</kbd>
      </label>
      <div className="seg" role="group" aria-label={w.filter}>
        <button
          type="button"
          aria-pressed={today}
          onClick={() => {
            const day = today ? null : "today";
            void find({ ...asked, text: typed ? "" : asked.text, from: day, to: day });
          }}
        >
          {w.today}
        </button>
        <button
          type="button"
          aria-pressed={asked.state === "refunds"}
          onClick={() => {
            toggle("refunds");
          }}
        >
          {w.refunds}
        </button>
        <button
          type="button"
          aria-pressed={asked.state === "notProven"}
          onClick={() => {
            toggle("notProven");
          }}
        >
          {w.notProven}
        </button>
        <button type="button" className="more" aria-haspopup="dialog" aria-pressed={n > 0} onClick={onFilter}>
          <Icon name="sliders" className="i-s" />
          {n > 0 ? w.filters(n) : <span className="vh">{w.filter}</span>}
        </button>
      </div>
    </div>
  );
}
