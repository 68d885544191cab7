/** Which file the report is saved as. */
import type { ReportView } from "../../../preload/contract/report.ts";
import { Dialog } from "../../parts/Dialog.tsx";
import { useWords } from "../../state/words.ts";
import { type ReportFile, saveReport } from "./saveReport.ts";

interface Props {
  readonly of: ReportView;
  readonly onClose: () => void;
}

export function SaveSheet({ of, onClose }: Props) {
  const { reports: w } = useWords();
  const choices: readonly (readonly [ReportFile, string, string])[] = [
    ["csv", w.csv, w.csvMore],
    ["json", w.json, w.jsonMore],
  ];
  return (
    <Dialog title={w.saveAs} onClose={onClose}>
      <div className="filekinds">
        {choices.map(([as, name, more]) => (
          <button
            key={as}
            type="button"
            className="btn big"
            onClick={() => {
              saveReport(of, as);
              onClose();
            }}
          >
            <span>
              <b className="strong">{name}</b>
              <small>{more}</small>
            </span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
