/** Goods by weight: what the scale shows, keyed from the right, and what it comes to. */
import { useRef, useState } from "react";
import { MAX_AMOUNT, type Minor, ZERO } from "../../../main/core/money/money.ts";
import { quantity } from "../../../main/core/money/quantity.ts";
import type { Names } from "../../../main/core/sale/sale.ts";
import { grossOf } from "../../../main/core/money/totals.ts";
import type { LineView, ProductView } from "../../../preload/contract/sale.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { type Answer, send, type Trouble, useView } from "../../state/till.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { FigureField } from "../kit/FigureField.tsx";
import { Keypad } from "../kit/Keypad.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

/** Up to 999.999 kg. */
const MOST_DIGITS = 6;

/** Goods from a tile or a search: they come into the sale with their weight. */
export function WeighProduct({ product, onClose }: { readonly product: ProductView; readonly onClose: () => void }) {
  const { goods: w } = useWords();
  const add = (grams: number) => send("sale.add", { sku: product.sku, quantity: grams }, true);
  return <Weigh names={product.names} price={product.price} does={w.addWeighed} put={add} onClose={onClose} />;
}

interface LineProps {
  readonly line: string;
  /** It was scanned a moment ago and has no weight of its own yet. */
  readonly fresh?: boolean;
  readonly onClose: () => void;
}

/** A line that is on the sale already. */
export function WeighLine({ line: id, fresh = false, onClose }: LineProps) {
  const { goods: w } = useWords();
  const sale = useView((view) => view.sale);
  const line: LineView | undefined = sale?.lines.find((each) => each.id === id);
  if (sale === null || line === undefined) return null;
  const set = (grams: number) => send("sale.setQuantity", { sale: sale.id, line: id, quantity: grams }, true);
  const start = fresh ? 0 : line.quantity;
  return (
    <Weigh names={line.names} price={line.unitPrice} start={start} does={w.setWeight} put={set} onClose={onClose} />
  );
}

interface Props {
  readonly names: Names;
  /** Minor units per kilogram. */
  readonly price: Minor;
  /** Grams that stand already. */
  readonly start?: number;
  readonly does: string;
  readonly put: (grams: number) => Promise<Answer<null>>;
  readonly onClose: () => void;
}

function Weigh({ names, price, start = 0, does, put, onClose }: Props) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { goods: w } = words;
  const typed = useFigures(MOST_DIGITS);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const grams = typed.digits === "" ? start : typed.value;
  const amount = amountOf(price, grams);

  const weigh = async () => {
    if (grams === 0 || amount > MAX_AMOUNT) {
      setTrouble({ code: "quantityOutOfRange", money: "safe" });
      return;
    }
    const answer = await put(grams);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  return (
    <Dialog
      title={nameIn(names, locale)}
      onClose={onClose}
      typing={() => field.current?.focus()}
      keys={{ [KEYS.sheet.confirm]: () => void weigh() }}
      className="narrow"
      foot={
        <Button
          kind="primary"
          className="big"
          keyName={KEYS.sheet.confirm}
          aside={<Amount value={amount} look="sign" />}
          onPress={() => void weigh()}
        >
          {does}
        </Button>
      }
    >
      <FigureField
        field={field}
        label={w.weight}
        shown={masked(String(grams === 0 ? "" : grams), 3, locale)}
        unit={words.sale.per}
        onType={typed.type}
      />
      <p className="row between">
        <span className="note">{w.perUnit(money(price))}</span>
        <span className="strong">
          <Amount value={amount} look="sign" />
        </span>
      </p>
      <Keypad
        onDigit={typed.press}
        onDelete={typed.deleteLast}
        corner={{
          text: words.signIn.clear,
          onPress: () => {
            typed.type("");
          },
        }}
      />
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}

const amountOf = (price: Minor, grams: number): Minor =>
  grams === 0 ? ZERO : grossOf({ id: "", quantity: quantity(grams), unitPrice: price, taxes: [] });
