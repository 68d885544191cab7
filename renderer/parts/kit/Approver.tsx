/** Who answers for it, and the PIN that says it is them. */
import type { Action } from "../../../main/core/people/permissions.ts";
import { approversFor, mayAlone } from "../../../main/core/people/permissions.ts";
import type { OperatorView } from "../../../preload/contract/session.ts";
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";

const LONGEST_PIN = 8;

/** Figures alone, as many as a PIN may have. */
export const pinOf = (text: string): string => text.replace(/\D/g, "").slice(0, LONGEST_PIN);

/** Everybody whose PIN does it. */
export const useApprovers = (action: Action): readonly OperatorView[] => {
  const { operator, operators } = useView((view) => view.session);
  return operator === null ? [] : approversFor(action, operator, operators);
};

/** Whether whoever is signed in does it without a PIN. */
export const useAlone = (action: Action): boolean =>
  useView(({ session: { operator, operators } }) => operator !== null && mayAlone(action, operator, operators));

interface WhoProps {
  readonly label: string;
  readonly among: readonly OperatorView[];
  readonly chosen: string;
  readonly onChoose: (operator: string) => void;
}

export function ApproverChoice({ label, among, chosen, onChoose }: WhoProps) {
  const { decide: w } = useWords();
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="seg" role="group" aria-label={label}>
        {among.map((each) => (
          <button
            key={each.id}
            type="button"
            aria-pressed={each.id === chosen}
            onClick={() => {
              onChoose(each.id);
            }}
          >
            {each.name}
          </button>
        ))}
      </div>
      {among.length === 0 && <p className="bad">{w.noApprover}</p>}
    </div>
  );
}

interface PinProps {
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly first?: boolean;
}

export function PinField({ pin, onPin, first = false }: PinProps) {
  const { decide: w } = useWords();
  return (
    <label className="field">
      <span>{w.pin}</span>
      <span className="input">
        <input
          type="password"
          inputMode="numeric"
          autoComplete="off"
          data-pin=""
          data-first={first ? "" : undefined}
          value={pin}
          onChange={(event) => {
            onPin(pinOf(event.target.value));
          }}
        />
      </span>
    </label>
  );
}
