/** A quantity keyed by hand: whole pieces, or what a scale shows. */
import { useState } from "react";
import { formatQuantity } from "../../../main/core/money/format.ts";
import { quantity } from "../../../main/core/money/quantity.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, useView } from "../../state/till.ts";
import { nameIn, useLocale, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Keypad } from "../kit/Keypad.tsx";
import { WeighLine } from "./WeightSheet.tsx";

interface Props {
  readonly line: string;
  readonly onClose: () => void;
}

const MOST_DIGITS = 5;

export function QuantitySheet({ line: id, onClose }: Props) {
  const words = useWords();
  const locale = useLocale();
  const sale = useView((view) => view.sale);
  const line = sale?.lines.find((each) => each.id === id);
  const [keyed, setKeyed] = useState("");
  if (sale === null || line === undefined) return null;
  if (line.unit === "kg") return <WeighLine line={id} onClose={onClose} />;

  const thousandths = keyed === "" ? line.quantity : Number(keyed) * 1000;
  const press = (digits: string) => {
    setKeyed((before) => (before + digits).replace(/^0+(?=\d)/, "").slice(0, MOST_DIGITS));
  };
  const deleteLast = () => {
    setKeyed((before) => before.slice(0, -1));
  };
  const set = async () => {
    if (thousandths < 1) return;
    const answer = await send("sale.setQuantity", { sale: sale.id, line: id, quantity: thousandths });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      title={nameIn(line.names, locale)}
      onClose={onClose}
      digit={press}
      keys={{ [KEYS.sheet.confirm]: () => void set(), [KEYS.sheet.deleteLast]: deleteLast }}
      className="narrow"
      foot={
        <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={() => void set()}>
          {words.sale.setQuantity}
        </Button>
      }
    >
      <div className="given">
        <span>{words.sale.quantity}</span>
        <span>{formatQuantity(quantity(thousandths), locale)}</span>
      </div>
      <Keypad
        onDigit={press}
        onDelete={deleteLast}
        corner={{
          text: words.signIn.clear,
          onPress: () => {
            setKeyed("");
          },
        }}
      />
    </Dialog>
  );
}
