/** What is known of money on its way back: its state, the gateway's words, and what there is to do. */
import type { GivingBackView } from "../../../preload/contract/refund.ts";
import { useNow } from "../../state/clock.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Icon } from "../kit/Icon.tsx";

export function RefundSays({ of }: { readonly of: GivingBackView }) {
  const words = useWords();
  const money = useMoney();
  const now = useNow();
  const { refunds: w } = words;
  const last = of.refunds.at(-1);
  const unknown = last !== undefined && last.state !== "made" && last.state !== "notMade" && last.state !== "decided";
  return (
    <div className="refundsays" role="status">
      {of.tooMuch > 0 && (
        <p className="row">
          <Icon name="warn" className="warn" /> <b>{w.tooMuch(money(of.tooMuch))}</b>
        </p>
      )}
      {last !== undefined && (
        <p className="row">
          <Icon name={unknown ? "unsure" : last.state === "made" ? "tick" : "warn"} className={unknown ? "warn" : ""} />
          <b className="grow">
            {w.state[last.state]} · {money(last.amount)}
          </b>
          <span className="ref">{last.ref}</span>
        </p>
      )}
      {unknown && <p>{last.presumed ? w.presumed : w.asking(last.lookUps)}</p>}
      {last?.state === "checking" && last.managerAt !== null && last.managerAt > now && (
        <p>{w.managerIn(duration(last.managerAt - now, words))}</p>
      )}
      {last !== undefined && last.advice !== null && last.state !== "made" && <p>{w.advice[last.advice]}</p>}
      {last !== undefined && last.hostText !== "" && <p className="note">{w.says(last.hostText)}</p>}
    </div>
  );
}
