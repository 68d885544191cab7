/** A sheet for an amount: what it is for, and the keypad that types it. */
import type { ReactNode, RefObject } from "react";
import { minor } from "../../../main/core/money/money.ts";
import type { Figures } from "../../state/pay/figures.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import type { Trouble } from "../../state/till.ts";
import { Amount } from "./Amount.tsx";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Keypad } from "./Keypad.tsx";
import { TroubleSays } from "./TroubleSays.tsx";

interface Props {
  readonly title: string;
  readonly price: Figures;
  /** Where the figures are shown. */
  readonly field: RefObject<HTMLInputElement | null>;
  /** On the key that does it. */
  readonly verb: string;
  readonly trouble: Trouble | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PriceDialog({ title, price, field, verb, trouble, onConfirm, onClose, children }: Props) {
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      typing={() => field.current?.focus()}
      keys={{ [KEYS.sheet.confirm]: onConfirm }}
      foot={
        <Button
          kind="primary"
          className="big"
          keyName={KEYS.sheet.confirm}
          aside={<Amount value={minor(price.value)} look="sign" />}
          onPress={onConfirm}
        >
          {verb}
        </Button>
      }
    >
      <div className="decidebox">
        <div className="ask">
          {children}
          <TroubleSays trouble={trouble} />
        </div>
        <Keypad onDigit={price.press} onDelete={price.deleteLast} />
      </div>
    </Dialog>
  );
}
