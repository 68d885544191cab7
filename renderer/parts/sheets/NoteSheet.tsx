/** A few words for a line: who it is for, how it is wanted. An empty note takes it away. */
import { useState } from "react";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { nameIn, useLocale, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

interface Props {
  readonly line: string;
  readonly onClose: () => void;
}

const LONGEST = 80;

export function NoteSheet({ line: id, onClose }: Props) {
  const { goods: w } = useWords();
  const locale = useLocale();
  const sale = useView((view) => view.sale);
  const line = sale?.lines.find((each) => each.id === id);
  const [note, setNote] = useState(line?.note ?? "");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (sale === null || line === undefined) return null;
  const save = async () => {
    const answer = await send("goods.note", { sale: sale.id, line: id, note: note.trim() }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <Dialog
      title={w.noteOf(nameIn(line.names, locale))}
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: () => void save() }}
      foot={
        <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={() => void save()}>
          {w.saveNote}
        </Button>
      }
    >
      <label className="field">
        <span>{w.note}</span>
        <span className="input">
          <input
            data-first=""
            value={note}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(event) => {
              setNote(event.target.value);
            }}
          />
        </span>
      </label>
      <p className="note">{w.noteMore}</p>
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}
