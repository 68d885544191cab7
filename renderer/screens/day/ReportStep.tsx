/** Step 6: the figures so far, the key that closes the day, and the reports of this day and the days before. */
import { useEffect, useState } from "react";
import type { ZView } from "../../../preload/contract/closing.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { useAlone } from "../../parts/kit/Approver.tsx";
import { askToCloseDay, isReady, leftBeforeReport, type Shown, useDay } from "../../state/day/day.ts";
import { ask } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { CloseDaySheet } from "./CloseDaySheet.tsx";
import { EarlierReports } from "./EarlierReports.tsx";
import { KnownOfZ } from "./KnownOfZ.tsx";
import { PrintReport } from "./PrintReport.tsx";
import { SoFar } from "./SoFar.tsx";
import { StepFoot } from "./StepFoot.tsx";
import { StepPanel, StepSays } from "./StepPanel.tsx";
import { ZReport } from "./ZReport.tsx";

export function ReportStep() {
  const { day: w } = useWords();
  const closing = useDay((day) => day.closing);
  const seesFigures = useAlone("seeFigures");
  const shown = useDay((day) => day.shown);
  const setShown = (show: Shown) => {
    useDay.setState({ chosen: "report", shown: show });
  };
  const closingDay = useDay((day) => day.closingDay);
  const last = closing?.last?.number ?? 0;
  const open = closing?.toClose === true;
  const steps = closing?.steps ?? [];
  const ready = isReady(steps);
  // A closed day is looked at by its report.
  const number = shown.kind === "z" ? shown.number : shown.kind === "now" && !open && last > 0 ? last : null;
  const z = useZ(seesFigures ? number : null);
  const title = number === null ? w.report.number(closing?.next ?? 1) : w.report.number(number);
  const backToNow = () => {
    setShown({ kind: "now" });
  };
  const shut = () => {
    useDay.setState({ closingDay: false });
  };
  return (
    <>
      <StepPanel
        step="report"
        aside={
          <>
            <span className="note">{shown.kind === "list" ? w.report.earlier : title}</span>
            {last > 0 && seesFigures && shown.kind !== "list" && (
              <Button
                kind="quiet"
                onPress={() => {
                  setShown({ kind: "list" });
                }}
              >
                {w.report.earlier}
              </Button>
            )}
          </>
        }
      >
        {shown.kind === "list" && (
          <EarlierReports
            last={last}
            onOpen={(which) => {
              setShown({ kind: "z", number: which });
            }}
          />
        )}
        {shown.kind === "now" && open && (
          <>
            {!ready && (
              <StepSays icon="ring" look="" what={w.report.notYet} more={w.stepsLeft(leftBeforeReport(steps))} />
            )}
            {seesFigures ? <SoFar /> : <p className="note">{w.report.hidden}</p>}
          </>
        )}
        {shown.kind === "now" && !open && last === 0 && (
          <StepSays icon="ring" look="" what={w.nothingYet} more={w.report.noEarlier} />
        )}
        {number !== null && !seesFigures && <StepSays icon="tick" look="ok" what={w.allDone} more={w.report.hidden} />}
        {number !== null && z !== null && (
          <>
            <KnownOfZ number={number} />
            <ZReport of={z} />
          </>
        )}
      </StepPanel>
      <StepFoot
        step="report"
        onBack={shown.kind === "now" ? undefined : backToNow}
        beside={number === null ? undefined : <PrintReport which={number} />}
        primary={
          open && shown.kind === "now"
            ? {
                label: w.report.close,
                disabled: !ready,
                onPress: askToCloseDay,
              }
            : undefined
        }
      />
      {closingDay && closing !== null && <CloseDaySheet number={closing.next} onClose={shut} />}
    </>
  );
}

/** The report of this number; null while it is fetched, or where there is none. */
function useZ(number: number | null): ZView | null {
  const [z, setZ] = useState<ZView | null>(null);
  useEffect(() => {
    let gone = false;
    if (number !== null)
      void ask("closing.report", { number }).then((answer) => {
        if (!gone && answer.ok) setZ(answer.value);
      });
    return () => {
      gone = true;
    };
  }, [number]);
  return z?.number === number ? z : null;
}
