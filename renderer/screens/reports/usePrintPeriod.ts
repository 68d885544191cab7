/** Sends the report that is looked at to the receipt printer, as it stands now. */
import { useEffect, useState } from "react";
import type { ReportView } from "../../../preload/contract/report.ts";
import { send } from "../../state/till.ts";

/** How long the key says so, ms. */
const SAID_MS = 4_000;

export interface PrintPeriod {
  /** It was sent just now. */
  readonly sent: boolean;
  readonly print: (() => void) | undefined;
}

export function usePrintPeriod(of: ReportView | null): PrintPeriod {
  const [sent, setSent] = useState("");
  useEffect(() => {
    if (sent === "") return undefined;
    const over = setTimeout(() => {
      setSent("");
    }, SAID_MS);
    return () => {
      clearTimeout(over);
    };
  }, [sent]);
  if (of === null) return { sent: false, print: undefined };
  const { period } = of;
  const name = period.kind === "z" ? `z${String(period.number)}` : `${period.span} ${period.first}`;
  const print = async (): Promise<void> => {
    const which =
      period.kind === "z" ? period.number : ({ kind: "days", span: period.span, day: period.first } as const);
    const answer = await send("report.print", { which });
    if (answer.ok) setSent(name);
  };
  // What was said of another report is not said of this one.
  return { sent: sent === name, print: () => void print() };
}
