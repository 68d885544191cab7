/** The X report: what the open stretch adds up to so far. It closes nothing. */
import { Dialog } from "../../parts/Dialog.tsx";
import { useWords } from "../../state/words.ts";
import { PrintReport } from "./PrintReport.tsx";
import { SoFar } from "./SoFar.tsx";

export function XSheet({ onClose }: { readonly onClose: () => void }) {
  const { day: w } = useWords();
  return (
    <Dialog title={w.xReport} wide onClose={onClose} foot={<PrintReport which="x" />}>
      <SoFar />
    </Dialog>
  );
}
