/** The receipt being written: lines, the chosen line's own keys, what stands under them, what is due. */
import { useEffect, useRef } from "react";
import { formatAmount, formatPercent, formatQuantity } from "../../main/core/format.ts";
import { neg, ZERO } from "../../main/core/money.ts";
import type { Quantity } from "../../main/core/quantity.ts";
import type { LineView, SaleView } from "../../preload/contract/sale.ts";
import { KEYS } from "../state/keyMap.ts";
import { send } from "../state/till.ts";
import { openSheet, useUi } from "../state/ui.ts";
import { nameIn, otherName, useLocale, useWords } from "../state/words.ts";
import { Amount } from "./Amount.tsx";
import { Button } from "./Button.tsx";
import { Due } from "./Due.tsx";
import { Icon } from "./Icon.tsx";
import { PaidRows } from "./PaidRows.tsx";

export function Cart({ sale }: { readonly sale: SaleView | null }) {
  const words = useWords();
  if (sale === null || sale.lines.length === 0) return <EmptyCart />;
  return (
    <section className="cartwrap" aria-label={words.sale.cart}>
      <div className="cart wm">
        <header>
          <h1>
            {words.sale.number(sale.number)} <span className="note">· {words.sale.items(sale.items)}</span>
          </h1>
          {sale.scanned > 0 && (
            <span className={`note row ${sale.scanned === sale.added ? "ok" : "warn"}`}>
              <Icon name={sale.scanned === sale.added ? "tick" : "warn"} className="i-s" />
              <span>{words.sale.scanned(sale.scanned, sale.added)}</span>
            </span>
          )}
          <button
            type="button"
            className="btn quiet icon"
            aria-label={words.sale.giveUp}
            title={words.sale.giveUp}
            onClick={() => {
              openSheet({ kind: "giveUp" });
            }}
          >
            <Icon name="bin" className="i-s" />
          </button>
        </header>
        <Lines sale={sale} />
        <div className="totals">
          <Sums sale={sale} />
          <PaidRows sale={sale} />
          <Due sale={sale} />
        </div>
      </div>
    </section>
  );
}

function EmptyCart() {
  const words = useWords();
  return (
    <section className="cartwrap" aria-label={words.sale.cart}>
      <div className="cart wm empty">
        <div className="ready">
          <Icon name="code" />
          <h1>{words.sale.empty}</h1>
          <p className="note">{words.sale.emptyMore}</p>
        </div>
        <div className="totals">
          <div className="due">
            <b>{words.sale.totalDue}</b>
            <output aria-label={words.sale.totalDue} aria-live="off">
              <Amount value={ZERO} look="large" />
            </output>
          </div>
          <div className="due-end" />
        </div>
      </div>
    </section>
  );
}

function Lines({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const chosen = useUi((ui) => ui.chosen);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [chosen, sale.lines.length]);
  return (
    <ol className="lines" ref={list} aria-label={words.sale.goods}>
      {sale.lines.map((line) => (
        <li
          key={line.id}
          className={line.id === chosen ? "sel" : ""}
          aria-current={line.id === chosen ? "true" : undefined}
        >
          <Line line={line} />
          {line.id === chosen && <LineKeys sale={sale.id} line={line} />}
        </li>
      ))}
    </ol>
  );
}

function Line({ line }: { readonly line: LineView }) {
  const words = useWords();
  const locale = useLocale();
  const quantity = formatQuantity(line.quantity as Quantity, locale);
  const price = formatAmount(line.unitPrice, locale, { symbol: false });
  const weighed = line.unit === "kg";
  const per = weighed
    ? `${quantity} ${words.sale.per} × ${price} / ${words.sale.per}`
    : line.quantity === 1000
      ? price
      : `${quantity} × ${price}`;
  const second = [otherName(line.names, locale), per, line.taxes.join(" ")].filter((part) => part !== "").join(" · ");
  return (
    <button
      type="button"
      className="line"
      onClick={() => {
        useUi.setState({ chosen: line.feeOf ?? line.id });
      }}
    >
      <span className="q">
        {weighed ? (
          <b className="u">{words.sale.per}</b>
        ) : (
          <>
            <b>{quantity}</b> ×
          </>
        )}
      </span>
      <span className="nm">{nameIn(line.names, locale)}</span>
      <span className="a">
        <Amount value={line.net} />
      </span>
      <span className="subs">
        <span className="sub">{second}</span>
        {line.discount > 0 && (
          <span className="sub2">
            {words.sale.discount} <Amount value={neg(line.discount)} />
          </span>
        )}
      </span>
    </button>
  );
}

function LineKeys({ sale, line }: { readonly sale: string; readonly line: LineView }) {
  const words = useWords();
  const locale = useLocale();
  /** What was asked for last: quick presses count on from it, not from a view that has not come yet. */
  const asked = useRef(line.quantity);
  useEffect(() => {
    asked.current = line.quantity;
  }, [line.quantity]);
  const step = (by: number) => {
    if (asked.current + by < 1) return;
    asked.current += by;
    void send("sale.setQuantity", { sale, line: line.id, quantity: asked.current }).then((answer) => {
      if (!answer.ok) asked.current = line.quantity;
    });
  };
  const whole = line.unit === "each";
  return (
    <div className="lineacts">
      {whole && (
        <button
          type="button"
          className="btn icon"
          aria-label={words.sale.oneLess}
          disabled={line.quantity <= 1000}
          onClick={() => {
            step(-1000);
          }}
        >
          <Icon name="minus" className="i-s" />
        </button>
      )}
      <button
        type="button"
        className="btn qty grow"
        onClick={() => {
          openSheet({ kind: "quantity", line: line.id });
        }}
      >
        <span className="vh">{words.sale.setQuantity}</span>
        {formatQuantity(line.quantity as Quantity, locale)} {whole ? "" : words.sale.per}
      </button>
      {whole && (
        <button
          type="button"
          className="btn icon"
          aria-label={words.sale.oneMore}
          onClick={() => {
            step(1000);
          }}
        >
          <Icon name="plus" className="i-s" />
        </button>
      )}
      <Button
        icon="bin"
        hidden={words.sale.removeLine}
        keyName={KEYS.sale.remove}
        onPress={() => void send("sale.removeLine", { sale, line: line.id })}
      />
    </div>
  );
}

function Sums({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const locale = useLocale();
  const explain = () => {
    openSheet({ kind: "explain", sale: sale.id });
  };
  return (
    <dl className="sums" onClick={explain}>
      <div>
        <dt>{words.sale.subtotal}</dt>
        <dd>
          <Amount value={sale.subtotal} />
        </dd>
      </div>
      {sale.discount > 0 && (
        <div>
          <dt>{words.sale.discount}</dt>
          <dd>
            <Amount value={neg(sale.discount)} />
          </dd>
        </div>
      )}
      {sale.taxes.map((tax) => (
        <div key={tax.name}>
          <dt>
            {tax.name} {formatPercent(tax.rate, locale)}
          </dt>
          <dd>
            <Amount value={tax.amount} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
