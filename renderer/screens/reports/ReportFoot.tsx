/** The row under a report: the way back, which period, and the report on paper or as a file. */
import { useState } from "react";
import type { Span } from "../../../main/core/report/reportPeriod.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { useKeys } from "../../state/input/keyboard.ts";
import { capOf, KEYS } from "../../state/input/keyMap.ts";
import { askReport, type AskedPeriod, closeReports, lastZ, useReports } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";
import { SaveSheet } from "./SaveSheet.tsx";
import { usePrintPeriod } from "./usePrintPeriod.ts";

const SPANS: readonly (Span | "z")[] = ["day", "week", "month", "z"];

interface Props {
  readonly of: ReportView | null;
  /** There is no Z report yet. */
  readonly onNoZ: () => void;
}

export function ReportFoot({ of, onNoZ }: Props) {
  const words = useWords();
  const { reports: w } = words;
  const asked = useReports((reports) => reports.period);
  const [saves, setSaves] = useState(false);
  const chosen = asked.kind === "z" ? "z" : asked.span;
  const beside = (by: "before" | "after"): (() => void) | undefined => {
    const to = of === null ? null : periodBeside(of, by);
    return to === null ? undefined : () => void askReport(to);
  };
  const { print, sent } = usePrintPeriod(of);
  const save =
    of === null
      ? undefined
      : () => {
          setSaves(true);
        };
  const choose = async (span: Span | "z"): Promise<void> => {
    if (span !== "z") return askReport({ kind: "days", span, day: dayOf(of) });
    const number = await lastZ();
    if (number === null) onNoZ();
    else await askReport({ kind: "z", number });
  };
  const { after, back, before, print: printKey, save: saveKey, ...spanKeys } = KEYS.reports;
  const spans = Object.fromEntries(SPANS.map((span) => [spanKeys[span], () => void choose(span)]));
  useKeys({
    keys: {
      ...spans,
      [back]: closeReports,
      [before]: beside("before"),
      [after]: beside("after"),
      [printKey]: print,
      [saveKey]: save,
    },
  });
  return (
    <div className="foot">
      <Button icon="back" className="big" keyName={back} onPress={closeReports}>
        {words.shell.back}
      </Button>
      <div className="seg" role="group" aria-label={w.period}>
        {SPANS.map((span) => (
          <button key={span} type="button" aria-pressed={chosen === span} onClick={() => void choose(span)}>
            {w.span[span]}
            <kbd>{capOf(spanKeys[span])}</kbd>
          </button>
        ))}
      </div>
      {(["before", "after"] as const).map((by) => (
        <button
          key={by}
          type="button"
          className="btn big step"
          aria-label={w[by]}
          disabled={beside(by) === undefined}
          onClick={beside(by)}
        >
          <span aria-hidden="true">{by === "before" ? "‹" : "›"}</span>
        </button>
      ))}
      <div className="end">
        <p className="vh" role="status">
          {sent && words.day.report.printing}
        </p>
        <Button className="big" keyName={saveKey} disabled={save === undefined} onPress={() => save?.()}>
          {w.save}
        </Button>
        <Button
          kind="primary"
          icon={sent ? "check" : "printer"}
          className="big"
          keyName={printKey}
          disabled={print === undefined}
          onPress={() => print?.()}
        >
          {sent ? w.sent : w.print}
        </Button>
      </div>
      {saves && of !== null && (
        <SaveSheet
          of={of}
          onClose={() => {
            setSaves(false);
          }}
        />
      )}
    </div>
  );
}

/** What is looked at goes on being looked at: the last day of a time that is over, today of one that is not. */
function dayOf(of: ReportView | null): string | null {
  return of === null || (of.period.kind === "days" && of.period.running) ? null : of.period.last;
}

function periodBeside({ period }: ReportView, by: "before" | "after"): AskedPeriod | null {
  if (period.kind === "z") {
    const number = period[by];
    return number === null ? null : { kind: "z", number };
  }
  const day = period[by];
  return day === null ? null : { kind: "days", span: period.span, day };
}
