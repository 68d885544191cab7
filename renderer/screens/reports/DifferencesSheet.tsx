/** Differences of one class with the gateways' records: what both sides say of each, and the note to it. */
import "../../styles/match.css";
import { Button } from "../../parts/kit/Button.tsx";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import { closeDifferences, type OpenedDifferences, readDifferences } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";
import { DifferenceRow } from "../day/DifferenceRow.tsx";

export function DifferencesSheet({ of }: { readonly of: OpenedDifferences }) {
  const { reports: w } = useWords();
  const { differences, title, total } = of;
  const left = total - (differences?.length ?? 0);
  return (
    <Dialog title={w.rows(title)} wide onClose={closeDifferences}>
      {differences?.length === 0 && <p>{w.noRows}</p>}
      <div className="matching">
        <ul className="diffs" aria-busy={differences === null}>
          {differences?.map((each) => (
            <DifferenceRow key={each.key} of={each} origin="report" read />
          ))}
        </ul>
      </div>
      {differences !== null && left > 0 && (
        <Button onPress={() => void readDifferences(of)}>{w.moreDifferences(left)}</Button>
      )}
    </Dialog>
  );
}
