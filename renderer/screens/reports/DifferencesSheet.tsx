/** Differences of one class with the gateways' records: what both sides say of each, and the note to it. */
import "../../styles/match.css";
import { useState } from "react";
import type { ReportedDifferenceView } from "../../../preload/contract/report.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import {
  askReport,
  closeDifferences,
  openDifferences,
  type OpenedDifferences,
  readDifferences,
  useReports,
} from "../../state/day/reports.ts";
import type { Origin } from "../../state/past/wayBack.ts";
import { useWords } from "../../state/words.ts";
import { DifferenceRow } from "../day/DifferenceRow.tsx";
import { NoteDialog } from "../day/NoteSheet.tsx";

interface Props {
  readonly of: OpenedDifferences;
  /** Where it lies open: its sales lead back there. */
  readonly origin: Origin;
}

export function DifferencesSheet({ of, origin }: Props) {
  const { reports: w } = useWords();
  const { differences, title, total } = of;
  const [noting, setNoting] = useState<ReportedDifferenceView | null>(null);
  const left = total - (differences?.length ?? 0);
  return (
    <Dialog title={w.rows(title)} wide onClose={closeDifferences}>
      {differences?.length === 0 && <p>{w.noRows}</p>}
      <div className="matching">
        <ul className="diffs" aria-busy={differences === null}>
          {differences?.map((each) => (
            <DifferenceRow
              key={each.key}
              of={each}
              origin={origin}
              onNote={() => {
                setNoting(each);
              }}
            />
          ))}
        </ul>
      </div>
      {differences !== null && left > 0 && (
        <Button onPress={() => void readDifferences(of)}>{w.moreDifferences(left)}</Button>
      )}
      {noting !== null && (
        <NoteDialog
          of={noting}
          z={noting.z}
          onClose={() => {
            setNoting(null);
          }}
          onNoted={async () => {
            await openDifferences(of.class, title);
            setNoting(null);
            const { open, period } = useReports.getState();
            if (open) void askReport(period);
          }}
        />
      )}
    </Dialog>
  );
}
