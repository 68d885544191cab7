/** Over which tenders the money goes back, which way each does and what the customer will see of it; and what it comes to. */
import { useState } from "react";
import { formatPercent } from "../../../main/core/money/format.ts";
import { type Minor, minor, ZERO } from "../../../main/core/money/money.ts";
import type {
  AskedReturnView,
  QuotedPartView,
  ReturnQuoteView,
  ReturnTenderView,
} from "../../../preload/contract/returns.ts";
import { masked, typedOver } from "../../state/pay/figures.ts";
import { givenAs, numbered, resplit, type Split, splitOf } from "../../state/past/returnPlan.ts";
import { useView } from "../../state/till.ts";
import { useLocale, useMoney, useWords } from "../../state/words.ts";
import type { Messages } from "../../words/messages.ts";
import { Amount } from "../kit/Amount.tsx";
import { Field } from "../kit/Field.tsx";
import { Said } from "../kit/Said.tsx";

interface Props {
  readonly quote: ReturnQuoteView | null;
  readonly asked: AskedReturnView | null;
  readonly split: Split | null;
  /** Null where it cannot be changed. */
  readonly onSplit: ((split: Split) => void) | null;
}

export function RefundMeans({ asked, onSplit, quote, split }: Props) {
  const words = useWords();
  const locale = useLocale();
  const { returns: w } = words;
  const parts = asked?.parts ?? [];
  const money = useMoney();
  const total = asked === null ? minor(0) : handed(asked);
  const credit = parts.reduce((sum, part) => sum + (part.credit ? part.amount : 0), 0);
  const rounding = parts.reduce((sum, { cash }) => sum + (cash?.rounding ?? 0), 0);
  return (
    <>
      <div className="scroll" tabIndex={0} role="group" aria-label={w.giveBackTo}>
        <span className="label">{w.giveBackTo}</span>
        {quote?.tenders.map((tender) => (
          <Tender
            key={tender.tender}
            tender={tender}
            part={parts.find((each) => each.tender === tender.tender && !each.credit) ?? null}
            alone={quote.tenders.length === 1}
            fixed={onSplit === null || asked === null}
            onCash={(cash) => {
              onSplit?.(givenAs(split ?? splitOf(parts), tender.tender, cash ? "cash" : "original"));
            }}
            number={split?.find((each) => each.tender === tender.tender)?.number ?? ""}
            onNumber={(number) => {
              onSplit?.(numbered(split ?? splitOf(parts), tender.tender, number));
            }}
            onAmount={(amount) => {
              onSplit?.(resplit(split ?? splitOf(parts), quote.tenders, tender.tender, amount));
            }}
          />
        ))}
      </div>
      {credit > 0 && <p className="strong">{w.paysFor(money(minor(credit)))}</p>}
      {asked !== null && (
        <dl className="backsums">
          {asked.taxes.map(({ amount, name, rate }) => (
            <Sum key={name} label={`${name} ${formatPercent(rate, locale)}`} amount={amount} />
          ))}
          {asked.short > 0 && <Sum label={w.neverTaken} amount={-asked.short} />}
          {asked.tip > 0 && <Sum label={w.tip} amount={asked.tip} />}
          {rounding !== 0 && <Sum label={w.rounding} amount={rounding} />}
        </dl>
      )}
      <div>
        <div className="due">
          <b>{w.toGiveBack}</b>
          <output aria-label={w.toGiveBack}>
            <Amount value={total} look="large" />
          </output>
        </div>
        <div className="due-end" />
      </div>
    </>
  );
}

/** A row of what it comes to. */
export function Sum({ amount, label }: { readonly label: string; readonly amount: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Amount value={minor(amount)} />
      </dd>
    </div>
  );
}

/** What the customer is given in all, minor units: for the goods, tips, rounded where it is cash; not what pays for new goods. */
export const handed = ({ parts }: AskedReturnView): Minor =>
  minor(
    parts.reduce(
      (sum, { amount, cash, credit, tip }) => sum + (credit ? 0 : cash === null ? amount + tip : cash.given),
      0,
    ),
  );

