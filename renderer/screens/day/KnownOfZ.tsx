/** Over a Z report: how its time stands beside the gateways' records now, with a time of its own. No part of the report. */
import { useEffect, useState } from "react";
import type { KnownView } from "../../../preload/contract/report.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { openReportOn, useReports } from "../../state/day/reports.ts";
import { ask } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Records } from "../reports/Differences.tsx";
import { DifferencesSheet } from "../reports/DifferencesSheet.tsx";
import { RowsSheet } from "../reports/RowsSheet.tsx";
import { PrintReport } from "./PrintReport.tsx";
import { useWhen } from "./when.ts";

/** How soon it is looked at again, ms. */
const AGAIN_MS = 5_000;

export function KnownOfZ({ number }: { readonly number: number }) {
  const { day, reports } = useWords();
  const { known: w } = day.report;
  const { moment } = useWhen();
  const view = useKnown(number);
  const opened = useReports((state) => state.opened);
  const differing = useReports((state) => state.differing);
  if (view === null) return null;
  const { at, match } = view;
  return (
    <section className="known" aria-labelledby="known-title">
      <h3 id="known-title">{w.title}</h3>
      <p className="note">{w.asOf(moment(at))}</p>
      <ul className="figurelist">
        <Records match={match} />
        {match.at === null && match.unmatched === 0 && <li className="said">{reports.noGateway}</li>}
      </ul>
      <div className="acts">
        <Button
          icon="paper"
          onPress={() => {
            openReportOn({ kind: "z", number });
          }}
        >
          {w.inReports}
        </Button>
        <PrintReport which={{ kind: "known", number }} label={w.print} />
      </div>
      {opened !== null && <RowsSheet of={opened} origin="day" />}
      {differing !== null && <DifferencesSheet of={differing} origin="day" />}
    </section>
  );
}

/** Null until the first answer. What its rows open to is read of the same report. */
function useKnown(number: number): KnownView | null {
  const [known, setKnown] = useState<(KnownView & { readonly number: number }) | null>(null);
  useEffect(() => {
    let gone = false;
    useReports.setState({ period: { kind: "z", number } });
    const look = async (): Promise<void> => {
      const answer = await ask("report.known", { number });
      if (!gone && answer.ok) setKnown(answer.value === null ? null : { ...answer.value, number });
    };
    void look();
    const again = setInterval(() => void look(), AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(again);
    };
  }, [number]);
  return known?.number === number ? known : null;
}
