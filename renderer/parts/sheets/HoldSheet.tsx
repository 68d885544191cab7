/** Puts the sale aside; a name for the customer is typed or left out. */
import { useEffect, useState } from "react";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

const LONGEST = 40;

export function HoldSheet({ onClose }: { readonly onClose: () => void }) {
  const { hold: w } = useWords();
  const sale = useView((view) => view.sale);
  const [name, setName] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asked] = useState(sale?.id);
  const gone = sale === null || sale.id !== asked;
  // It closes with the sale it is about: closed by the answer, which may come first, the same key would ask for it again.
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (gone) return null;
  const put = async () => {
    const answer = await send("hold.put", { sale: sale.id, name: name.trim() }, true);
    if (!answer.ok) setTrouble(answer.error);
  };
  return (
    <Dialog
      title={w.title}
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void put(), [KEYS.sale.hold]: () => void put() }}
      foot={
        <Button kind="primary" className="big" icon="aside" keyName={KEYS.sheet.confirm} onPress={() => void put()}>
          {w.put}
        </Button>
      }
    >
      <label className="field">
        <span>{w.name}</span>
        <span className="input">
          <input
            data-first=""
            value={name}
            placeholder={w.nameHint}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        </span>
      </label>
      <p className="note">{w.more}</p>
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}
