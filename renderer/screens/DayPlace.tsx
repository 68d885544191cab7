/** The day's place: the evening's steps, or the reports on days, weeks and months before. */
import { useReports } from "../state/day/reports.ts";
import { Day } from "./day/Day.tsx";
import { ReportScreen } from "./reports/ReportScreen.tsx";

export function DayPlace() {
  const reporting = useReports((reports) => reports.open);
  return reporting ? <ReportScreen /> : <Day />;
}
