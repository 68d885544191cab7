/** Why: one of the usual reasons, or what is typed. It is written in the journal and on the paper. */
import { useEffect, useRef } from "react";
import { useWords } from "../../state/words.ts";

export interface ReasonState<Name extends string> {
  /** One of the usual ones, "other" or none yet. */
  readonly chosen: Name | "other" | null;
  readonly other: string;
}

/** As it is journalled; "" while none is chosen. @param usual the words of the usual ones */
export const reasonText = <Name extends string>(
  { chosen, other }: ReasonState<Name>,
  usual: Readonly<Record<Name, string>>,
): string => (chosen === null ? "" : chosen === "other" ? other.trim() : usual[chosen]);

export interface ReasonsProps<Name extends string> {
  readonly names: readonly Name[];
  readonly usual: Readonly<Record<Name, string>>;
  readonly state: ReasonState<Name>;
  readonly onChange: (state: ReasonState<Name>) => void;
  readonly className?: string;
}

const LONGEST = 80;

export function Reasons<Name extends string>({ className = "", names, onChange, state, usual }: ReasonsProps<Name>) {
  const { decide, goods: w } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const before = useRef(state.chosen);
  useEffect(() => {
    if (state.chosen === "other" && before.current !== "other") field.current?.focus();
    before.current = state.chosen;
  }, [state.chosen]);
  return (
    <div className={`field ${className}`.trim()}>
      <span className="label">{decide.reason}</span>
      <div className="seg choices" role="group" aria-label={decide.reason}>
        {[...names, "other" as const].map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === state.chosen}
            onClick={() => {
              onChange({ ...state, chosen: name });
            }}
          >
            {name === "other" ? w.otherReason : usual[name]}
          </button>
        ))}
      </div>
      {state.chosen === "other" && (
        <span className="input">
          <input
            ref={field}
            aria-label={decide.reason}
            placeholder={w.otherReasonHint}
            value={state.other}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(event) => {
              onChange({ chosen: "other", other: event.target.value });
            }}
          />
        </span>
      )}
    </div>
  );
}
