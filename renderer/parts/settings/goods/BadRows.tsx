/** The lines of the file at hand that cannot be imported: their numbers, what stands there, and why not. */
import { useEffect, useState } from "react";
import { formatCount } from "../../../../main/core/money/format.ts";
import type { BadRow } from "../../../../main/core/goods/goodsProblem.ts";
import { ask } from "../../../state/till.ts";
import { useLocale, useWords } from "../../../state/words.ts";

/** @property count how many there are in all; null: as many as are listed */
export function BadRows({ count }: { readonly count: number | null }) {
  const { importing: i, rows: why } = useWords().catalog;
  const locale = useLocale();
  const [rows, setRows] = useState<readonly BadRow[]>([]);
  useEffect(() => {
    let gone = false;
    void ask("catalog.badRows", {}).then((answer) => {
      if (!gone && answer.ok) setRows(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [count]);
  const all = count ?? rows.length;
  if (all === 0 || rows.length === 0) return null;
  return (
    <section className="badrows" aria-label={i.bad(formatCount(all, locale), all === 1)}>
      <p>
        <b className="strong">{i.bad(formatCount(all, locale), all === 1)}</b> <span className="note">{i.badMore}</span>
      </p>
      <ul tabIndex={0} aria-label={i.figures.leftOut}>
        {rows.map(({ column, line, problem, value }) => (
          <li key={line}>
            <span className="at">{i.line(formatCount(line, locale))}</span>
            <span className="grow">
              {column !== undefined && <span className="mono">{column} </span>}
              {value !== undefined && <q className="mono">{value}</q>}
              {value !== undefined && " "}
              {why[problem]}
            </span>
          </li>
        ))}
        {all > rows.length && <li>{i.badRest(formatCount(all - rows.length, locale))}</li>}
      </ul>
    </section>
  );
}
