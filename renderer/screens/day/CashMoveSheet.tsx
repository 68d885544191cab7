/** Cash in or out beside sales: how much, why, and the PIN of somebody who answers for what leaves the drawer. */
import { useRef, useState } from "react";
import { MAX_AMOUNT, minor } from "../../../main/core/money/money.ts";
import type { CashMoveKind } from "../../../main/core/day/shift.ts";
import type { ShiftView } from "../../../preload/contract/shift.ts";
import { useApproved } from "../../parts/kit/Approved.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Dialog } from "../../parts/kit/Dialog.tsx";
import { Field } from "../../parts/kit/Field.tsx";
import { FigureField } from "../../parts/kit/FigureField.tsx";
import { Keypad } from "../../parts/kit/Keypad.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { lookAtDay } from "../../state/day/day.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send } from "../../state/till.ts";
import { useLocale, useMoney, useWords } from "../../state/words.ts";

interface Props {
  readonly kind: CashMoveKind;
  /** Of this shift. */
  readonly tips: ShiftView["tips"];
  readonly onClose: () => void;
}

const MOST_DIGITS = String(MAX_AMOUNT).length;
const LONGEST_REASON = 80;
const LONGEST_NUMBER = 40;

export function CashMoveSheet({ kind, onClose, tips }: Props) {
  const words = useWords();
  const { drawer: w } = words.day;
  const money = useMoney();
  const locale = useLocale();
  const left = minor(Math.max(0, tips.taken - tips.paidOut));
  const amount = useFigures(MOST_DIGITS);
  const [reason, setReason] = useState("");
  const [reference, setReference] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const approved = useApproved();

  const write = async () => {
    const move = { kind, amount: amount.value, reason: reason.trim(), reference: reference.trim() };
    const missing =
      move.amount === 0
        ? "amountOutOfRange"
        : kind === "toBank" && move.reference === ""
          ? "bagMissing"
          : kind !== "toBank" && move.reason === ""
            ? "reasonMissing"
            : null;
    if (missing !== null) {
      approved.setTrouble({ code: missing, money: "safe" });
      return;
    }
    await approved.go(
      kind === "in" ? "cashIn" : "cashOut",
      w.approveMove(w.move[kind], money(minor(move.amount))),
      async (approval) => {
        const answer = await send("shift.move", { ...move, approval }, true);
        if (!answer.ok) return answer.error;
        void lookAtDay();
        onClose();
        return null;
      },
    );
  };
  if (approved.sheet !== null) return approved.sheet;
  return (
    <Dialog
      title={w.move[kind]}
      wide
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void write() }}
      foot={
        <Button
          kind="primary"
          className="big"
          keyName={KEYS.sheet.confirm}
          aside={<span className="amt">{money(minor(amount.value))}</span>}
          onPress={() => void write()}
        >
          {w.write}
        </Button>
      }
    >
      <div className="decidebox">
        <div className="ask">
          <p className="note">{w.moveMore[kind]}</p>
          {kind === "tips" && <p>{w.tipsLeft(money(tips.taken), money(left))}</p>}
          <FigureField
            label={w.amount}
            shown={masked(amount.digits, 2, locale)}
            onType={(text) => {
              amount.type(text);
            }}
            field={field}
          />
          {kind === "tips" && left > 0 && (
            <p className="row">
              <Button
                onPress={() => {
                  amount.type(String(left));
                }}
              >
                {w.tipsAll(money(left))}
              </Button>
            </p>
          )}
          {kind !== "toBank" && (
            <Field
              label={kind === "tips" ? w.tipsTo : words.decide.reason}
              value={reason}
              most={LONGEST_REASON}
              onValue={setReason}
            />
          )}
          {(kind === "toBank" || kind === "payOut") && (
            <Field
              label={kind === "toBank" ? w.bag : w.bill}
              value={reference}
              most={LONGEST_NUMBER}
              onValue={setReference}
            />
          )}
          <TroubleSays trouble={approved.trouble} />
        </div>
        <Keypad
          onDigit={(figure) => {
            amount.press(figure);
          }}
          onDelete={() => {
            amount.deleteLast();
          }}
        />
      </div>
    </Dialog>
  );
}
