/** Papers that did not come out, or may have: the sale is untouched by any of it. */
import { send, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";

export function PrintingSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { printing: w } = words;
  const jobs = useView((view) => view.printing);
  return (
    <Dialog title={w.title(jobs.length)} onClose={onClose}>
      <ul className="unproven" tabIndex={0} aria-label={w.title(jobs.length)}>
        {jobs.map(({ job, paper, report, saleNumber, state }) => (
          <li key={job} className="row">
            <span className="grow">
              <b className="strong">{w.paper[paper]}</b>
              {report === null ? "" : ` ${String(report)}`}
              {saleNumber === 0 ? "" : ` · ${words.sale.number(saleNumber)}`} · {w.state[state]}
            </span>
            <Button kind="quiet" onPress={() => void send("receipt.drop", { job })}>
              {w.drop}
            </Button>
            <Button icon="printer" onPress={() => void send("receipt.retry", { job })}>
              {w.retry}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
