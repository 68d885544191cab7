/** How long each customer waited for an approval, the slowest first. */
import { useEffect, useState } from "react";
import type { WaitView } from "../../../preload/contract/report.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import { readWaits } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";
import { lookCloser, useBackHere } from "../../state/past/wayBack.ts";
import { useReportNames } from "./reportNames.ts";

interface Props {
  readonly tender: WaitView["tender"];
  readonly onClose: () => void;
}

export function WaitsSheet({ onClose, tender }: Props) {
  const { reports: w } = useWords();
  const [waits, setWaits] = useState<readonly WaitView[] | null>(null);
  const [more, setMore] = useState(false);
  const [from, setFrom] = useState(0);
  useEffect(() => {
    let gone = false;
    void readWaits(tender, from).then((page) => {
      if (gone) return;
      setWaits((known) => [...(known ?? []), ...(page?.waits ?? [])]);
      setMore(page?.more === true);
    });
    return () => {
      gone = true;
    };
  }, [tender, from]);
  return (
    <Dialog title={w.rows(w.speed[tender])} wide onClose={onClose}>
      <ul className="figurelist rows" aria-busy={waits === null}>
        {waits?.map((wait) => (
          <Wait key={wait.attempt} of={wait} />
        ))}
      </ul>
      {waits?.length === 0 && <p>{w.noRows}</p>}
      {more && (
        <Button
          onPress={() => {
            setFrom(waits?.length ?? 0);
          }}
        >
          {w.moreRows}
        </Button>
      )}
    </Dialog>
  );
}

function Wait({ of }: { readonly of: WaitView }) {
  const { reports: w } = useWords();
  const names = useReportNames();
  const { amount, at, attempt, label, ms, sale, saleNumber } = of;
  const here = useBackHere("report", attempt);
  return (
    <li>
      <button
        ref={here}
        type="button"
        onClick={() => {
          lookCloser("report", attempt, { of: { sale }, tab: "payments" });
        }}
      >
        <span className="what">
          <b className="strong">{names.seconds(ms)}</b>
          <small>{[w.saleNumber(saleNumber), label, names.moment(at)].filter((part) => part !== "").join(" · ")}</small>
        </span>
        <Amount value={amount} />
      </button>
    </li>
  );
}
