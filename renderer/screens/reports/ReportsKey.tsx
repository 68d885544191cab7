/** Opens the reports, for those who may see figures. */
import { useAlone } from "../../parts/kit/Approver.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { KEYS } from "../../state/input/keyMap.ts";
import { openReports } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";

export function ReportsKey() {
  const { reports: w } = useWords();
  const sees = useAlone("seeFigures");
  if (!sees) return null;
  return (
    <Button keyName={KEYS.day.reports} onPress={openReports}>
      {w.title}
    </Button>
  );
}
