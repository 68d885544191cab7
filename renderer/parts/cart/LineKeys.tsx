/** What can be done to the chosen line. */
import { formatQuantity } from "../../../main/core/money/format.ts";
import type { Quantity } from "../../../main/core/money/quantity.ts";
import type { LineView } from "../../../preload/contract/sale.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { stepQuantity } from "../../state/input/quantity.ts";
import { QUANTITY_KEYS } from "../../state/input/typedQuantity.ts";
import { send } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useLocale, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";

export function LineKeys({ sale, line }: { readonly sale: string; readonly line: LineView }) {
  const words = useWords();
  const locale = useLocale();
  const whole = line.unit === "each";
  return (
    <>
      <div className="lineacts">
        {whole && (
          <button
            type="button"
            className="btn icon"
            aria-label={words.sale.oneLess}
            aria-keyshortcuts={QUANTITY_KEYS.less}
            title={`${words.sale.oneLess} (${QUANTITY_KEYS.less})`}
            disabled={line.quantity <= 1000}
            onClick={() => {
              stepQuantity(sale, line, -1);
            }}
          >
            <Icon name="minus" className="i-s" />
          </button>
        )}
        <button
          type="button"
          className={`btn qty ${whole ? "" : "grow"}`}
          aria-keyshortcuts={QUANTITY_KEYS.ask}
          title={`${words.sale.setQuantity} (${QUANTITY_KEYS.ask})`}
          onClick={() => {
            openSheet({ kind: "quantity", line: line.id });
          }}
        >
          <span className="vh">{words.sale.setQuantity}</span>
          {formatQuantity(line.quantity as Quantity, locale)} {whole ? "" : words.sale.per}
        </button>
        {whole && (
          <button
            type="button"
            className="btn icon"
            aria-label={words.sale.oneMore}
            aria-keyshortcuts={QUANTITY_KEYS.more}
            title={`${words.sale.oneMore} (${QUANTITY_KEYS.more})`}
            onClick={() => {
              stepQuantity(sale, line, 1);
            }}
          >
            <Icon name="plus" className="i-s" />
          </button>
        )}
        <Button
          icon="percent"
          className="grow"
          keyName={KEYS.sale.discount}
          onPress={() => {
            openSheet({ kind: "discount", line: line.id });
          }}
        >
          {words.sale.discount}
        </Button>
        <Button
          icon="bin"
          hidden={words.sale.removeLine}
          keyName={KEYS.sale.remove}
          onPress={() => void send("sale.removeLine", { sale, line: line.id })}
        />
      </div>
      <div className="lineacts">
        <Button
          icon="tag"
          className="grow"
          keyName={KEYS.sale.price}
          onPress={() => {
            openSheet({ kind: "price", line: line.id });
          }}
        >
          {words.goods.price}
        </Button>
        <Button
          icon="pen"
          className="grow"
          keyName={KEYS.sale.note}
          onPress={() => {
            openSheet({ kind: "note", line: line.id });
          }}
        >
          {words.goods.note}
        </Button>
      </div>
    </>
  );
}
