/** Goods that the catalogue does not know, named with the price that goes back for them. */
import { useEffect, useRef } from "react";
import type { Figures } from "../../state/pay/figures.ts";
import { masked } from "../../state/pay/figures.ts";
import { useLocale, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";

const LONGEST_NAME = 60;

interface Props {
  readonly name: string;
  readonly price: Figures;
  readonly onName: (name: string) => void;
  readonly onAdd: () => void;
  readonly onCancel: () => void;
}

export function NamedGoods({ name, onAdd, onCancel, onName, price }: Props) {
  const { goods, returns: w, shell } = useWords();
  const locale = useLocale();
  const nameField = useRef<HTMLInputElement>(null);
  const priceField = useRef<HTMLInputElement>(null);
  const named = useRef(name !== "");
  useEffect(() => {
    (named.current ? priceField : nameField).current?.focus();
  }, []);
  return (
    <div className="namedgoods" role="group" aria-label={w.byName}>
      <Field label={goods.name} value={name} most={LONGEST_NAME} onValue={onName} field={nameField} />
      <label className="field">
        <span>{goods.price}</span>
        <span className="input">
          <input
            ref={priceField}
            inputMode="numeric"
            autoComplete="off"
            value={masked(price.digits, 2, locale)}
            onFocus={(event) => {
              event.target.select();
            }}
            onChange={(event) => {
              price.type(event.target.value);
            }}
          />
        </span>
      </label>
      <Button onPress={onCancel}>{shell.back}</Button>
      <Button kind="primary" icon="plus" disabled={name.trim() === "" || price.value === 0} onPress={onAdd}>
        {w.addGoods}
      </Button>
    </div>
  );
}
