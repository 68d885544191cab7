/** After the money: the receipt again, and the next customer. */
import type { SaleView } from "../../../preload/contract/sale.ts";
import { useKeys } from "../../state/input/keyboard.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, useView } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { nextLanguage, PapersLanguage } from "../paper/PapersLanguage.tsx";

export function PaidKeys({ sale }: { readonly sale: SaleView }) {
  const {
    done: words,
    tips: { add },
  } = useWords();
  const print = () => void send("receipt.print", { sale: sale.id });
  const next = () => void send("sale.next", {});
  const language = () => {
    nextLanguage(sale);
  };
  const tips = useView(({ session }) => session.tips);
  const carried = sale.tenders.some(({ kind, state }) => kind === "card" && state === "approved");
  const addTip =
    tips.after && carried
      ? () => {
          openSheet({ kind: "tip", sale: sale.id });
        }
      : undefined;
  useKeys({
    keys: {
      [KEYS.paid.tip]: addTip,
      [KEYS.paid.language]: language,
      [KEYS.paid.print]: print,
      [KEYS.paid.newSale]: next,
    },
  });
  return (
    <div className="foot">
      <Button icon="printer" className="big" keyName={KEYS.paid.print} onPress={print}>
        {words.printReceipt}
      </Button>
      <Button
        icon="paper"
        kind="quiet"
        className="big"
        onPress={() => {
          openSheet({ kind: "receipt", sale: sale.id });
        }}
      >
        {words.showReceipt}
      </Button>
      {addTip !== undefined && (
        <Button className="big" keyName={KEYS.paid.tip} onPress={addTip}>
          {add}
        </Button>
      )}
      <PapersLanguage sale={sale} short />
      <div className="end">
        <Button kind="primary" className="big" keyName={KEYS.paid.newSale} onPress={next}>
          {words.newSale}
        </Button>
      </div>
    </div>
  );
}
