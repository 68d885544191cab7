/** Paying in parts: what is due stays large, a part is chosen, then how it is paid. A declined part changes nothing. */
import { MAX_AMOUNT, type Minor, ZERO } from "../../main/core/money/money.ts";
import { type Part, partInCash, partOf } from "../../main/core/money/parts.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { Amount } from "../parts/kit/Amount.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { Due } from "../parts/cart/Due.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { PadSheet } from "../parts/kit/PadSheet.tsx";
import { PaidRows } from "../parts/payment/PaidRows.tsx";
import { appended } from "../state/pay/figures.ts";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { openCash, payByCard, payByWallet } from "../state/pay/pay.ts";
import { closeSplit, nextPart, type SplitPlan } from "../state/pay/split.ts";
import { useView } from "../state/till.ts";
import { openSheet, useUi } from "../state/ui.ts";
import { useMoney, useWords } from "../state/words.ts";

const MOST_DIGITS = String(MAX_AMOUNT).length;
const SHARES = [2, 3, 4];

const key = (digits: string): void => {
  useUi.setState(({ keyed }) => ({ keyed: appended(keyed, digits, MOST_DIGITS) }));
};
const deleteLast = (): void => {
  useUi.setState(({ keyed }) => ({ keyed: keyed.slice(0, -1) }));
};

export function Split({ sale, plan }: { readonly sale: SaleView; readonly plan: SplitPlan }) {
  const words = useWords();
  const { split: w } = words;
  const keyed = useUi((ui) => ui.keyed);
  const { takesCards, takesWallets, otherTenders } = useView(({ session }) => session);
  const part: Part | null = keyed === "" ? nextPart(plan, sale.due) : { kind: "amount", amount: Number(keyed) };
  const amount = partOf(sale.due, part);
  const payable = amount.ok;
  const shown = amount.ok ? amount.value : (Number(keyed) as Minor);

  const choose = (chosen: Part | null) => () => {
    useUi.setState({ split: { sale: sale.id, due: sale.due, part: chosen }, keyed: "" });
  };
  /** The choice stands for what is due now: news of a payment is told from it. */
  const pay = (by: () => void) => () => {
    if (!payable) return;
    choose(part)();
    by();
  };
  const card = pay(() => {
    if (takesCards) void payByCard(sale.id);
  });
  const wallet = pay(() => {
    if (takesWallets) void payByWallet(sale.id);
  });
  const cash = pay(openCash);
  const other = pay(() => {
    if (otherTenders.length > 0) openSheet({ kind: "other" });
  });
  useKeys({
    digit: key,
    keys: {
      [KEYS.split.back]: closeSplit,
      [KEYS.split.deleteLast]: deleteLast,
      [KEYS.split.other]: other,
      [KEYS.split.cash]: cash,
      [KEYS.split.wallet]: wallet,
      [KEYS.split.card]: card,
    },
  });
  return (
    <main className="page cash parts">
      <h1 className="vh">{w.title}</h1>
      <section className="sheet cashsum wm" aria-label={w.title}>
        <Due sale={sale} />
        <PaidRows sale={sale} />
        <ChangeBack sale={sale} />
        <div className="change">
          <div className="head">{w.thisPart}</div>
          <div className="hero">
            <Amount value={shown} look="large" />
          </div>
          <Leaves sale={sale} part={part} />
        </div>
      </section>
      <div className="quick" role="group" aria-label={w.howMuch}>
        <Choice amount={sale.due} chosen={keyed === "" && part === null} onChoose={choose(null)}>
          {w.rest}
        </Choice>
        {SHARES.map((of) => {
          const share = partOf(sale.due, { kind: "share", of });
          return (
            <Choice
              key={of}
              amount={share.ok ? share.value : ZERO}
              chosen={keyed === "" && part?.kind === "share" && part.of === of}
              onChoose={choose({ kind: "share", of })}
            >
              <span className="vh">{w.share(of)}</span>
              <span aria-hidden="true">1/{of}</span>
            </Choice>
          );
        })}
      </div>
      <PadSheet label={w.thisPart} amount={shown} onDigit={key} onDelete={deleteLast} />
      <div className="foot">
        <Button icon="back" className="big" keyName={KEYS.split.back} onPress={closeSplit}>
          {words.shell.back}
        </Button>
        <div className="end">
          {otherTenders.length > 0 && (
            <Button icon="pen" className="big" keyName={KEYS.split.other} disabled={!payable} onPress={other}>
              {w.other}
            </Button>
          )}
          <Button icon="cash" className="big" keyName={KEYS.split.cash} disabled={!payable} onPress={cash}>
            {words.sale.cash}
          </Button>
          {takesWallets && (
            <Button icon="wallet" className="big" keyName={KEYS.split.wallet} disabled={!payable} onPress={wallet}>
              {words.sale.wallet}
            </Button>
          )}
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.split.card}
            disabled={!payable || !takesCards}
            aside={payable && <Amount value={shown} look="sign" />}
            onPress={card}
          >
            {words.sale.card}
          </Button>
        </div>
      </div>
    </main>
  );
}

interface ChoiceProps {
  readonly amount: Minor;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Choice({ amount, chosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className="btn stack" aria-pressed={chosen} onClick={onChoose}>
      <small>{children}</small>
      <Amount value={amount} look="sign" />
    </button>
  );
}

/** What this part leaves, and what it comes to in coins; or why it cannot be paid. */
function Leaves({ sale, part }: { readonly sale: SaleView; readonly part: Part | null }) {
  const words = useWords();
  const money = useMoney();
  const { split: w } = words;
  const exact = partOf(sale.due, part);
  if (!exact.ok) {
    const { what, now } = words.problems.partOutOfRange({});
    return (
      <p className="banner warn" role="status">
        <Icon name="warn" className="warn" />
        {what} {now}
      </p>
    );
  }
  const rest = (sale.due - exact.value) as Minor;
  const coins = partInCash(sale.due, part, sale.cash.unit);
  return (
    <>
      <p className="lead">{rest > 0 ? w.leaves(money(rest)) : w.leavesNothing}</p>
      {rest > 0 && coins.ok && coins.value !== exact.value && (
        <p className="note">{w.coins(money(coins.value === sale.due ? sale.cash.toPay : coins.value))}</p>
      )}
    </>
  );
}

/** The change of the part that was just paid, until the next one is. */
function ChangeBack({ sale }: { readonly sale: SaleView }) {
  const { split: w } = useWords();
  const money = useMoney();
  const last = sale.tenders.at(-1);
  if (last?.kind !== "cash" || last.state !== "taken" || last.change === 0) return null;
  return (
    <p className="banner warn change-back" role="status">
      <Icon name="cash" className="warn" />
      <b className="strong">{w.changeBack(money(last.change))}</b>
    </p>
  );
}
