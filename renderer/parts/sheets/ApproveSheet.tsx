/** Somebody who may approves what somebody else wants to do: who, and the PIN that says it is them. */
import { useState } from "react";
import type { Action } from "../../../main/core/people/permissions.ts";
import type { Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { PinDialog, useApprover } from "../kit/PinDialog.tsx";

export interface Approval {
  readonly approver: string;
  readonly pin: string;
}

interface Props {
  readonly action: Action;
  /** On the sheet and on its key, where approving is more than that. */
  readonly title?: string;
  /** What is approved, in one sentence. */
  readonly says: string;
  /** @returns why not, or null when it is done */
  readonly onApprove: (approval: Approval) => Promise<Trouble | null>;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

const SHORTEST_PIN = 4;

export function ApproveSheet({ action, title, says, onApprove, onBack, onClose }: Props) {
  const words = useWords();
  const { goods: w } = words;
  const by = useApprover(action);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const approve = async () => {
    const { approver, pin } = by;
    by.setPin("");
    if (pin.length < SHORTEST_PIN) setTrouble({ code: "approvalNeeded", money: "safe" });
    else setTrouble(await onApprove({ approver, pin }));
  };
  return (
    <PinDialog
      title={title ?? w.approve}
      by={by}
      who={w.approver}
      verb={title ?? w.approve}
      trouble={trouble}
      pinFirst
      onConfirm={() => void approve()}
      onClose={onClose}
      beside={
        <Button icon="back" className="big" onPress={onBack}>
          {words.shell.back}
        </Button>
      }
    >
      <p className="lead">{says}</p>
    </PinDialog>
  );
}
