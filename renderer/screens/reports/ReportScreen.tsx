/** A report on a day, a week, a month or what a Z report covers. Every figure opens to the rows it is the sum of. */
import "../../styles/reports.css";
import { type ReactNode, useState } from "react";
import { type Minor, minor } from "../../../main/core/money/money.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { openFigure, useReportFollows, useReports } from "../../state/day/reports.ts";
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Differences } from "./Differences.tsx";
import { DifferencesSheet } from "./DifferencesSheet.tsx";
import { HourChart } from "./HourChart.tsx";
import { Mix, MoneyBack, Totals } from "./MoneyCards.tsx";
import { People, Speed, TopGoods } from "./PeopleCards.tsx";
import { ReportFoot } from "./ReportFoot.tsx";
import { useReportNames } from "./reportNames.ts";
import { RowsSheet } from "./RowsSheet.tsx";

export function ReportScreen() {
  const words = useWords();
  const { reports: w } = words;
  const report = useReports((reports) => reports.report);
  const asking = useReports((reports) => reports.asking);
  const trouble = useReports((reports) => reports.trouble);
  const opened = useReports((reports) => reports.opened);
  const differing = useReports((reports) => reports.differing);
  const store = useView((view) => view.session.store);
  const [noZ, setNoZ] = useState(false);
  useReportFollows();
  return (
    <main className="page reportplace" aria-busy={asking}>
      <h1 className="vh">{w.title}</h1>
      <p className="shopline" aria-hidden="true">
        {[store.name, store.register, report === null ? "" : daysOf(report.period)]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      {report === null ? (
        <section className="sheet nothing">
          <p className="head">{trouble === null ? "" : words.problems[trouble.code](trouble.params ?? {}).what}</p>
        </section>
      ) : (
        <>
          <Headline of={report} noZ={noZ} />
          <div className="cards" tabIndex={0} role="region" aria-label={w.title}>
            <HourChart of={report} />
            <Mix of={report} />
            <Totals of={report} />
            <TopGoods of={report} />
            <Speed of={report} />
            <MoneyBack of={report} />
            <People of={report} />
            <Differences of={report} />
          </div>
        </>
      )}
      <ReportFoot
        of={report}
        onNoZ={() => {
          setNoZ(true);
        }}
      />
      {opened !== null && <RowsSheet of={opened} origin="report" />}
      {differing !== null && <DifferencesSheet of={differing} origin="report" />}
    </main>
  );
}

function Headline({ noZ, of }: { readonly of: ReportView; readonly noZ: boolean }) {
  const { reports: w } = useWords();
  const names = useReportNames();
  const { figures, period } = of;
  const { returns, sales } = figures;
  const taken = minor(sales.total - returns.total);
  const average = sales.count === 0 ? minor(0) : minor(Math.round(sales.total / sales.count));
  const running = period.kind === "days" && period.running;
  return (
    <section className="sheet headline wm" aria-label={names.period(period)}>
      <Opens figure="takings" title={w.taken} amount={taken} className="first">
        <span className="note">{names.period(period)}</span>
        <b>
          <Amount value={taken} look="large" />
        </b>
        <span className="note">{noZ ? w.noZ : running ? `${w.taken} · ${w.soFar(names.time(of.at))}` : w.taken}</span>
      </Opens>
      <Opens figure="sales" title={w.sales} amount={sales.total}>
        <span className="note">{w.sales}</span>
        <b>{sales.count}</b>
      </Opens>
      <Opens figure="sales" title={w.sales} amount={sales.total}>
        <span className="note">{w.average}</span>
        <b>
          <Amount value={average} />
        </b>
      </Opens>
      <Opens figure="returns" title={w.givenBack} amount={returns.total}>
        <span className="note">{w.givenBack}</span>
        <b>
          <Amount value={minor(0 - returns.total)} />
        </b>
      </Opens>
    </section>
  );
}

/** With their years, for a paper that is kept. */
const daysOf = ({ first, last }: ReportView["period"]): string => (first === last ? first : `${first} – ${last}`);

interface OpensProps {
  readonly figure: "takings" | "sales" | "returns";
  readonly title: string;
  readonly amount: Minor;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One figure of the headline: a press opens the rows behind it. */
function Opens({ amount, children, className = "", figure, title }: OpensProps) {
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      onClick={() => {
        void openFigure({ figure }, title, amount);
      }}
    >
      {children}
    </button>
  );
}
