/** A decision about an unknown payment: who, why, and the PIN that says it is them. */
import { useState } from "react";
import { minor } from "../../../main/core/money.ts";
import { KEYS } from "../../state/keyMap.ts";
import { send, type Trouble } from "../../state/till.ts";
import type { Decision } from "../../state/ui.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { ApproverChoice, pinOf, PinField, useApprovers } from "../Approver.tsx";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Keypad } from "../Keypad.tsx";
import { TroubleSays } from "../TroubleSays.tsx";

interface Props {
  readonly how: Decision;
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  readonly amount: number;
  readonly onClose: () => void;
}

export function DecideSheet({ how, attempt, code, amount, onClose }: Props) {
  const words = useWords();
  const money = useMoney();
  const approvers = useApprovers("decidePayment");
  const [approver, setApprover] = useState(approvers[0]?.id ?? "");
  const [reason, setReason] = useState("");
  /** The number that proves it: of the slip, or of the refund. */
  const [number, setNumber] = useState("");
  const [pin, setPin] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { decide: w } = words;
  const title = {
    paid: w.markPaid,
    notPaid: w.markNotPaid,
    setAside: w.setAside,
    givenBack: w.givenBack,
    kept: w.kept,
    seenTo: words.lost.seenTo,
  }[how];

  const typePin = (figures: string) => {
    setPin((before) => pinOf(before + figures));
  };
  const decide = async () => {
    const who = { attempt, approver, pin, reason: reason.trim() };
    if (who.reason === "") {
      setTrouble({ code: "reasonMissing", money: "safe" });
      return;
    }
    setPin("");
    const answer = await (() => {
      switch (how) {
        case "setAside":
          return send("payment.setAside", who, true);
        case "paid":
        case "notPaid":
          return send("payment.decide", { ...who, paid: how === "paid", slip: number.trim() }, true);
        case "seenTo":
          return send("payment.settleShortfall", who, true);
        case "givenBack":
        case "kept":
          return send("payment.settleExcess", { ...who, how, number: number.trim() }, true);
      }
    })();
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
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
          <ApproverChoice label={w.approver} among={approvers} chosen={approver} onChoose={setApprover} />
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
          {(how === "paid" || how === "givenBack") && (
            <label className="field">
              <span>{how === "paid" ? `${w.slip} (${w.slipHint})` : w.refundNumber}</span>
              <span className="input">
                <input
                  value={number}
                  maxLength={40}
                  autoComplete="off"
                  onChange={(event) => {
                    setNumber(event.target.value);
                  }}
                />
              </span>
            </label>
          )}
          <PinField pin={pin} onPin={setPin} />
          <TroubleSays trouble={trouble} />
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