/** "Visa ··1234", "Cash". */
export function meansName(
  { kind, label, last4 }: { readonly kind: string; readonly label: string; readonly last4: string },
  { returns, transactions: { kinds } }: Messages,
): string {
  const known = kind === "credit" ? returns.credit : kinds[kind as keyof typeof kinds];
  const name = label === "" ? known : label;
  return last4 === "" ? name : `${name} ··${last4}`;
}

interface TenderProps {
  readonly tender: ReturnTenderView;
  readonly part: QuotedPartView | null;
  readonly fixed: boolean;
  /** There is no other tender to split over. */
  readonly alone: boolean;
  readonly onCash: (cash: boolean) => void;
  readonly onAmount: (amount: number) => void;
  /** Under which it goes back outside the till. */
  readonly number: string;
  readonly onNumber: (number: string) => void;
}

function Tender({ alone, fixed, number, onAmount, onCash, onNumber, part, tender }: TenderProps) {
  const words = useWords();
  const money = useMoney();
  const { returns: w } = words;
  const name = meansName(tender, words);
  const asksNumber = useView(({ session }) =>
    session.otherTenders.some(({ askReference, name: known }) => askReference && known === tender.label),
  );
  const inCash = part?.as === "cash" && tender.kind !== "cash";
  const paid = `${w.paid(money(tender.took))}${tender.left === 0 ? ` · ${w.nothingLeft}` : ""}`;
  return (
    <div className={`give ${part === null ? "" : "on"}`}>
      <p className="row">
        <span className="grow">
          <b className="strong">{name}</b>
          <br />
          <span className="note">{paid}</span>
        </span>
        {alone || fixed ? (
          <b className="strong">{part === null ? "–" : <Amount value={part.amount} />}</b>
        ) : (
          <Share name={name} amount={part?.amount ?? ZERO} most={tender.left} onAmount={onAmount} />
        )}
      </p>
      {part !== null && part.why !== null && (
        <p className="says">
          <Said what={w.why[part.why]} now={part.sees === null ? "" : w.sees[part.sees]} />
        </p>
      )}
      {part !== null && tender.kind === "other" && asksNumber && !inCash && (
        <Field label={w.handNumber} value={number} most={40} onValue={onNumber} />
      )}
      {part?.cash !== undefined && part.cash !== null && <p className="says">{w.inCash(money(part.cash.given))}</p>}
      {part !== null && !fixed && tender.kind !== "cash" && (
        <button
          type="button"
          className="btn cashinstead"
          aria-pressed={inCash}
          onClick={() => {
            onCash(!inCash);
          }}
        >
          {w.cashInstead} <span className="note">{w.needsManager}</span>
        </button>
      )}
    </div>
  );
}

const MOST_FIGURES = 8;

interface ShareProps {
  readonly name: string;
  readonly amount: Minor;
  /** What may still go back to it. */
  readonly most: Minor;
  readonly onAmount: (amount: number) => void;
}

/** This tender's share, keyed from the right; the others take what it leaves when the field is left. */
function Share({ amount, most, name, onAmount }: ShareProps) {
  const { returns: w } = useWords();
  const locale = useLocale();
  const [keyed, setKeyed] = useState<string | null>(null);
  const shown = keyed ?? String(amount);
  return (
    <span className="input share">
      <input
        aria-label={w.share(name)}
        inputMode="numeric"
        autoComplete="off"
        disabled={most === 0}
        value={masked(shown === "0" ? "" : shown, 2, locale)}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setKeyed((before) => typedOver(before ?? String(amount), event.target.value, MOST_FIGURES));
        }}
        onBlur={() => {
          if (keyed !== null && Number(keyed) !== amount) onAmount(Number(keyed));
          setKeyed(null);
        }}
      />
    </span>
  );
}
