/** Which payment of the gateway's list is the one that was given no number: chosen by a manager, with the customer's phone. */
import { useEffect, useState } from "react";
import { minor } from "../../../main/core/money/money.ts";
import type { CandidateView } from "../../../preload/contract/lostPayment.ts";
import { ask, send, type Trouble } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { PinDialog, useApprover } from "../kit/PinDialog.tsx";

interface Props {
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  readonly amount: number;
  readonly onClose: () => void;
}

export function PickSheet({ attempt, code, amount, onClose }: Props) {
  const words = useWords();
  const money = useMoney();
  const by = useApprover("decidePayment");
  const [listed, setListed] = useState<readonly CandidateView[] | null>(null);
  const [number, setNumber] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { lost: w } = words;

  const read = async () => {
    setListed(null);
    setTrouble(null);
    const answer = await ask("payment.candidates", { attempt });
    setListed(answer.ok ? answer.value : []);
    if (!answer.ok) setTrouble(answer.error);
  };
  useEffect(() => {
    void read();
  }, [attempt]); // eslint-disable-line react-hooks/exhaustive-deps -- read anew by its key alone

  const figures = number.replace(/\W/g, "").toLowerCase();
  const fitting = listed?.filter(({ payment }) => payment.toLowerCase().includes(figures)) ?? [];
  const choice = fitting.find(({ payment }) => payment === chosen) ?? null;
  const pick = async () => {
    if (choice === null) return;
    const { approver, pin } = by;
    by.setPin("");
    const answer = await send("payment.pick", { attempt, payment: choice.payment, approver, pin }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <PinDialog
      title={`${w.which} · ${money(minor(amount))} · ${code}`}
      by={by}
      who={words.decide.approver}
      verb={w.thisOne}
      trouble={trouble}
      disabled={choice === null}
      onConfirm={() => void pick()}
      onClose={onClose}
      beside={<Button onPress={() => void read()}>{w.readAgain}</Button>}
    >
      <p>{w.whichMore}</p>
      <Field label={`${w.number} (${w.numberHint})`} value={number} most={64} onValue={setNumber} first figures />
      <div role="status">
        {listed === null && <p className="note">{w.reading}</p>}
        {listed !== null && listed.length === 0 && trouble === null && <p>{w.none(money(minor(amount)))}</p>}
        {listed !== null && listed.length > 0 && fitting.length === 0 && <p>{w.noneFits}</p>}
      </div>
      {fitting.length > 0 && <Candidates rows={fitting} chosen={chosen} onChoose={setChosen} />}
    </PinDialog>
  );
}

interface RowsProps {
  readonly rows: readonly CandidateView[];
  readonly chosen: string | null;
  readonly onChoose: (payment: string) => void;
}

function Candidates({ rows, chosen, onChoose }: RowsProps) {
  const { lost: w } = useWords();
  const money = useMoney();
  return (
    <fieldset className="candidates">
      <legend>{w.choose}</legend>
      {rows.map(({ payment, amount, method, at }) => (
        <label key={payment} className="row">
          <input
            type="radio"
            name="candidate"
            checked={payment === chosen}
            onChange={() => {
              onChoose(payment);
            }}
          />
          <b className="mono strong grow">{payment}</b>
          <span>{money(amount)}</span>
          <span>{method}</span>
          <span className="mono">{at}</span>
        </label>
      ))}
      <p className="note">{w.atMore}</p>
    </fieldset>
  );
}
