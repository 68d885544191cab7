/** What a difference is, in the words of somebody who answers for it. */
import { useState } from "react";
import type { DifferenceView } from "../../../preload/contract/match.ts";
import { Field } from "../../parts/kit/Field.tsx";
import { PinDialog, useApprover } from "../../parts/kit/PinDialog.tsx";
import { lookAtDay } from "../../state/day/day.ts";
import { lookAtMatch, useMatch } from "../../state/day/match.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useSays } from "./DifferenceRow.tsx";

const LONGEST = 200;

/** Open for as long as the difference is there and has none. */
export function NoteSheet() {
  const noting = useMatch((match) => match.differences.find(({ key }) => key === match.noting));
  const close = () => {
    useMatch.setState({ noting: null });
  };
  return noting === undefined || noting.note !== null ? null : (
    <NoteDialog
      of={noting}
      z={null}
      onClose={close}
      onNoted={async () => {
        await Promise.all([lookAtMatch(), lookAtDay()]);
        close();
      }}
    />
  );
}

interface Props {
  readonly of: DifferenceView;
  /** The Z report that the day was closed with; null while it is open. */
  readonly z: number | null;
  readonly onNoted: () => Promise<void>;
  readonly onClose: () => void;
}

export function NoteDialog({ of, onClose, onNoted, z }: Props) {
  const words = useWords();
  const { match: w } = words;
  const says = useSays();
  const by = useApprover("noteDifference");
  const [reason, setReason] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const note = async () => {
    const { approver, pin } = by;
    if (reason.trim() === "" || pin.length < 4) {
      setTrouble({ code: reason.trim() === "" ? "reasonMissing" : "approvalNeeded", money: "safe" });
      return;
    }
    by.setPin("");
    const said = { difference: of.key, reason: reason.trim(), approval: { approver, pin } };
    const answer = await (z === null ? send("match.note", said, true) : send("match.noteLater", { ...said, z }, true));
    if (!answer.ok) {
      setTrouble(answer.error);
      return;
    }
    await onNoted();
  };
  return (
    <PinDialog
      title={w.noteOn(w.class[of.class])}
      by={by}
      who={words.day.whoAnswers}
      verb={w.note}
      trouble={trouble}
      onConfirm={() => void note()}
      onClose={onClose}
    >
      <p>{says(of)}</p>
      <p className="note">{w.noteMore}</p>
      <Field label={words.decide.reason} value={reason} most={LONGEST} onValue={setReason} first />
    </PinDialog>
  );
}
