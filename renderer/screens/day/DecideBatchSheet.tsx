/** A close that nobody confirmed: what the terminal's settlement slip shows, and who answers for having read it. */
import { useState } from "react";
import { MAX_AMOUNT } from "../../../main/core/money/money.ts";
import type { BatchView } from "../../../preload/contract/batch.ts";
import { Field } from "../../parts/kit/Field.tsx";
import { PinDialog, useApprover } from "../../parts/kit/PinDialog.tsx";
import { chooseStep, lookAtDay } from "../../state/day/day.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useLocale, useWords } from "../../state/words.ts";

interface Props {
  readonly terminal: string;
  readonly batch: BatchView;
  readonly onClose: () => void;
}

const LONGEST = 200;
const MOST_PAYMENTS = 6;
const MOST_DIGITS = String(MAX_AMOUNT).length;

export function DecideBatchSheet({ terminal, batch, onClose }: Props) {
  const words = useWords();
  const locale = useLocale();
  const { batch: w } = words.day;
  const by = useApprover("decideBatch");
  const [closed, setClosed] = useState<boolean | null>(null);
  const count = useFigures(MOST_PAYMENTS);
  const total = useFigures(MOST_DIGITS);
  const [reason, setReason] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const decide = async () => {
    const { approver, pin } = by;
    if (closed === null || reason.trim() === "" || pin.length < 4) {
      setTrouble({ code: pin.length < 4 && reason.trim() !== "" ? "approvalNeeded" : "reasonMissing", money: "safe" });
      return;
    }
    by.setPin("");
    const slip = closed
      ? { count: count.digits === "" ? null : count.value, total: total.digits === "" ? null : total.value }
      : null;
    const answer = await send(
      "batch.decide",
      { batch: batch.batch, closed, slip, approver, pin, reason: reason.trim() },
      true,
    );
    if (!answer.ok) {
      setTrouble(answer.error);
      return;
    }
    chooseStep("batch");
    await lookAtDay();
    onClose();
  };
  return (
    <PinDialog
      title={w.decideOf(terminal)}
      by={by}
      who={words.decide.approver}
      verb={w.decide}
      trouble={trouble}
      disabled={closed === null}
      onConfirm={() => void decide()}
      onClose={onClose}
    >
      <div className="field">
        <span className="label">{w.decideAsk}</span>
        <div className="seg" role="group" aria-label={w.decideAsk}>
          {([true, false] as const).map((is) => (
            <button
              key={String(is)}
              type="button"
              aria-pressed={closed === is}
              onClick={() => {
                setClosed(is);
              }}
            >
              {is ? w.wasClosed : w.wasNotClosed}
            </button>
          ))}
        </div>
      </div>
      {closed === true && (
        <div className="split">
          <Field label={w.slipCount} value={count.digits} most={MOST_PAYMENTS} figures onValue={count.type} />
          <Field
            label={w.slipTotal}
            value={total.digits === "" ? "" : masked(total.digits, 2, locale)}
            most={MOST_DIGITS + 2}
            figures
            onValue={total.type}
          />
        </div>
      )}
      <Field label={words.decide.reason} value={reason} most={LONGEST} onValue={setReason} first />
    </PinDialog>
  );
}
