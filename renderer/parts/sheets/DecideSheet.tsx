/** A decision about an unknown payment: who, why, and the PIN that says it is them. */
import { useState } from "react";
import { minor } from "../../../main/core/money.ts";
import { KEYS } from "../../state/keyMap.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import type { Decision } from "../../state/ui.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Keypad } from "../Keypad.tsx";

interface Props {
  readonly how: Decision;
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  readonly amount: number;
  readonly onClose: () => void;
}

const LONGEST_PIN = 8;

export function DecideSheet({ how, attempt, code, amount, onClose }: Props) {
  const words = useWords();
  const money = useMoney();
  const approvers = useView((view) => view.session.operators).filter((each) => each.role !== "cashier");
  const [approver, setApprover] = useState(approvers[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const [slip, setSlip] = useState("");
  const [pin, setPin] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { decide: w } = words;
  const title = { paid: w.markPaid, notPaid: w.markNotPaid, setAside: w.setAside }[how];

  const typePin = (figures: string) => {
    setPin((before) => (before + figures).replace(/\D/g, "").slice(0, LONGEST_PIN));
  };
  const decide = async () => {
    const who = { attempt, approver, pin, reason: reason.trim() };
    if (who.reason === "") {
      setTrouble({ code: "reasonMissing", money: "safe" });
      return;
    }
    setPin("");
    const answer =
      how === "setAside"
        ? await send("payment.setAside", who, true)
        : await send("payment.decide", { ...who, paid: how === "paid", slip: slip.trim() }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  const problem = trouble === null ? null : words.problems[trouble.code](trouble.params ?? {});
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void decide() }}
      foot={
        <Button
          kind="primary"
          className="big"
          keyName={KEYS.sheet.confirm}
          disabled={approvers.length === 0}
          onPress={() => void decide()}
        >
          {title} {money(minor(amount))}
        </Button>
      }
    >
      <div className="decidebox">
        <div className="ask">
          <p>{w.writes(money(minor(amount)), code)}</p>
          <div className="field">
            <span className="label">{w.approver}</span>
            <div className="seg" role="group" aria-label={w.approver}>
              {approvers.map((each) => (
                <button
                  key={each.id}
                  type="button"
                  aria-pressed={each.id === approver}
                  onClick={() => {
                    setApprover(each.id);
                  }}
                >
                  {each.name}
                </button>
              ))}
            </div>
            {approvers.length === 0 && <p className="bad">{w.noApprover}</p>}
          </div>
          <label className="field">
            <span>{w.reason}</span>
            <span className="input">
              <input
                value={reason}
                maxLength={200}
                data-first=""
                autoComplete="off"
                onChange={(event) => {
                  setReason(event.target.value);
                }}
              />
            </span>
          </label>
          {how === "paid" && (
            <label className="field">
              <span>
                {w.slip} ({w.slipHint})
              </span>
              <span className="input">
                <input
                  value={slip}
                  maxLength={40}
                  autoComplete="off"
                  onChange={(event) => {
                    setSlip(event.target.value);
                  }}
                />
              </span>
            </label>
          )}
          <label className="field">
            <span>{w.pin}</span>
            <span className="input">
              <input
                type="password"
                inputMode="numeric"
                autoComplete="off"
                data-pin=""
                value={pin}
                onChange={(event) => {
                  setPin(event.target.value.replace(/\D/g, "").slice(0, LONGEST_PIN));
                }}
              />
            </span>
          </label>
          <div role="alert">
            {problem !== null && (
              <p className="bad">
                <b className="strong">{problem.what}</b> {problem.now}
              </p>
            )}
          </div>
        </div>
        <Keypad
          onDigit={typePin}
          onDelete={() => {
            setPin((before) => before.slice(0, -1));
          }}
          corner={{
            text: words.signIn.clear,
            onPress: () => {
              setPin("");
            },
          }}
        />
      </div>
    </Dialog>
  );
}
