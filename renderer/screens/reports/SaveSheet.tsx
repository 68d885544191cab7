/** Which file the report is saved as; the system's own print makes a PDF of it, or puts it on another printer. */
import type { ReportView } from "../../../preload/contract/report.ts";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import { useWords } from "../../state/words.ts";
import { type ReportFile, saveReport } from "./saveReport.ts";

const printPage = (): void => {
  window.print();
};

interface Props {
  readonly of: ReportView;
  readonly onClose: () => void;
}

export function SaveSheet({ of, onClose }: Props) {
  const { reports: w } = useWords();
  const choices: readonly (readonly [ReportFile | "pdf", string, string])[] = [
    ["csv", w.csv, w.csvMore],
    ["json", w.json, w.jsonMore],
    ["pdf", w.pdf, w.pdfMore],
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
              onClose();
              // The sheet is gone before the system's own window takes the page.
              if (as === "pdf") setTimeout(printPage);
              else saveReport(of, as);
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
