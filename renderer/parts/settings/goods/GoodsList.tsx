/** The goods: found by what is typed, or all in the order of their file; each opens to be changed. */
import { useState } from "react";
import { formatCount } from "../../../../main/core/money/format.ts";
import type { Product } from "../../../../main/core/goods/product.ts";
import { readGoods, readMoreGoods, useGoods } from "../../../state/office/goods.ts";
import type { Trouble } from "../../../state/till.ts";
import { nameIn, useLocale, useWords } from "../../../state/words.ts";
import { Amount } from "../../kit/Amount.tsx";
import { Button } from "../../kit/Button.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { TroubleSays } from "../../kit/TroubleSays.tsx";
import { Panel } from "../Panel.tsx";
import { saveGoods } from "./saveGoods.ts";

interface Props {
  /** Null: the file's own sheet lies open. */
  readonly onImport: (() => void) | null;
  readonly onAdd: () => void;
  readonly onOpen: (product: Product) => void;
}

export function GoodsList({ onAdd, onImport, onOpen }: Props) {
  const { catalog: w, sale, settings } = useWords();
  const locale = useLocale();
  const { about, goods, next, text, trouble } = useGoods();
  const [saving, setSaving] = useState(false);
  const [notSaved, setNotSaved] = useState<Trouble | null>(null);
  const count = about?.count ?? 0;
  const save = async () => {
    setSaving(true);
    setNotSaved(await saveGoods());
    setSaving(false);
  };
  return (
    <Panel
      title={settings.sections.goods}
      {...(count > 0 ? { note: w.count(formatCount(count, locale), count === 1) } : {})}
      aside={
        <div className="row wrap">
          {onImport !== null && <Button onPress={onImport}>{w.importing.open}</Button>}
          <Button disabled={saving || count === 0} onPress={() => void save()}>
            {saving ? w.saving : w.saveCsv}
          </Button>
          <Button icon="plus" onPress={onAdd}>
            {w.add}
          </Button>
        </div>
      }
    >
      {about !== null && (about.sampleOnly || count === 0) && (
        <div className="banner info">
          <Icon name="warn" />
          <p className="grow">{count === 0 ? w.none : w.sample}</p>
        </div>
      )}
      <label className="input search">
        <Icon name="search" />
        <span className="vh">{w.find}</span>
        <input
          type="text"
          value={text}
          placeholder={w.find}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          onChange={(event) => {
            void readGoods(event.target.value);
          }}
          onKeyDown={(event) => {
            const [first] = goods;
            if (event.key === "Enter" && !event.nativeEvent.isComposing && text !== "" && first !== undefined)
              onOpen(first);
          }}
        />
      </label>
      {about !== null && count > 0 && goods.length === 0 && <p className="note">{w.noneFound}</p>}
      <ul className="rows goodslist">
        {goods.map((product) => (
          <li key={product.sku}>
            <button
              type="button"
              onClick={() => {
                onOpen(product);
              }}
            >
              <span className="grow">
                <b className="strong">{nameIn(product.names, locale)}</b>
                <small>
                  {[product.sku, product.barcode ?? "", product.category, product.taxes.join(" + ")]
                    .filter((each) => each !== "")
                    .join(" · ")}
                </small>
              </span>
              <span className="price">
                <Amount value={product.price} look="sign" />
                {product.unit === "kg" && <span className="note">/{sale.per}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {next !== null && (
        <div className="row">
          <Button onPress={() => void readMoreGoods()}>{w.more}</Button>
        </div>
      )}
      <TroubleSays trouble={trouble ?? notSaved} />
    </Panel>
  );
}
