/** Giving up a sale on which money stands: says what goes back and how, and somebody answers for it by name. */
import { useState } from "react";
import { add, type Minor, sub, ZERO } from "../../../main/core/money/money.ts";
import type { SaleView, TenderView } from "../../../preload/contract/sale.ts";
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
          {sale.tenders.flatMap((tender) => {
            const says = goesBack(tender, w, money);
            return says === null ? [] : [<li key={tender.id}>{says}</li>];
          })}
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

/** How one tender goes back; null where nothing stands. */
function goesBack(tender: TenderView, w: SplitWords, money: (amount: Minor) => string): string | null {
  if (tender.kind === "cash")
    return tender.state === "taken" ? w.giveUpCash(money(add(tender.amount, tender.rounding))) : null;
  if (tender.kind === "other")
    return tender.state === "taken" ? w.giveUpOther(nameOf(tender.name, tender.reference), money(tender.amount)) : null;
  if (tender.state !== "approved" || tender.amount === ZERO) return null;
  return w.giveUpCarried(nameOf(tender.label, tender.last4 === "" ? "" : `··${tender.last4}`), money(tender.amount));
}

const nameOf = (name: string, number: string): string => [name, number].filter((each) => each !== "").join(" ");
