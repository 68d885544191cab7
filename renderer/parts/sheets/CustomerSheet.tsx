/** What the customer brings to this sale: the language of their papers, and an exemption from taxes. */
import type { SaleView } from "../../../preload/contract/sale.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import type { ReasonName } from "../../words/goods/messages.ts";
import { LANGUAGE_NAMES } from "../../words/languageNames.ts";
import { useState } from "react";
import { KEYS } from "../../state/input/keyMap.ts";
import { useAlone } from "../kit/Approver.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { PapersLanguage } from "../paper/PapersLanguage.tsx";
import { Reason, useReason } from "../kit/Reason.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { type Approval, ApproveSheet } from "./ApproveSheet.tsx";

const REASONS: readonly ReasonName[] = ["statusCard", "resale", "diplomat"];
const LONGEST = 40;

export function CustomerSheet({ onClose }: { readonly onClose: () => void }) {
  const sale = useView((view) => view.sale);
  return sale === null ? null : <Customer sale={sale} onClose={onClose} />;
}

interface Props {
  readonly sale: SaleView;
  readonly onClose: () => void;
}

function Customer({ sale, onClose }: Props) {
  const { customer: w } = useWords();
  const { exempt } = sale;
  const alone = useAlone("exemptTax");
  const all = useView(({ session }) => session.taxes);
  const [number, setNumber] = useState(exempt?.number ?? "");
  const [taxes, setTaxes] = useState(exempt?.taxes ?? all);
  const reason = useReason(REASONS, exempt?.reason ?? "");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(false);

  const put = async (approval: Approval | null): Promise<Trouble | null> => {
    const args = { sale: sale.id, number: number.trim(), taxes: [...taxes], reason: reason.text, approval };
    const answer = await send("customer.exempt", args, true);
    if (answer.ok) onClose();
    return answer.ok ? null : answer.error;
  };
  const give = async () => {
    if (number.trim() === "") setTrouble({ code: "exemptNumberMissing", money: "safe" });
    else if (taxes.length === 0) setTrouble({ code: "exemptTaxMissing", money: "safe" });
    else if (reason.text === "") setTrouble({ code: "reasonMissing", money: "safe" });
    else if (alone) setTrouble(await put(null));
    else setAsking(true);
  };
  const remove = async () => {
    const answer = await send("customer.notExempt", { sale: sale.id }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  if (asking) {
    return (
      <ApproveSheet
        action="exemptTax"
        says={w.approve(number.trim(), taxes.join(" + "))}
        onApprove={put}
        onBack={() => {
          setAsking(false);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={w.open}
      wide
      className="customersheet"
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void give() }}
      foot={
        <>
          {exempt !== null && (
            <Button icon="bin" className="big" onPress={() => void remove()}>
              {w.remove}
            </Button>
          )}
          <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={() => void give()}>
            {w.give}
          </Button>
        </>
      }
    >
      <div className="field">
        <span className="label">{w.papers}</span>
        <PapersLanguage sale={sale} />
        <Automatic sale={sale} />
      </div>
      <h3>{w.exemption}</h3>
      <label className="field">
        <span>{w.number}</span>
        <span className="input">
          <input
            data-first=""
            value={number}
            placeholder={w.numberHint}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(event) => {
              setNumber(event.target.value);
            }}
          />
        </span>
      </label>
      <Taxes all={all} chosen={taxes} onChoose={setTaxes} />
      <Reason names={REASONS} state={reason.state} onChange={reason.set} />
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}

/** What "automatic" comes to for now. */
function Automatic({ sale }: { readonly sale: SaleView }) {
  const { customer: w } = useWords();
  const { language, by } = sale.papersIn;
  if (by === "choice") return null;
  const name = LANGUAGE_NAMES[language].name;
  return <p className="note">{by === "card" ? w.byCard(name) : w.byShop(name)}</p>;
}

interface TaxesProps {
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (taxes: readonly string[]) => void;
}

function Taxes({ all, chosen, onChoose }: TaxesProps) {
  const { customer: w } = useWords();
  return (
    <div className="field">
      <span className="label">{w.freeOf}</span>
      <div className="seg" role="group" aria-label={w.freeOf}>
        {all.map((tax) => (
          <button
            key={tax}
            type="button"
            aria-pressed={chosen.includes(tax)}
            onClick={() => {
              onChoose(all.filter((each) => (each === tax ? !chosen.includes(tax) : chosen.includes(each))));
            }}
          >
            {tax}
          </button>
        ))}
      </div>
    </div>
  );
}
