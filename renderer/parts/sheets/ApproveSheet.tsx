/** Somebody who may approves what somebody else wants to do: who, and the PIN that says it is them. */
import { useState } from "react";
import type { Action } from "../../../main/core/permissions.ts";
import { KEYS } from "../../state/keyMap.ts";
import type { Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { ApproverChoice, pinOf, PinField, useApprovers } from "../Approver.tsx";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Keypad } from "../Keypad.tsx";
import { TroubleSays } from "../TroubleSays.tsx";

export interface Approval {
  readonly approver: string;
  readonly pin: string;
}

interface Props {
  readonly action: Action;
  /** What is approved, in one sentence. */
  readonly says: string;
  /** @returns why not, or null when it is done */
  readonly onApprove: (approval: Approval) => Promise<Trouble | null>;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

const SHORTEST_PIN = 4;

export function ApproveSheet({ action, says, onApprove, onBack, onClose }: Props) {
  const words = useWords();
  const { goods: w } = words;
  const approvers = useApprovers(action);
  const [approver, setApprover] = useState(approvers[0]?.id ?? "");
  const [pin, setPin] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const approve = async () => {
    setPin("");
    if (pin.length < SHORTEST_PIN) setTrouble({ code: "approvalNeeded", money: "safe" });
    else setTrouble(await onApprove({ approver, pin }));
  };
  return (
    <Dialog
      title={w.approve}
      wide
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void approve() }}
      foot={
        <>
          <Button icon="back" className="big" onPress={onBack}>
            {words.shell.back}
          </Button>
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            disabled={approvers.length === 0}
            onPress={() => void approve()}
          >
            {w.approve}
          </Button>
        </>
      }
    >
      <div className="decidebox">
        <div className="ask">
          <p className="lead">{says}</p>
          <ApproverChoice label={w.approver} among={approvers} chosen={approver} onChoose={setApprover} />
          <PinField pin={pin} onPin={setPin} first />
          <TroubleSays trouble={trouble} />
        </div>
        <Keypad
          onDigit={(figures) => {
            setPin((before) => pinOf(before + figures));
          }}
          onDelete={() => {
            setPin((before) => before.slice(0, -1));
          }}
          corner={{
            text: words.signIn.clear,
            onPress: () => {
              setPin("");
            },
          }}
        />
      </div>
    </Dialog>
  );
}
