/** Finds goods that come back without their sale: in the catalogue, or named with a price where it does not know them. */
import { useEffect, useState } from "react";
import type { ProductView } from "../../../preload/contract/sale.ts";
import { ask } from "../../state/till.ts";
import { nameIn, useLocale, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";

const MOST_FOUND = 4;

interface Props {
  readonly onFound: (product: ProductView) => void;
  /** @param text as it was looked for, for the name */
  readonly onNamed: (text: string) => void;
}

export function GoodsFinder({ onFound, onNamed }: Props) {
  const { returns: w } = useWords();
  const locale = useLocale();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly ProductView[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const answer = text.trim() === "" ? null : await ask("catalog.search", { text });
      if (!gone) setFound(answer?.ok === true ? answer.value.slice(0, MOST_FOUND) : []);
    };
    void look();
    return () => {
      gone = true;
    };
  }, [text]);
  return (
    <div className="goodsfinder">
      <div className="findrow">
        <Field label={w.findGoods} value={text} most={80} onValue={setText} first />
        <Button
          icon="pen"
          onPress={() => {
            setText("");
            onNamed(text.trim());
          }}
        >
          {w.byName}
        </Button>
      </div>
      <div className="printlist">
        {found.map((product) => (
          <Button
            key={product.sku}
            icon="plus"
            aside={<Amount value={product.price} />}
            onPress={() => {
              setText("");
              onFound(product);
            }}
          >
            {nameIn(product.names, locale)}
          </Button>
        ))}
      </div>
    </div>
  );
}
