/** One sale as it was: its goods, what paid for it, what came back, and what each payment went through. */
import type { TransactionView } from "../../../preload/contract/transactions.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, useView } from "../../state/till.ts";
import { useTransactions } from "../../state/past/transactions.ts";
import { useUi } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { refundable } from "../../screens/refundable.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { PastGoods } from "./PastGoods.tsx";
import { PastPayments } from "./PastPayments.tsx";
import { Moment, StateChip } from "./SaleList.tsx";

interface Props {
  readonly onPrint: () => void;
  readonly onRefund: () => void;
  readonly onWithoutSale: () => void;
}

export function PastSale({ onPrint, onRefund, onWithoutSale }: Props) {
  const words = useWords();
  const { transactions: w } = words;
  const open = useTransactions((state) => state.open);
  const tab = useTransactions((state) => state.tab);
  if (open === null) {
    return (
      <section className="sheet pastsale empty" aria-label={w.goods}>
        <p className="note">{w.chooseOne}</p>
        <Button icon="undo" onPress={onWithoutSale}>
          {words.returns.noReceipt}
        </Button>
      </section>
    );
  }
  const refresh = async () => {
    const answer = await send("transactions.refresh", { sale: open.row.sale });
    if (answer.ok) useUi.setState({ spoken: w.asked(answer.value.asked) });
  };
  return (
    <section className="sheet pastsale wm" aria-label={words.sale.number(open.row.number)}>
      <header>
        <h2>{words.sale.number(open.row.number)}</h2>
        <StateChip state={open.row.state} />
        <b className="sum">
          <Amount value={open.row.total} look="sign" />
        </b>
      </header>
      <Head of={open} />
      <div className="seg tabs" role="tablist" aria-label={words.sale.number(open.row.number)}>
        {(["goods", "payments"] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === tab}
            aria-controls="past-tab"
            onClick={() => {
              useTransactions.setState({ tab: each });
            }}
          >
            {w[each]}
          </button>
        ))}
      </div>
      <div className="scroll" id="past-tab" role="tabpanel" tabIndex={0} aria-label={w[tab]}>
        {tab === "goods" ? <PastGoods of={open} /> : <PastPayments of={open} />}
      </div>
      <footer>
        <Button icon="printer" keyName={KEYS.transactions.print} onPress={onPrint}>
          {w.print}
        </Button>
        {open.payments.length > 0 && (
          <button
            type="button"
            className="btn icon"
            aria-label={w.refresh}
            title={w.refresh}
            onClick={() => void refresh()}
          >
            <Icon name="again" className="i-s" />
          </button>
        )}
        <Button
          kind="primary"
          keyName={KEYS.transactions.refund}
          disabled={!refundable(open.row.state)}
          onPress={onRefund}
        >
          {w.refund}
        </Button>
      </footer>
    </section>
  );
}

function Head({ of: { register, row, sale } }: { readonly of: TransactionView }) {
  const words = useWords();
  const { transactions: w } = words;
  const shop = useView((view) => view.session.store.register);
  return (
    <p className="about note">
      <span>
        <Moment at={row.at} /> · {words.sale.items(sale.items)}
      </span>
      <span>
        {row.operator}
        {register !== shop && ` · ${w.register(register)}`}
      </span>
    </p>
  );
}
