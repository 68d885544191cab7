/** Before a card or a wallet pays, the customer is asked for a tip: a percent of the price before tax, an amount, or none. */
import { useState } from "react";
import { formatPercent } from "../../main/core/money/format.ts";
import { add, minor, type Minor, ZERO } from "../../main/core/money/money.ts";
import { partOf } from "../../main/core/money/parts.ts";
import { isPossibleTip, percentTip, type TipChoice } from "../../main/core/tip/tip.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { Amount } from "../parts/kit/Amount.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { PadSheet } from "../parts/kit/PadSheet.tsx";
import { TroubleSays } from "../parts/kit/TroubleSays.tsx";
import { useFigures } from "../state/pay/figures.ts";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { payByCard, payByWallet } from "../state/pay/pay.ts";
import { chosenPart } from "../state/pay/split.ts";
import { useView } from "../state/till.ts";
import { closeTip, type TipStep } from "../state/pay/tips.ts";
import { useLocale, useWords } from "../state/words.ts";

/** 9,999.99: more is no tip. */
const MOST_DIGITS = 6;

export function Tip({ sale, step }: { readonly sale: SaleView; readonly step: TipStep }) {
  const words = useWords();
  const locale = useLocale();
  const { tips: w } = words;
  const presets = useView(({ session }) => session.tips.presets);
  const [percent, setPercent] = useState<string | null>(null);
  const keyed = useFigures(MOST_DIGITS);
  const part = partOf(sale.due, chosenPart(sale.id));
  const amount = part.ok ? part.value : sale.due;
  const basis = {
    total: sale.total,
    beforeTax: minor(sale.taxes.reduce((rest, tax) => rest - tax.amount, Number(sale.total))),
  };
  const choice: TipChoice | null =
    keyed.digits !== ""
      ? { kind: "amount", amount: keyed.value }
      : percent === null
        ? null
        : { kind: "percent", percent };
  const tip: Minor =
    choice === null
      ? ZERO
      : choice.kind === "amount"
        ? minor(choice.amount)
        : percentTip(amount, choice.percent, basis);
  const possible = isPossibleTip(amount, tip);

  const pay = (chosen: TipChoice | null) => () => {
    if (chosen !== null && !possible) return;
    void (step.by === "card" ? payByCard : payByWallet)(sale.id, step.secondSale, chosen);
  };
  const choose = (chosen: string | null) => () => {
    setPercent(chosen);
    keyed.type("");
  };
  const listed = [...presets, null];
  const move = (step: 1 | -1) => () => {
    const at = listed.indexOf(keyed.digits === "" ? percent : null);
    choose(listed[(at + step + listed.length) % listed.length] ?? null)();
  };
  useKeys({
    digit: keyed.press,
    keys: {
      [KEYS.tip.take]: pay(choice),
      [KEYS.tip.above]: move(-1),
      [KEYS.tip.below]: move(1),
      [KEYS.tip.back]: closeTip,
      [KEYS.tip.deleteLast]: keyed.deleteLast,
    },
  });
  return (
    <main className="page cash tipping">
      <h1 className="vh">{w.tip}</h1>
      <section className="sheet cashsum wm" aria-label={w.tip}>
        <h2 className="state-words">{w.ask}</h2>
        <div className="r">
          <span>{amount < sale.due ? words.split.thisPart : words.sale.totalDue}</span>
          <Amount value={amount} />
        </div>
        <div className="r strong">
          <span>{w.tip}</span>
          <Amount value={tip} />
        </div>
        <div className="change" role="status">
          <div className="head">{w.toPay}</div>
          <div className="hero">
            <Amount value={add(amount, tip)} look="large" />
          </div>
          <TroubleSays trouble={possible ? null : { code: "tipOutOfRange", money: "safe" }} />
        </div>
        <p className="note">{w.beforeTax}</p>
      </section>
      <div className="quick" role="group" aria-label={w.choices}>
        {presets.map((each) => (
          <button
            key={each}
            type="button"
            className="btn stack"
            aria-pressed={keyed.digits === "" && percent === each}
            onClick={choose(each)}
          >
            {formatPercent(each, locale)}
            <small>
              <Amount value={percentTip(amount, each, basis)} look="sign" />
            </small>
          </button>
        ))}
        <button
          type="button"
          className="btn words"
          aria-pressed={keyed.digits === "" && percent === null}
          onClick={choose(null)}
        >
          {w.none}
        </button>
      </div>
      <PadSheet label={w.other} amount={minor(keyed.value)} onDigit={keyed.press} onDelete={keyed.deleteLast} />
      <div className="foot">
        <Button icon="back" className="big" keyName={KEYS.tip.back} onPress={closeTip}>
          {words.shell.back}
        </Button>
        <div className="end">
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.tip.take}
            disabled={!possible}
            aside={<Amount value={add(amount, tip)} look="sign" />}
            onPress={pay(choice)}
          >
            {step.by === "card" ? words.sale.card : words.sale.wallet}
          </Button>
        </div>
      </div>
    </main>
  );
}
