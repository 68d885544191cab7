/** The lines of the sale with what may still come back of each; or an amount, keyed. */
import { formatQuantity } from "../../../main/core/money/format.ts";
import { minor } from "../../../main/core/money/money.ts";
import { quantity } from "../../../main/core/money/quantity.ts";
import type { ReturnableLineView, ReturnQuoteView } from "../../../preload/contract/returns.ts";
import type { RefundMode } from "../../screens/Refund.tsx";
import type { Figures } from "../../state/pay/figures.ts";
import { nameIn, otherName, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Keypad } from "../kit/Keypad.tsx";

interface Props {
  readonly quote: ReturnQuoteView | null;
  readonly mode: RefundMode;
  readonly amount: Figures;
  /** Thousandths by line. */
  readonly picks: Readonly<Record<string, number>>;
  readonly onPick: (line: string, quantity: number) => void;
}

export function RefundLines({ amount, mode, onPick, picks, quote }: Props) {
  const words = useWords();
  const { returns: w } = words;
  if (mode === "amount") {
    return (
      <div className="refundamount">
        <p className="due">
          <b>{w.amount}</b>
          <output>
            <Amount value={minor(amount.value)} look="large" />
          </output>
        </p>
        <Keypad
          onDigit={amount.press}
          onDelete={amount.deleteLast}
          corner={{
            text: words.signIn.clear,
            onPress: () => {
              amount.type("");
            },
          }}
        />
      </div>
    );
  }
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={w.lines}>
      {quote?.lines.map((line) => (
        <Pick
          key={line.line}
          line={line}
          picked={mode === "whole" ? line.left : followed(line, picks)}
          own={quote.asked?.pieces.find((piece) => piece.line === line.line)?.amount ?? null}
          onPick={(picked) => {
            onPick(line.line, picked);
          }}
        />
      ))}
    </div>
  );
}

/** A deposit comes back with its goods. */
const followed = (line: ReturnableLineView, picks: Readonly<Record<string, number>>): number =>
  Math.min(line.left, picks[line.feeOf ?? line.line] ?? 0);

const ONE = 1000;

interface PickProps {
  readonly line: ReturnableLineView;
  /** Thousandths. */
  readonly picked: number;
  /** What goes back for what is picked, as the till says, minor units. */
  readonly own: number | null;
  readonly onPick: (quantity: number) => void;
}

function Pick({ line, onPick, own, picked }: PickProps) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { returns: w } = words;
  const name = nameIn(line.names, locale);
  const other = otherName(line.names, locale);
  const amount = (thousandths: number) =>
    `${formatQuantity(quantity(thousandths), locale)}${line.unit === "kg" ? " kg" : ""}`;
  const none = line.left === 0;
  const steps = line.unit === "each" && line.left > ONE && line.feeOf === null;
  const back = line.sold - line.left;
  const more = [
    line.feeOf !== null ? w.follows : w.of(amount(line.sold), money(line.unitPrice)),
    none ? w.allBack : back > 0 ? w.partBack(amount(back), amount(line.sold)) : "",
    line.taxes.join(" "),
  ];
  const on = picked > 0;
  return (
    <div className={`pick ${on ? "on" : ""} ${none ? "none" : ""}`}>
      {none || line.feeOf !== null ? (
        <span className="mark">{none && <Icon name="undo" className="i-s" />}</span>
      ) : (
        <button
          type="button"
          className="check"
          role="checkbox"
          aria-checked={on}
          aria-label={w.pick(name)}
          onClick={() => {
            onPick(on ? 0 : Math.min(line.left, line.unit === "each" ? ONE : line.left));
          }}
        >
          <i>{on && <Icon name="check" />}</i>
        </button>
      )}
      <div
        className="about"
        onClick={() => {
          if (!none && line.feeOf === null && !on) onPick(Math.min(line.left, line.unit === "each" ? ONE : line.left));
        }}
      >
        <div className="nm">
          {name} {other !== "" && <span className="softly">{other}</span>}
        </div>
        <div className="note">{more.filter((each) => each !== "").join(" · ")}</div>
      </div>
      {on && steps ? (
        <div className="stepper">
          <button
            type="button"
            className="btn"
            aria-label={words.sale.oneLess}
            data-step="less"
            onClick={() => {
              onPick(Math.max(0, picked - ONE));
            }}
          >
            <Icon name="minus" className="i-s" />
          </button>
          <b>{amount(picked)}</b>
          <button
            type="button"
            className="btn"
            aria-label={words.sale.oneMore}
            data-step="more"
            disabled={picked >= line.left}
            onClick={() => {
              onPick(Math.min(line.left, picked + ONE));
            }}
          >
            <Icon name="plus" className="i-s" />
          </button>
        </div>
      ) : (
        <span />
      )}
      <div className="a">
        <Amount value={minor(on && own !== null ? own : none ? line.amount : line.amountLeft)} />
      </div>
    </div>
  );
}
