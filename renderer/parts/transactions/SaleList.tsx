/** The sales that were found, newest first; more come as somebody scrolls. */
import { useEffect, useRef } from "react";
import type { PaidWith, SaleRowState } from "../../../main/core/sale/saleRow.ts";
import type { TransactionRowView } from "../../../preload/contract/transactions.ts";
import { useView } from "../../state/till.ts";
import { choose, findMore, useTransactions } from "../../state/past/transactions.ts";
import { timeOfDay, useWords } from "../../state/words.ts";
import type { TransactionsWords } from "../../words/transactions/messages.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon, type IconName } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

/** So near to the end the next page is asked for, px. */
const NEAR_PX = 800;

export function SaleList() {
  const { transactions: w } = useWords();
  const { chosen, known, otherRegister, rows, trouble } = useTransactions();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div
      ref={box}
      className="scroll"
      tabIndex={0}
      role="group"
      aria-label={w.list}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < NEAR_PX) void findMore();
      }}
    >
      <TroubleSays trouble={trouble} />
      {known && rows.length === 0 && (
        <div className="none" role="status">
          <p className="strong">{otherRegister === null ? w.nothing : w.otherRegister(otherRegister)}</p>
          {otherRegister === null && <p className="note">{w.nothingMore}</p>}
        </div>
      )}
      <ol className="saleslist">
        {rows.map((row) => (
          <Row key={row.pos} row={row} chosen={row.sale === chosen} />
        ))}
      </ol>
    </div>
  );
}

function Row({ row, chosen }: { readonly row: TransactionRowView; readonly chosen: boolean }) {
  const words = useWords();
  const { transactions: w } = words;
  return (
    <li>
      <button
        type="button"
        aria-current={chosen}
        onClick={() => {
          choose(row.sale);
        }}
      >
        <span className="when">
          <Moment at={row.at} />
        </span>
        <span className="with">
          {row.paidWith.map((each) => paidWith(each, w)).join(" + ") || "–"}
          <span className="note">{words.sale.number(row.number)}</span>
        </span>
        <StateChip state={row.state} />
        <span className="n strong">
          <Amount value={row.total} />
        </span>
      </button>
    </li>
  );
}

/** From here on the time of day alone would mislead, ms. */
const LONG_AGO_MS = 14 * 3_600_000;

/** The time, with its day where that is not this one. */
export function Moment({ at }: { readonly at: number }) {
  const zone = useView((view) => view.session.timeZone);
  const now = useView((view) => view.now);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  const old = now - at > LONG_AGO_MS || day !== new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(now);
  return (
    <time dateTime={new Date(at).toISOString()}>
      {old && <span className="note">{day.slice(now - at > 300 * 86_400_000 ? 0 : 5)} </span>}
      {timeOfDay(at, zone)}
    </time>
  );
}

/** "Visa ··1234", "Cash". */
export function paidWith({ kind, label, last4 }: PaidWith, { kinds }: TransactionsWords): string {
  const name = label === "" ? kinds[kind] : label;
  return last4 === "" ? name : `${name} ··${last4}`;
}

const LOOKS: Readonly<Record<SaleRowState, { readonly icon: IconName; readonly tone: string }>> = {
  paid: { icon: "tick", tone: "ok" },
  open: { icon: "ring", tone: "" },
  givenUp: { icon: "cross", tone: "" },
  notProven: { icon: "unsure", tone: "warn" },
  partReturned: { icon: "undo", tone: "" },
  returned: { icon: "undo", tone: "" },
};

export function StateChip({ state }: { readonly state: SaleRowState }) {
  const { transactions: w } = useWords();
  const { icon, tone } = LOOKS[state];
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} />
      {w.states[state]}
    </span>
  );
}
