/** Every condition that sales can be looked for by. */
import { type ReactNode, useState } from "react";
import { KEYS } from "../../state/input/keyMap.ts";
import { useView } from "../../state/till.ts";
import { ANY_DAY, type Asked, find, useTransactions } from "../../state/past/transactions.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";

const TENDERS = ["card", "wallet", "cash", "other"] as const;
const STATES = ["notProven", "refunds", "givenUp", "open"] as const;

export function FilterSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { transactions: w } = words;
  const operators = useView((view) => view.session.operators);
  const before = useTransactions((state) => state.asked);
  const [asked, setAsked] = useState<Asked>(before);
  const show = (what: Asked) => {
    void find(what);
    onClose();
  };
  const set = (change: Partial<Asked>) => {
    setAsked({ ...asked, ...change });
  };
  return (
    <Dialog
      title={w.filter}
      wide
      className="filtersheet"
      onClose={onClose}
      keys={{
        [KEYS.sheet.confirm]: () => {
          show(asked);
        },
      }}
      foot={
        <>
          <Button
            className="big"
            onPress={() => {
              show({ ...ANY_DAY, text: asked.text });
            }}
          >
            {w.clear}
          </Button>
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            onPress={() => {
              show(asked);
            }}
          >
            {w.show}
          </Button>
        </>
      }
    >
      <div className="days">
        <Day
          label={w.from}
          day={asked.from}
          onDay={(from) => {
            set({ from, to: asked.to === "today" ? null : asked.to });
          }}
        />
        <Day
          label={w.to}
          day={asked.to}
          onDay={(to) => {
            set({ to, from: asked.from === "today" ? null : asked.from });
          }}
        />
      </div>
      <Choices
        label={w.tender}
        any={w.any}
        chosen={asked.tender}
        choices={TENDERS.map((tender) => [tender, w.kinds[tender]])}
        onChoose={(tender) => {
          set({ tender });
        }}
      />
      <Choices
        label={w.state}
        any={w.any}
        chosen={asked.state}
        choices={STATES.map((state) => [state, state === "refunds" ? w.refunds : w.states[state]])}
        onChoose={(state) => {
          set({ state });
        }}
      />
      <Choices
        label={w.operator}
        any={w.any}
        chosen={asked.operator}
        choices={operators.map(({ id, name }) => [id, name])}
        onChoose={(operator) => {
          set({ operator });
        }}
      />
    </Dialog>
  );
}

interface DayProps {
  readonly label: string;
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}

function Day({ label, day, onDay }: DayProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <span className="input">
        <input
          type="date"
          value={day === null || day === "today" ? "" : day}
          onChange={(event) => {
            onDay(event.target.value === "" ? null : event.target.value);
          }}
        />
      </span>
    </label>
  );
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly any: string;
  readonly chosen: T | null;
  readonly choices: readonly (readonly [T, string])[];
  readonly onChoose: (choice: T | null) => void;
}

function Choices<T extends string>({ any, choices, chosen, label, onChoose }: ChoicesProps<T>) {
  const key = (choice: T | null, text: ReactNode) => (
    <button
      key={choice ?? ""}
      type="button"
      aria-pressed={choice === chosen}
      onClick={() => {
        onChoose(choice);
      }}
    >
      {text}
    </button>
  );
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="seg choices" role="group" aria-label={label}>
        {key(null, any)}
        {choices.map(([choice, text]) => key(choice, text))}
      </div>
    </div>
  );
}
