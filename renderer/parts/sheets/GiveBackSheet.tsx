/**
 * Money that nobody needs goes back: through the gateway where it can, by hand where it cannot, or where it would not.
 * While it is on its way the sheet shows how it stands; where nobody can prove it, a manager says what happened.
 */
import { type ReactNode, useState } from "react";
import { minor } from "../../../main/core/money/money.ts";
import type { GivingBackView, RefundView } from "../../../preload/contract/refund.ts";
import { useNow } from "../../state/clock.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Field } from "../kit/Field.tsx";
import { PinDialog, useApprover } from "../kit/PinDialog.tsx";
import { RefundSays } from "../payment/RefundSays.tsx";

interface Props {
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  readonly onClose: () => void;
}

/** What can be asked for now: `wait` = nothing but to look up. */
type Step = "choose" | "decide" | "seen" | "wait" | "done";

function stepOf(of: GivingBackView | undefined, now: number): Step {
  if (of === undefined) return "done";
  if (of.due > 0) return "choose";
  const open = openOf(of);
  if (open === undefined) return of.tooMuch > 0 ? "seen" : "done";
  return open.state === "checking" && (open.managerAt ?? 0) <= now ? "decide" : "wait";
}

const openOf = (of: GivingBackView | undefined): RefundView | undefined =>
  of?.refunds.find(({ state }) => ["new", "sent", "pending", "checking"].includes(state));

export function GiveBackSheet({ attempt, code, onClose }: Props) {
  const words = useWords();
  const money = useMoney();
  const now = useNow();
  const of = useView((view) => view.givingBack.find((each) => each.attempt === attempt));
  const approver = useApprover("settleExcess");
  const [reason, setReason] = useState("");
  const [number, setNumber] = useState("");
  const [second, setSecond] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { refunds: w, decide: d } = words;
  const step = stepOf(of, now);
  const open = openOf(of);
  const byGateway = of !== undefined && of.by !== "byHand";
  // The first of two choices is the one that is taken unless somebody says otherwise.
  const hand = step === "choose" && (!byGateway || second);
  const wentBack = step === "decide" && !second;
  const title = step === "decide" ? w.decide : step === "seen" ? w.seen : w.giveBack;
  const amount = money(minor(of?.due || open?.amount || of?.tooMuch || 0));

  const act = async () => {
    if (step === "done" || step === "wait") {
      onClose();
      return;
    }
    const by = { approver: approver.approver, pin: approver.pin, reason: reason.trim() };
    if (by.reason === "") {
      setTrouble({ code: "reasonMissing", money: "safe" });
      return;
    }
    approver.setPin("");
    const given = number.trim();
    const answer = await (() => {
      switch (step) {
        case "choose":
          return send(
            "refund.notNeeded",
            { attempt, how: hand ? "hand" : "gateway", seen: of?.due ?? 0, number: hand ? given : "", ...by },
            true,
          );
        case "decide":
          return send(
            "refund.decide",
            { refund: open?.refund ?? "", made: wentBack, number: wentBack ? given : "", ...by },
            true,
          );
        case "seen":
          return send("refund.seenTooMuch", { attempt, ...by }, true);
      }
    })();
    setTrouble(answer.ok ? null : answer.error);
    if (answer.ok && (hand || step !== "choose")) onClose();
    else if (answer.ok) setSecond(false);
  };

  if (step === "done" || step === "wait") {
    return (
      <Dialog
        title={`${title} · ${code}`}
        onClose={onClose}
        keys={{ [KEYS.sheet.confirm]: onClose }}
        foot={
          <>
            {open !== undefined && (
              <Button onPress={() => void send("refund.checkAgain", { refund: open.refund })}>
                {words.payment.checkAgain}
              </Button>
            )}
            <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={onClose}>
              {words.shell.close}
            </Button>
          </>
        }
      >
        {of === undefined || open === undefined ? <p className="lead">{w.done}</p> : <RefundSays of={of} />}
      </Dialog>
    );
  }
  return (
    <PinDialog
      title={`${title} · ${code}`}
      by={approver}
      who={d.approver}
      verb={`${title} ${amount}`}
      trouble={trouble}
      onConfirm={() => void act()}
      onClose={onClose}
    >
      {of !== undefined && <RefundSays of={of} />}
      {step === "choose" && byGateway && (
        <Two label={w.how} first={w.through(of.gateway)} other={w.byHand} second={second} onChoose={setSecond} />
      )}
      {step === "choose" && <p>{w.way[hand ? "byHand" : (of?.by ?? "byHand")]}</p>}
      {step === "decide" && (
        <Two label={w.what} first={w.wentBack} other={w.didNot} second={second} onChoose={setSecond} />
      )}
      {(hand || wentBack) && <Field label={d.refundNumber} value={number} most={40} onValue={setNumber} />}
      <Field label={d.reason} value={reason} most={200} onValue={setReason} first />
    </PinDialog>
  );
}

interface TwoProps {
  readonly label: string;
  readonly first: string;
  readonly other: string;
  readonly second: boolean;
  readonly onChoose: (second: boolean) => void;
}

function Two({ label, first, other, second, onChoose }: TwoProps) {
  const choice = (text: string, which: boolean): ReactNode => (
    <button
      type="button"
      aria-pressed={second === which}
      onClick={() => {
        onChoose(which);
      }}
    >
      {text}
    </button>
  );
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="seg" role="group" aria-label={label}>
        {choice(first, false)}
        {choice(other, true)}
      </div>
    </div>
  );
}
