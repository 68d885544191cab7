/** Notes and coins, one field a kind: typed, or touched on the keypad. Nothing here says what the drawer should hold. */
import { type KeyboardEvent, useRef, useState } from "react";
import { minor } from "../../../main/core/money/money.ts";
import type { ShiftView } from "../../../preload/contract/shift.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Keypad } from "../../parts/kit/Keypad.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { lookAtDay, useDay } from "../../state/day/day.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import {
  forgetCounts,
  keepCounts,
  keptCounts,
  type PieceCounts,
  countOf,
  piecesOf,
  typed,
  worth,
} from "../../state/pay/pieceCounts.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import type { OfStep } from "./CountStep.tsx";
import { DrawerFoot } from "./DrawerFoot.tsx";

interface Props extends OfStep {
  /** Null: the float is counted, before the drawer opens. */
  readonly shift: ShiftView | null;
  readonly denominations: readonly number[];
}

export function CountPieces({ of, shift, denominations }: Props) {
  const words = useWords();
  const { drawer: w } = words.day;
  const money = useMoney();
  const [counts, setCounts] = useState<PieceCounts>(() => keptCounts(shift?.id ?? ""));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  /** The field that the keypad types into, and whether it begins it anew. */
  const at = useRef({ piece: denominations[0] ?? 0, fresh: true });
  const total = minor(worth(counts, denominations));

  const set = (piece: number, text: string) => {
    at.current.fresh = false;
    const next = typed(counts, piece, text);
    keepCounts(shift?.id ?? "", next);
    setCounts(next);
  };
  const fields = () => [...(grid.current?.querySelectorAll("input") ?? [])];
  /** @returns whether there was one to go to */
  const go = (by: 1 | -1): boolean => {
    const next = fields()[denominations.indexOf(at.current.piece) + by];
    next?.focus();
    return next !== undefined;
  };
  const press = (figure: string) => {
    const { piece, fresh } = at.current;
    set(piece, fresh ? figure : (counts[piece] ?? "") + figure);
  };
  const erase = () => {
    const { piece } = at.current;
    set(piece, (counts[piece] ?? "").slice(0, -1));
  };
  /** What is counted so far stays: the same key goes on with it. */
  const leave = () => {
    useDay.setState({ counting: false });
  };
  const done = async () => {
    const counted = { pieces: piecesOf(counts, denominations) };
    const answer =
      shift === null
        ? await send("shift.open", { float: counted }, true)
        : await send("shift.count", { counted, explanation: "" }, true);
    if (!answer.ok) {
      setTrouble(answer.error);
      return;
    }
    forgetCounts();
    await lookAtDay();
    useDay.setState({ chosen: "count", counting: false });
  };
  const arrows = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    go(event.key === "ArrowDown" ? 1 : -1);
  };
  const title = `5. ${words.day.step.count}`;
  return (
    <>
      <section className="sheet panel wm counting" aria-label={title}>
        <header>
          <h2>{shift === null ? w.countFloat : title}</h2>
          {shift !== null && <span className="note">{w.blind}</span>}
        </header>
        <div className="in">
          <div ref={grid} className="count" role="group" aria-label={w.coins} onKeyDown={arrows}>
            {denominations.map((piece, place) => {
              const short = piece < 100 ? words.cash.cents(piece) : money(minor(piece)).replace(/[.,]00/, "");
              return (
                <label key={piece}>
                  <span>{short}</span>
                  {/* The keypad is beside it: no other one comes up over it. */}
                  <input
                    inputMode="none"
                    autoComplete="off"
                    autoFocus={place === 0}
                    aria-label={w.pieces(short)}
                    value={counts[piece] ?? ""}
                    onFocus={(event) => {
                      at.current = { piece, fresh: true };
                      event.target.select();
                    }}
                    onChange={(event) => {
                      set(piece, event.target.value);
                    }}
                  />
                  <output className={countOf(counts, piece) === 0 ? "blank" : ""}>
                    <Amount value={minor(piece * countOf(counts, piece))} />
                  </output>
                </label>
              );
            })}
          </div>
          <div className="padside">
            <Keypad
              onDigit={press}
              onDelete={erase}
              corner={{
                text: "↓",
                name: w.nextKind,
                onPress: () => {
                  if (!go(1)) fields()[0]?.focus();
                },
              }}
            />
            <TroubleSays trouble={trouble} />
            <div className="duebox">
              <div className="due">
                <b>{w.counted}</b>
                <output aria-label={w.counted} data-length={String(total).length > 5 ? "long" : "short"}>
                  <Amount value={total} look="large" />
                </output>
              </div>
              <div className="due-end" />
            </div>
          </div>
        </div>
      </section>
      <DrawerFoot
        of={of}
        onBack={leave}
        digit={press}
        keys={{
          [KEYS.day.deleteLast]: erase,
          [KEYS.day.stepDown]: () => void go(1),
          [KEYS.day.stepUp]: () => void go(-1),
        }}
        primary={{
          label: shift === null ? w.open : w.compare,
          onPress: () => void done(),
          onEnter: () => {
            if (document.activeElement instanceof HTMLInputElement && go(1)) return;
            void done();
          },
        }}
      />
    </>
  );
}
