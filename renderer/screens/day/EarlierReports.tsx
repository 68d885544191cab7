/** Z reports of the days before, newest first, a page at a time: each opens to what it says. */
import { useEffect, useState } from "react";
import type { ZView } from "../../../preload/contract/closing.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { ask } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useWhen } from "./when.ts";

interface Props {
  /** The number of the newest. */
  readonly last: number;
  readonly onOpen: (number: number) => void;
}

const PAGE = 7;

export function EarlierReports({ last, onOpen }: Props) {
  const { report: w } = useWords().day;
  const when = useWhen();
  const [from, setFrom] = useState(last);
  const [reports, setReports] = useState<readonly ZView[]>([]);
  useEffect(() => {
    let gone = false;
    const numbers = Array.from({ length: Math.min(PAGE, from) }, (_, place) => from - place);
    void Promise.all(numbers.map((number) => ask("closing.report", { number }))).then((answers) => {
      if (!gone) setReports(answers.flatMap((answer) => (answer.ok && answer.value !== null ? [answer.value] : [])));
    });
    return () => {
      gone = true;
    };
  }, [from]);
  return (
    <>
      <ul className="zlist" aria-label={w.earlier}>
        {reports.map(({ number, at, days, figures, operator }) => (
          <li key={number}>
            <button
              type="button"
              className="btn"
              onClick={() => {
                onOpen(number);
              }}
            >
              <span className="about">
                <b className="strong">{w.number(number)}</b>
                <small>
                  {when.day(days.at(-1) ?? "")} · {when.moment(at)} · {operator}
                </small>
              </span>
              <Amount value={figures.money} look="sign" />
            </button>
          </li>
        ))}
      </ul>
      {last > PAGE && (
        <div className="acts">
          <Button
            disabled={from >= last}
            onPress={() => {
              setFrom(Math.min(last, from + PAGE));
            }}
          >
            {w.newer}
          </Button>
          <Button
            disabled={from <= PAGE}
            onPress={() => {
              setFrom(from - PAGE);
            }}
          >
            {w.older}
          </Button>
        </div>
      )}
    </>
  );
}
