/** What differs: counted drawers from the books, the gateways' records from ours, and sales that are not settled. */
import { minor } from "../../../main/core/money/money.ts";
import type { MatchFigure } from "../../../main/core/report/differenceFigures.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { Icon } from "../../parts/kit/Icon.tsx";
import { openDifferences } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";
import { Card } from "./Card.tsx";
import { FigureRow } from "./FigureRow.tsx";
import { useReportNames } from "./reportNames.ts";

/** Sales that are listed by number; more than a person sees to are in the file. */
const MOST_LISTED = 20;

export function Differences({ of }: { readonly of: ReportView }) {
  const { reports: w } = useWords();
  const { figures, saleNumbers } = of;
  const { unsettled } = figures;
  return (
    <Card title={w.differences}>
      <Drawers of={of} />
      <Records match={of.match} running={of.period.kind === "days" && of.period.running} />
      <Said ok={unsettled.length === 0} says={unsettled.length === 0 ? w.allSettled : w.unsettled(unsettled.length)} />
      {unsettled.slice(0, MOST_LISTED).map(({ amount, sale }) => (
        <FigureRow
          key={sale}
          name={w.saleNumber(saleNumbers[sale] ?? 0)}
          amount={amount}
          figure={{ figure: "sale", sale }}
        />
      ))}
    </Card>
  );
}

function Drawers({ of: { drawers } }: { readonly of: ReportView }) {
  const { reports: w } = useWords();
  const names = useReportNames();
  const wrong = drawers.filter(({ counted, expected }) => counted !== expected);
  if (drawers.length === 0) return <li className="said">{w.noDrawers}</li>;
  if (wrong.length === 0) return <Said ok says={w.drawersAgree} />;
  return wrong.map(({ closedAt, counted, expected, explanation, shift }) => (
    <FigureRow
      key={shift}
      icon={<Icon name="warn" className="i-s warn" />}
      name={(counted > expected ? w.over : w.short)(names.moment(closedAt))}
      more={explanation}
      amount={minor(counted - expected)}
      figure={{ figure: "drawer", shift }}
    />
  ));
}

interface RecordsProps {
  readonly match: MatchFigure;
  /** By day nobody expects it to be done. */
  readonly running?: boolean;
}

/** The match with the gateways, as far as it went; each class opens to its differences. */
export function Records({ match, running = false }: RecordsProps) {
  const { match: m, reports: w } = useWords();
  const names = useReportNames();
  const { at, differences, unmatched } = match;
  const agrees = differences.length === 0;
  return (
    <>
      {at !== null && agrees && <Said ok says={w.recordsAgree(names.moment(at))} />}
      {at !== null && !agrees && <li className="said">{w.matched(names.moment(at))}</li>}
      {differences.map(({ amount, class: name, count, open }) => (
        <FigureRow
          key={name}
          icon={<Icon name={open === 0 ? "tick" : "warn"} className={`i-s ${open === 0 ? "ok" : "warn"}`} />}
          name={m.class[name]}
          more={[w.count(count), open === 0 ? "" : w.openDifferences(open)].filter((part) => part !== "").join(" · ")}
          amount={amount}
          figure={() => void openDifferences(name, m.class[name])}
        />
      ))}
      {unmatched > 0 && (
        <FigureRow
          icon={<Icon name={running ? "ring" : "warn"} className={running ? "i-s" : "i-s warn"} />}
          name={w.unmatched}
          more={w.count(unmatched)}
          amount={null}
          figure={{ figure: "unmatched" }}
        />
      )}
    </>
  );
}

function Said({ ok, says }: { readonly ok: boolean; readonly says: string }) {
  return (
    <li className={`said ${ok ? "ok" : "warn"}`}>
      <Icon name={ok ? "tick" : "warn"} className={`i-s ${ok ? "ok" : "warn"}`} />
      {says}
    </li>
  );
}
