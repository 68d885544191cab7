/** Cash: what is to pay, what the customer gave, what goes back. Nothing keyed means the exact amount. */
import { type CashRefusal, changePieces, decideCash, quickAmounts } from "../../main/core/money/cash.ts";
import { MAX_AMOUNT, minor, type Minor, ZERO } from "../../main/core/money/money.ts";
import { partInCash } from "../../main/core/money/parts.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { Amount } from "../parts/kit/Amount.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { Due } from "../parts/cart/Due.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { PadSheet } from "../parts/kit/PadSheet.tsx";
import { Pieces } from "../parts/payment/Pieces.tsx";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { takeCash } from "../state/pay/pay.ts";
import { chosenPart } from "../state/pay/split.ts";
import { useView } from "../state/till.ts";
import { useUi } from "../state/ui.ts";
import { useMoney, useWords } from "../state/words.ts";
import type { ProblemName } from "../words/problems/messages.ts";
import { Said } from "../parts/kit/Said.tsx";

const MOST_DIGITS = String(MAX_AMOUNT).length;

const key = (digits: string): void => {
  useUi.setState(({ keyed }) => {
    const next = (keyed + digits).replace(/^0+(?=\d)/, "");
    return { keyed: next.length > MOST_DIGITS ? keyed : next };
  });
};

const deleteLast = (): void => {
  useUi.setState(({ keyed }) => ({ keyed: keyed.slice(0, -1) }));
};

const back = (): void => {
  useUi.setState({ cashOpen: false, keyed: "", trouble: null });
};

export function Cash({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const money = useMoney();
  const keyed = useUi((ui) => ui.keyed);
  const currency = useView((view) => view.session.currency);
  const { unit } = sale.cash;
  const asked = partInCash(sale.due, chosenPart(sale.id), unit);
  const part = asked.ok ? asked.value : sale.due;
  const whole = part >= sale.due;
  const { toPay, rounding, quick } = whole
    ? sale.cash
    : { toPay: part, rounding: ZERO, quick: quickAmounts(part, currency) };
  const given = keyed === "" ? toPay : minor(Number(keyed));
  const refused = decideCash(sale.due, given, unit, part).kind === "refused";
  const take = (amount: Minor) => () => void takeCash(sale, amount);
  useKeys({
    digit: key,
    keys: {
      [KEYS.cash.exact]: take(toPay),
      [KEYS.cash.take]: take(given),
      [KEYS.cash.back]: back,
      [KEYS.cash.deleteLast]: deleteLast,
    },
  });
  return (
    <main className="page cash">
      <h1 className="vh">{words.cash.title}</h1>
      <section className="sheet cashsum wm" aria-label={words.cash.title}>
        <Due sale={sale} />
        {rounding !== 0 && (
          <div className="r softly">
            <span>{words.cash.rounding(unit)}</span>
            <Amount value={rounding} />
          </div>
        )}
        <div className="r strong">
          <span>{words.cash.toPay}</span>
          <Amount value={toPay} />
        </div>
        <Effect sale={sale} given={given} part={part} />
        <p className="note">{whole ? words.cash.partHint : words.split.partOf(money(sale.due))}</p>
      </section>
      <div className="quick" role="group" aria-label={words.cash.quick}>
        <button type="button" className="btn stack" onClick={take(toPay)}>
          <Amount value={toPay} look="sign" />
          <small>
            {words.cash.exact} {KEYS.cash.exact}
          </small>
        </button>
        {quick.map((amount) => (
          <button key={amount} type="button" className="btn" onClick={take(amount)}>
            <Short value={amount} />
          </button>
        ))}
      </div>
      <PadSheet label={words.cash.given} amount={given} onDigit={key} onDelete={deleteLast} />
      <div className="foot">
        <Button icon="back" className="big" keyName={KEYS.cash.back} onPress={back}>
          {words.shell.back}
        </Button>
        <p className="note row">
          <Icon name="drawer" />
          {words.cash.drawerOpens}
        </p>
        <div className="end">
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.cash.take}
            disabled={refused}
            aside={<Amount value={given} look="sign" />}
            onPress={take(given)}
          >
            {words.cash.take}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** What cannot be taken is said before it is tried; nothing given at all needs no word. */
const REFUSALS: Partial<Record<CashRefusal, ProblemName>> = {
  notPayable: "notPayableInCash",
  tooLarge: "amountOutOfRange",
};

/** What the keyed cash would do, said before it is taken. The till decides it again when it is. */
function Effect({ sale, given, part }: { readonly sale: SaleView; readonly given: Minor; readonly part: Minor }) {
  const words = useWords();
  const currency = useView((view) => view.session.currency);
  const { unit } = sale.cash;
  const decision = decideCash(sale.due, given, unit, part);
  switch (decision.kind) {
    case "refused": {
      const refusal = REFUSALS[decision.why];
      const problem = refusal === undefined ? null : words.problems[refusal]({});
      return (
        <div className="change">
          {problem !== null && (
            <div className="banner warn">
              <Icon name="warn" className="warn" />
              <p>
                <Said {...problem} />
              </p>
            </div>
          )}
        </div>
      );
    }
    case "part":
      return (
        <div className="change">
          <div className="head">{words.cash.restDue}</div>
          <div className="hero">
            <Amount value={decision.rest} look="large" />
          </div>
          {decision.change > ZERO && (
            <p className="lead">
              {words.cash.change} <Amount value={decision.change} look="sign" />
            </p>
          )}
        </div>
      );
    case "full":
      return (
        <div className="change">
          <div className="head">{words.cash.change}</div>
          <div className="hero">
            <Amount value={decision.change} look="large" />
          </div>
          {decision.change > ZERO && <Pieces pieces={changePieces(decision.change, currency, unit)} />}
        </div>
      );
  }
}

/** A round amount without its cents: "$70". */
function Short({ value }: { readonly value: Minor }) {
  const money = useMoney();
  return <span className="amt">{value % 100 === 0 ? money(value).replace(/[.,]00/, "") : money(value)}</span>;
}
