/** The X report: what the open stretch adds up to so far, and how its drawer should stand. It closes nothing. */
import { useAlone } from "../../parts/kit/Approver.tsx";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import { useWords } from "../../state/words.ts";
import { PrintReport } from "./PrintReport.tsx";
import { SoFar } from "./SoFar.tsx";

export function XSheet({ onClose }: { readonly onClose: () => void }) {
  const { day: w } = useWords();
  const sees = useAlone("seeFigures");
  return (
    <Dialog
      title={w.xReport}
      className="xsheet"
      onClose={onClose}
      {...(sees ? { foot: <PrintReport which="x" /> } : {})}
    >
      {sees ? (
        // What scrolls can be reached by the keyboard.
        <div className="scrolled" tabIndex={0}>
          <p className="note">{w.report.xMore}</p>
          <SoFar />
        </div>
      ) : (
        <p>{w.report.hidden}</p>
      )}
    </Dialog>
  );
}
