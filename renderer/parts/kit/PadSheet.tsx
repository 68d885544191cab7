/** Figures to touch, and under which name what they have come to: of a screen that asks for an amount. */
import type { Minor } from "../../../main/core/money/money.ts";
import { Amount } from "./Amount.tsx";
import { Keypad } from "./Keypad.tsx";

interface Props {
  readonly label: string;
  readonly amount: Minor;
  readonly onDigit: (digits: string) => void;
  readonly onDelete: () => void;
}

export const PadSheet = ({ amount, label, onDelete, onDigit }: Props) => (
  <div className="padsheet">
    <div className="given">
      <span>{label}</span>
      <Amount value={amount} />
    </div>
    <Keypad onDigit={onDigit} onDelete={onDelete} />
  </div>
);
