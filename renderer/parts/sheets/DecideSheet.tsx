/** A decision about an unknown payment: who, why, and the PIN that says it is them. */
import { useState } from "react";
import type { Action } from "../../../main/core/people/permissions.ts";
import { minor } from "../../../main/core/money/money.ts";
import { send, type Trouble } from "../../state/till.ts";
import type { Decision } from "../../state/ui.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Field } from "../kit/Field.tsx";
import { PinDialog, useApprover } from "../kit/PinDialog.tsx";

interface Props {
  readonly how: Decision;
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  /** What it is about, minor units: the payment, or what of it is over. */
  readonly amount: number;
  readonly onClose: () => void;
}

/** What somebody has to be allowed to do. */
const ACTIONS: Readonly<Record<Decision, Action>> = {
  paid: "decidePayment",
  notPaid: "decidePayment",
  setAside: "setAside",
  givenBack: "settleExcess",
  kept: "settleExcess",
  seenTo: "decidePayment",
};

export function DecideSheet({ how, attempt, code, amount, onClose }: Props) {
  const words = useWords();
  const money = useMoney();
  const by = useApprover(ACTIONS[how]);
  const [reason, setReason] = useState("");
  /** The number that proves it: of the slip, or of the refund. */
  const [number, setNumber] = useState("");
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

  const decide = async () => {
    const who = { attempt, approver: by.approver, pin: by.pin, reason: reason.trim() };
    if (who.reason === "") {
      setTrouble({ code: "reasonMissing", money: "safe" });
      return;
    }
    if (how === "paid" && number.trim() === "") {
      setTrouble({ code: "slipMissing", money: "safe" });
      return;
    }
    by.setPin("");
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
          return send("payment.settleExcess", { ...who, how, seen: amount, number: number.trim() }, true);
      }
    })();
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <PinDialog
      title={title}
      by={by}
      who={w.approver}
      verb={`${title} ${money(minor(amount))}`}
      trouble={trouble}
      onConfirm={() => void decide()}
      onClose={onClose}
    >
      <p>{w.writes(money(minor(amount)), code)}</p>
      <Field label={w.reason} value={reason} most={200} onValue={setReason} first />
      {(how === "paid" || how === "givenBack") && (
        <Field label={how === "paid" ? w.slip : w.refundNumber} value={number} most={40} onValue={setNumber} />
      )}
    </PinDialog>
  );
}
