/** After the money: the receipt again, and the next customer. */
import type { SaleView } from "../../preload/contract/sale.ts";
import { useKeys } from "../state/keyboard.ts";
import { KEYS } from "../state/keyMap.ts";
import { send } from "../state/till.ts";
import { openSheet } from "../state/ui.ts";
import { useWords } from "../state/words.ts";
import { Button } from "./Button.tsx";

export function PaidKeys({ sale }: { readonly sale: SaleView }) {
  const { done: words } = useWords();
  const print = () => void send("receipt.print", { sale: sale.id });
  const next = () => void send("sale.next", {});
  useKeys({ keys: { [KEYS.paid.print]: print, [KEYS.paid.newSale]: next } });
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
      <div className="end">
        <Button kind="primary" className="big" keyName={KEYS.paid.newSale} onPress={next}>
          {words.newSale}
        </Button>
      </div>
    </div>
  );
}
