/** The wallet step: the next scan pays, from whichever scanner; or a code is shown for the customer's phone. */
import { ZERO } from "../../main/core/money/money.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { Button } from "../parts/kit/Button.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { SaleSlip } from "../parts/paper/SaleSlip.tsx";
import { Training } from "../parts/payment/Training.tsx";
import { WalletStepSays } from "../parts/payment/WalletSays.tsx";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { leaveWallet, showWalletCode } from "../state/pay/pay.ts";
import { useView } from "../state/till.ts";
import { useWords } from "../state/words.ts";

export function Wallet({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const w = words.payment.wallet;
  const step = useView((view) => view.walletStep);
  const back = () => void leaveWallet(sale.id);
  const show = () => void showWalletCode(sale.id);
  useKeys({ keys: { [KEYS.wallet.back]: back, [KEYS.wallet.showQr]: show } });
  return (
    <main className="page pay">
      <h1 className="vh">{w.title}</h1>
      <section className="sheet stage wm run">
        <div className="meta">
          <Icon name="wallet" />
          <span>{w.title} · Citcon</span>
          <span className="age">{w.ready}</span>
        </div>
        <WalletStepSays amount={step?.amount ?? sale.due} tip={step?.tip ?? ZERO} />
      </section>
      <SaleSlip sale={sale} />
      <div className="foot">
        <Button icon="back" className="big" keyName={KEYS.wallet.back} onPress={back}>
          {words.shell.back}
        </Button>
        <div className="end">
          <Training kind="wallet" />
          <Button className="big" keyName={KEYS.wallet.showQr} onPress={show}>
            {w.showQr}
          </Button>
        </div>
      </div>
    </main>
  );
}
