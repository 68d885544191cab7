/** A sheet for what needs a name and a PIN: what is asked stands first, then who answers for it, and the keypad types the PIN. */
import { type ReactNode, useState } from "react";
import type { Action } from "../../../main/core/people/permissions.ts";
import type { OperatorView } from "../../../preload/contract/session.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { ApproverChoice, pinOf, PinField, useApprovers } from "./Approver.tsx";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Keypad } from "./Keypad.tsx";
import { TroubleSays } from "./TroubleSays.tsx";

export interface Approver {
  readonly among: readonly OperatorView[];
  /** Who is chosen; "" where nobody may. */
  readonly approver: string;
  readonly pin: string;
  readonly choose: (operator: string) => void;
  readonly setPin: (pin: string) => void;
}

/** Who of those who may do this answers for it, and the PIN typed so far. Whoever stands at the till is asked first. */
export function useApprover(action: Action): Approver {
  const among = useApprovers(action);
  const me = useView(({ session }) => session.operator?.id);
  const [approver, choose] = useState((among.find(({ id }) => id === me) ?? among[0])?.id ?? "");
  const [pin, setPin] = useState("");
  return { among, approver, pin, choose, setPin };
}

interface Props {
  readonly title: string;
  readonly by: Approver;
  /** Asks who it is. */
  readonly who: string;
  /** On the key that does it. */
  readonly verb: string;
  readonly trouble: Trouble | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Keys before the one that does it. */
  readonly beside?: ReactNode;
  readonly disabled?: boolean;
  /** The PIN is typed first. */
  readonly pinFirst?: boolean;
}

export function PinDialog({
  title,
  by,
  who,
  verb,
  trouble,
  onConfirm,
  onClose,
  children,
  beside,
  disabled,
  pinFirst,
}: Props) {
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: onConfirm }}
      foot={
        <>
          {beside}
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            disabled={disabled === true || by.among.length === 0}
            onPress={onConfirm}
          >
            {verb}
          </Button>
        </>
      }
    >
      <PinBox by={by} who={who} trouble={trouble} pinFirst={pinFirst === true}>
        {children}
      </PinBox>
    </Dialog>
  );
}

type BoxProps = Pick<Props, "by" | "who" | "trouble" | "children"> & { readonly pinFirst: boolean };

/** What such a sheet holds, where its keys are others. */
export function PinBox({ by, who, trouble, pinFirst, children }: BoxProps) {
  const words = useWords();
  return (
    <div className="decidebox">
      <div className="ask">
        {children}
        <ApproverChoice label={who} among={by.among} chosen={by.approver} onChoose={by.choose} />
        <PinField pin={by.pin} onPin={by.setPin} first={pinFirst} />
        <TroubleSays trouble={trouble} />
      </div>
      <Keypad
        onDigit={(figure) => {
          by.setPin(pinOf(by.pin + figure));
        }}
        onDelete={() => {
          by.setPin(by.pin.slice(0, -1));
        }}
        corner={{
          text: words.signIn.clear,
          onPress: () => {
            by.setPin("");
          },
        }}
      />
    </div>
  );
}
