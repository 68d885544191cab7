/** How goods without their sale are paid back: from the drawer, or outside the till under a number. */
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Field } from "../kit/Field.tsx";

/** @property name null for cash @property number "" where none is asked for, or none is typed yet */
export interface GivenAsState {
  readonly name: string | null;
  readonly number: string;
}

export const IN_CASH: GivenAsState = { name: null, number: "" };

/** Whether this tender asks for a number and has none yet. */
export const useNumberMissing = ({ name, number }: GivenAsState): boolean =>
  useView(({ session }) =>
    session.otherTenders.some((tender) => tender.name === name && tender.askReference && number.trim() === ""),
  );

interface Props {
  readonly as: GivenAsState;
  readonly onChange: (as: GivenAsState) => void;
}

export function GivenAs({ as, onChange }: Props) {
  const { returns: w, transactions } = useWords();
  const others = useView(({ session }) => session.otherTenders);
  if (others.length === 0) return null;
  const asksNumber = others.some(({ askReference, name }) => askReference && name === as.name);
  return (
    <div className="givenas">
      <div className="field">
        <span className="label">{w.giveBackTo}</span>
        <div className="seg" role="group" aria-label={w.giveBackTo}>
          {[null, ...others.map(({ name }) => name)].map((name) => (
            <button
              key={name ?? ""}
              type="button"
              aria-pressed={name === as.name}
              onClick={() => {
                onChange({ name, number: "" });
              }}
            >
              {name ?? transactions.kinds.cash}
            </button>
          ))}
        </div>
      </div>
      {asksNumber && (
        <Field
          label={w.handNumber}
          value={as.number}
          most={40}
          onValue={(number) => {
            onChange({ ...as, number });
          }}
        />
      )}
    </div>
  );
}
