/** What the paper shows, read back from the very bytes that go to the printer. */
import { useEffect, useState } from "react";
import type { PaperPicture } from "../../../main/core/paper/paper.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { ask, send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Paper } from "../paper/Paper.tsx";

interface Props {
  readonly sale: string | null;
  readonly onClose: () => void;
}

export function ReceiptSheet({ sale, onClose }: Props) {
  const { done: words } = useWords();
  const [pictures, setPictures] = useState<readonly PaperPicture[] | null>(null);
  useEffect(() => {
    void ask("receipt.preview", { sale }).then((answer) => {
      setPictures(answer.ok ? answer.value : []);
    });
  }, [sale]);
  const print = () => void send("receipt.print", { sale });
  return (
    <Dialog
      title={words.receipt}
      onClose={onClose}
      keys={{ [KEYS.paid.print]: print }}
      className="receipt"
      foot={
        <Button icon="printer" kind="primary" keyName={KEYS.paid.print} onPress={print}>
          {words.printReceipt}
        </Button>
      }
    >
      <div className="papers" tabIndex={0} role="group" aria-label={words.receipt}>
        {pictures?.length === 0 && <p>{words.nothingToShow}</p>}
        {pictures?.map((picture, place) => (
          <Paper key={place} picture={picture} />
        ))}
      </div>
    </Dialog>
  );
}
