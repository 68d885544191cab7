/** Giving up a sale on which money stands: says what goes back and how, and somebody answers for it by name. */
import { useState } from "react";
import { add, type Minor, sub, ZERO } from "../../../main/core/money/money.ts";
import type { CreditBackView, SaleView, TenderView } from "../../../preload/contract/sale.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import type { SplitWords } from "../../words/split/messages.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { PinBox, useApprover } from "../kit/PinDialog.tsx";

export function GiveUpPaidSheet({ sale, onClose }: { readonly sale: SaleView; readonly onClose: () => void }) {
  const words = useWords();
  const money = useMoney();
  const { split: w, decide: d } = words;
  const by = useApprover("settleExcess");
  const [reason, setReason] = useState(w.giveUpWhy[0] ?? "");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const paid = sub(sale.total, sale.due);

  const giveUp = async () => {
    const { approver, pin } = by;
    by.setPin("");
    const answer = await send("split.giveUp", { sale: sale.id, reason, approval: { approver, pin } }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <Dialog
      title={words.sale.giveUp}
      wide
      onClose={onClose}
      foot={
        <>
          <Button kind="danger" className="big" disabled={by.pin.length < 4} onPress={() => void giveUp()}>
            {words.sale.giveUp} {money(paid)}
          </Button>
          <Button kind="primary" className="big" keyName={KEYS.sheet.close} onPress={onClose}>
            {words.sale.keepIt}
          </Button>
        </>
      }
    >
      <PinBox by={by} who={d.approver} trouble={trouble} pinFirst>
        <p className="lead">{w.giveUpAsk(money(paid))}</p>
        <ul className="goback">
          {sale.tenders.flatMap((tender) =>
            goesBack(tender, w, money).map((says, i) => <li key={`${tender.id} ${String(i)}`}>{says}</li>),
          )}
        </ul>
        <div className="field">
          <span className="label">{d.reason}</span>
          <div className="seg choices" role="group" aria-label={d.reason}>
            {w.giveUpWhy.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === reason}
                onClick={() => {
                  setReason(each);
                }}
              >
                {each}
              </button>
            ))}
          </div>
        </div>
      </PinBox>
    </Dialog>
  );
}

/** How one tender goes back; nothing where nothing stands. */
function goesBack(tender: TenderView, w: SplitWords, money: (amount: Minor) => string): readonly string[] {
  if (tender.kind === "cash")
    return tender.state === "taken" ? [w.giveUpCash(money(add(tender.amount, tender.rounding)))] : [];
  if (tender.kind === "other") {
    if (tender.state !== "taken") return [];
    if (tender.credit === null) return [w.giveUpOther(nameOf(tender.name, tender.reference), money(tender.amount))];
    return tender.credit.map((part) => w.giveUpCredit(tender.reference, oneGoesBack(part, w, money)));
  }
  return tender.state === "approved" && tender.amount !== ZERO ? [oneGoesBack(tender, w, money)] : [];
}

/** How what returned goods had paid goes back, or what a card or wallet did. */
function oneGoesBack(
  { amount, kind, label, last4 }: CreditBackView,
  w: SplitWords,
  money: (amount: Minor) => string,
): string {
  if (kind === "cash") return w.giveUpCash(money(amount));
  if (kind === "other") return w.giveUpOther(label, money(amount));
  return w.giveUpCarried(nameOf(label, last4 === "" ? "" : `··${last4}`), money(amount));
}

const nameOf = (name: string, number: string): string => [name, number].filter((each) => each !== "").join(" ");
