/** Why: one of the usual reasons, or what is typed. It is written in the journal and on the receipt. */
import { useEffect, useRef, useState } from "react";
import { useWords } from "../state/words.ts";
import type { ReasonName } from "../words/goods/messages.ts";

export interface ReasonState {
  /** One of the usual ones, "other" or none yet. */
  readonly chosen: ReasonName | "other" | null;
  readonly other: string;
}

/** @param given the reason that stands already, "" for none */
export function useReason(names: readonly ReasonName[], given: string) {
  const { reasons } = useWords().goods;
  const [state, set] = useState<ReasonState>(() => {
    const usual = names.find((name) => reasons[name] === given);
    return given === "" || usual !== undefined
      ? { chosen: usual ?? null, other: "" }
      : { chosen: "other", other: given };
  });
  const { chosen, other } = state;
  const text = chosen === null ? "" : chosen === "other" ? other.trim() : reasons[chosen];
  return { state, set, text };
}

interface Props {
  readonly names: readonly ReasonName[];
  readonly state: ReasonState;
  readonly onChange: (state: ReasonState) => void;
}

const LONGEST = 80;

export function Reason({ names, state, onChange }: Props) {
  const words = useWords();
  const { goods: w } = words;
  const field = useRef<HTMLInputElement>(null);
  const before = useRef(state.chosen);
  useEffect(() => {
    if (state.chosen === "other" && before.current !== "other") field.current?.focus();
    before.current = state.chosen;
  }, [state.chosen]);
  return (
    <div className="field">
      <span className="label">{words.decide.reason}</span>
      <div className="seg choices" role="group" aria-label={words.decide.reason}>
        {[...names, "other" as const].map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === state.chosen}
            onClick={() => {
              onChange({ ...state, chosen: name });
            }}
          >
            {name === "other" ? w.otherReason : w.reasons[name]}
          </button>
        ))}
      </div>
      {state.chosen === "other" && (
        <span className="input">
          <input
            ref={field}
            aria-label={words.decide.reason}
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
