/** Giving up a sale loses its lines: asked once, with the amount, and the safe button is the default. */
import { KEYS } from "../../state/input/keyMap.ts";
import { send, useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { GiveUpPaidSheet } from "./GiveUpPaidSheet.tsx";

export function GiveUpSheet({ onClose }: { readonly onClose: () => void }) {
  const { sale: words } = useWords();
  const money = useMoney();
  const sale = useView((view) => view.sale);
  if (sale === null) return null;
  if (sale.due !== sale.total) return <GiveUpPaidSheet sale={sale} onClose={onClose} />;
  const giveUp = async () => {
    onClose();
    await send("sale.abandon", { sale: sale.id });
  };
  return (
    <Dialog
      title={words.giveUp}
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: onClose }}
      foot={
        <>
          <Button kind="danger" className="big" onPress={() => void giveUp()}>
            {words.giveUp} {money(sale.total)}
          </Button>
          <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={onClose}>
            {words.keepIt}
          </Button>
        </>
      }
    >
      <p className="lead">{words.giveUpAsk(money(sale.total), words.items(sale.items))}</p>
      <p className="note">{words.giveUpMore}</p>
    </Dialog>
  );
}
