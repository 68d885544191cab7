/** A step is passed over: why, and who answers for it. The report names both. */
import { useState } from "react";
import { Field } from "../../parts/kit/Field.tsx";
import { PinDialog, useApprover } from "../../parts/kit/PinDialog.tsx";
import { chooseStep, lookAtDay } from "../../state/day/day.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";

interface Props {
  readonly step: "held" | "batch" | "match";
  readonly onClose: () => void;
}

const LONGEST = 120;

export function SkipSheet({ step, onClose }: Props) {
  const words = useWords();
  const { day: w } = words;
  const by = useApprover("closeDay");
  const [reason, setReason] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const skip = async () => {
    const { approver, pin } = by;
    if (reason.trim() === "" || pin.length < 4) {
      setTrouble({ code: reason.trim() === "" ? "reasonMissing" : "approvalNeeded", money: "safe" });
      return;
    }
    by.setPin("");
    const answer = await send("closing.skip", { step, reason: reason.trim(), approval: { approver, pin } }, true);
    if (!answer.ok) {
      setTrouble(answer.error);
      return;
    }
    await lookAtDay();
    chooseStep(null);
    onClose();
  };
  return (
    <PinDialog
      title={w.skipStep(w.step[step])}
      by={by}
      who={w.whoAnswers}
      verb={w.skip}
      trouble={trouble}
      onConfirm={() => void skip()}
      onClose={onClose}
    >
      <p>{w.skipMore}</p>
      <Field label={words.decide.reason} value={reason} most={LONGEST} onValue={setReason} first />
    </PinDialog>
  );
}
