/** Why goods come back: one of the usual reasons, or what is typed. */
import type { ReturnsWords } from "../../words/returns/messages.ts";
import { useWords } from "../../state/words.ts";

const NAMES = ["damaged", "wrong", "mind"] as const;

export interface RefundReason {
  readonly chosen: (typeof NAMES)[number] | "other" | null;
  readonly other: string;
}

/** As it is journalled; "" while none is chosen. */
export const reasonText = ({ chosen, other }: RefundReason, w: ReturnsWords): string =>
  chosen === null ? "" : chosen === "other" ? other.trim() : w.reasons[chosen];

interface Props {
  readonly reason: RefundReason;
  readonly onChange: (reason: RefundReason) => void;
}

const LONGEST = 80;

export function RefundReasons({ onChange, reason }: Props) {
  const words = useWords();
  const { goods, returns: w } = words;
  return (
    <div className="reasons field">
      <span className="label">{words.decide.reason}</span>
      <div className="seg" role="group" aria-label={words.decide.reason}>
        {[...NAMES, "other" as const].map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === reason.chosen}
            onClick={() => {
              onChange({ ...reason, chosen: name });
            }}
          >
            {name === "other" ? goods.otherReason : w.reasons[name]}
          </button>
        ))}
      </div>
      {reason.chosen === "other" && (
        <span className="input">
          <input
            autoFocus
            aria-label={words.decide.reason}
            placeholder={goods.otherReasonHint}
            value={reason.other}
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
