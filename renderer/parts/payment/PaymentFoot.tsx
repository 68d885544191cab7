/** What can be pressed in each payment state. Where nothing is to be pressed, the corner is empty and says so. */
import type { PaymentView } from "../../../preload/contract/payment.ts";
import type { SaleView } from "../../../preload/contract/sale.ts";
import { useNow } from "../../state/clock.ts";
import { useKeys } from "../../state/input/keyboard.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { openCash, payByCard, payByWallet } from "../../state/pay/pay.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { printSlip, ProofKey } from "../paper/CustomerPapers.tsx";
import { PaidKeys } from "./PaidKeys.tsx";
import { Training, useTrainingPage } from "./Training.tsx";

interface Props {
  readonly payment: PaymentView;
  readonly sale: SaleView;
}

export function PaymentFoot({ payment, sale }: Props) {
  switch (payment.screen) {
    case "sending":
    case "waiting":
    case "processing":
      return <WaitingKeys payment={payment} />;
    case "checking":
    case "manager":
      return <UnsureKeys payment={payment} />;
    case "approved":
      return sale.due > 0 ? <RestKeys payment={payment} sale={sale} /> : <PaidKeys sale={sale} />;
    case "declined":
    case "cancelled":
    case "notSent":
    case "setAside":
      return <NotPaidKeys payment={payment} sale={sale} />;
  }
}

function WaitingKeys({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const w = words.payment;
  const training = useTrainingPage(payment.kind);
  const queued = payment.kind === "wallet" && payment.cancelAsked;
  const mayCancel = payment.screen === "waiting" && !queued && payment.queue === null;
  const cancel = () => {
    if (mayCancel) void send("payment.cancel", { attempt: payment.attempt });
  };
  useKeys({ keys: { [KEYS.waiting.cancel]: cancel } });
  return (
    <div className="foot">
      {mayCancel ? (
        <Button icon="back" className="big" keyName={KEYS.waiting.cancel} onPress={cancel}>
          {w.cancel}
        </Button>
      ) : (
        !queued && payment.screen === "processing" && <p className="note why-off">{w.cancelOff}</p>
      )}
      <div className="end">
        {training === null ? <p className="note why-off">{w.nothingToPress}</p> : <Training kind={payment.kind} />}
      </div>
    </div>
  );
}

function UnsureKeys({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const now = useNow();
  const training = useTrainingPage(payment.kind);
  const again = () => void send("payment.checkAgain", { attempt: payment.attempt });
  const next = () => void send("payment.leave", { attempt: payment.attempt });
  const proof = () => {
    printSlip(payment.attempt);
  };
  useKeys({ keys: { [KEYS.unsure.checkAgain]: again, [KEYS.unsure.nextCustomer]: next, [KEYS.unsure.proof]: proof } });
  const note =
    payment.screen === "manager"
      ? words.decide.note
      : payment.managerAt === null
        ? ""
        : words.payment.needsManagerIn(duration(payment.managerAt - now, words));
  return (
    <div className="foot">
      <Button icon="person" className="big" keyName={KEYS.unsure.nextCustomer} onPress={next}>
        {words.payment.nextCustomer}
      </Button>
      {/* The stage of a decision is full; elsewhere the key stands beside the words it belongs to. */}
      {payment.screen === "manager" && <ProofKey attempt={payment.attempt} big />}
      {training !== null && <Training kind={payment.kind} />}
      <div className="end">
        {!(payment.screen === "manager" && training !== null) && <p className="note why-off">{note}</p>}
        <Button kind="primary" className="big" keyName={KEYS.unsure.checkAgain} onPress={again}>
          {words.payment.checkAgain}
        </Button>
      </div>
    </div>
  );
}

/** Approved for less than is due: back to the sale, where the rest can be paid. */
function RestKeys({ payment }: Props) {
  const words = useWords();
  const back = () => void send("payment.leave", { attempt: payment.attempt });
  useKeys({ keys: { [KEYS.paid.newSale]: back } });
  return (
    <div className="foot">
      <div className="end">
        <Button kind="primary" className="big" keyName={KEYS.paid.newSale} onPress={back}>
          {words.payment.backToSale}
        </Button>
      </div>
    </div>
  );
}

function NotPaidKeys({ payment, sale }: Props) {
  const words = useWords();
  const leave = () => send("payment.leave", { attempt: payment.attempt });
  const cash = async () => {
    const left = await leave();
    if (left.ok) openCash();
  };
  const card = async () => {
    await payByCard(sale.id);
  };
  const byWallet = payment.kind === "wallet";
  const wallet = async () => {
    await payByWallet(sale.id);
  };
  // Only people have said how this payment stands: its customer may want that on paper.
  const unproved = payment.screen === "setAside" || payment.decided;
  const proof = () => {
    printSlip(payment.attempt);
  };
  useKeys({
    keys: {
      [KEYS.notPaid.proof]: unproved ? proof : undefined,
      [KEYS.notPaid.wallet]: byWallet ? () => void wallet() : undefined,
      [KEYS.notPaid.back]: () => void leave(),
      [KEYS.notPaid.cash]: () => void cash(),
      [KEYS.notPaid.card]: () => void card(),
    },
  });
  return (
    <div className="foot">
      <Button icon="back" className="big" keyName={KEYS.notPaid.back} onPress={() => void leave()}>
        {words.shell.back}
      </Button>
      <div className="end">
        <Button icon="cash" className="big" keyName={KEYS.notPaid.cash} onPress={() => void cash()}>
          {words.sale.cash}
        </Button>
        {byWallet && (
          <Button className="big" keyName={KEYS.notPaid.card} onPress={() => void card()}>
            {words.sale.card}
          </Button>
        )}
        <Button
          kind="primary"
          className="big"
          keyName={byWallet ? KEYS.notPaid.wallet : KEYS.notPaid.card}
          onPress={() => void (byWallet ? wallet() : card())}
        >
          {byWallet
            ? words.payment.wallet.tryAgain
            : payment.screen === "notSent"
              ? words.payment.tryAgain
              : words.payment.tryAnother}
        </Button>
      </div>
    </div>
  );
}
