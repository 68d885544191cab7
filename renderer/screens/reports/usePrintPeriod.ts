/** Sends the report that is looked at to the receipt printer, as it stands now, and says what came of it. */
import { useState } from "react";
import type { ReportView } from "../../../preload/contract/report.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";

export function usePrintPeriod(of: ReportView | null): {
  readonly says: string;
  readonly print: (() => void) | undefined;
} {
  const words = useWords();
  const [said, setSaid] = useState({ of: "", says: "" });
  if (of === null) return { says: "", print: undefined };
  const { period } = of;
  const name = period.kind === "z" ? `z${String(period.number)}` : `${period.span} ${period.first}`;
  const print = async (): Promise<void> => {
    const which =
      period.kind === "z" ? period.number : ({ kind: "days", span: period.span, day: period.first } as const);
    const answer = await send("report.print", { which }, true);
    const says = answer.ok
      ? words.day.report.printing
      : words.problems[answer.error.code](answer.error.params ?? {}).what;
    setSaid({ of: name, says });
  };
  // What was said of another report is not said of this one.
  return { says: said.of === name ? said.says : "", print: () => void print() };
}
