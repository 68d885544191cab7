/** A payment that was taken outside the till: which one, its number there, and how much of the due it pays. */
import { useState } from "react";
import { type Minor, ZERO } from "../../../main/core/money/money.ts";
import { partOf } from "../../../main/core/money/parts.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { chosenPart } from "../../state/pay/split.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

const LONGEST = 40;

export function OtherSheet({ onClose }: { readonly onClose: () => void }) {
  const { split: w } = useWords();
  const money = useMoney();
  const sale = useView((view) => view.sale);
  const tenders = useView(({ session }) => session.otherTenders);
  const [name, setName] = useState(tenders[0]?.name ?? "");
  const [reference, setReference] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const asks = tenders.find((each) => each.name === name)?.askReference === true;
  if (sale === null) return null;
  const part = chosenPart(sale.id);
  const asked = partOf(sale.due, part);
  const amount: Minor = asked.ok ? asked.value : ZERO;

  const take = async () => {
    const number = reference.trim();
    if (asks && number === "") {
      setTrouble({ code: "otherReferenceMissing", money: "safe" });
      return;
    }
    const answer = await send("other.take", { sale: sale.id, name, number: asks ? number : "", part }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <Dialog
      title={w.otherTitle}
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void take() }}
      foot={
        <Button
          kind="primary"
          className="big"
          keyName={KEYS.sheet.confirm}
          aside={<Amount value={amount} look="sign" />}
          onPress={() => void take()}
        >
          {w.take}
        </Button>
      }
    >
      <div className="decidebox single">
        <div className="ask">
          <div className="given">
            <span>{w.thisPart}</span>
            <Amount value={amount} />
          </div>
          {amount < sale.due && <p className="note">{w.partOf(money(sale.due))}</p>}
          <p>{w.otherMore}</p>
          <div className="field">
            <span className="label">{w.otherHow}</span>
            <div className="seg" role="group" aria-label={w.otherHow}>
              {tenders.map((each) => (
                <button
                  key={each.name}
                  type="button"
                  aria-pressed={each.name === name}
                  onClick={() => {
                    setName(each.name);
                    setTrouble(null);
                  }}
                >
                  {each.name}
                </button>
              ))}
            </div>
          </div>
          {asks && (
            <label className="field">
              <span>
                {w.reference}
                <small className="note"> · {w.referenceHint}</small>
              </span>
              <span className="input">
                <input
                  data-first=""
                  value={reference}
                  maxLength={LONGEST}
                  autoComplete="off"
                  onChange={(event) => {
                    setReference(event.target.value);
                  }}
                />
              </span>
            </label>
          )}
          <TroubleSays trouble={trouble} />
        </div>
      </div>
    </Dialog>
  );
}
