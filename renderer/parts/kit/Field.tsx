/** A line of text to type. */
import type { RefObject } from "react";

interface Props {
  readonly label: string;
  readonly value: string;
  /** Letters at most. */
  readonly most: number;
  readonly onValue: (value: string) => void;
  /** Takes the focus when its sheet opens. */
  readonly first?: boolean;
  readonly figures?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
}

export function Field({ label, value, most, onValue, first = false, figures = false, field }: Props) {
  return (
    <label className="field">
      <span>{label}</span>
      <span className="input">
        <input
          ref={field}
          value={value}
          maxLength={most}
          data-first={first ? "" : undefined}
          autoComplete="off"
          inputMode={figures ? "numeric" : undefined}
          onChange={(event) => {
            onValue(event.target.value);
          }}
        />
      </span>
    </label>
  );
}
