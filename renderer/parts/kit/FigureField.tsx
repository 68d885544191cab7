/** A field for figures, filled by the keyboard or by the keypad beside it; what is read aloud is what stands there. */
import type { RefObject } from "react";

interface Props {
  readonly label: string;
  readonly shown: string;
  readonly onType: (text: string) => void;
  readonly unit?: string;
  readonly field: RefObject<HTMLInputElement | null>;
}

export function FigureField({ label, shown, onType, unit = "", field }: Props) {
  return (
    <label className="given figures">
      <span>{label}</span>
      {/* The keypad is on the sheet already: no other one comes up over it. */}
      <input
        ref={field}
        inputMode="none"
        autoComplete="off"
        data-first=""
        value={shown}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      {unit !== "" && <span>{unit}</span>}
    </label>
  );
}
