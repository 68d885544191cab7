/** The lines of the sale: quantity, name, amount; what was done to a line stands under it, and its deposit follows it. */
import { memo, useEffect, useRef } from "react";
import { formatAmount, formatPercent, formatQuantity } from "../../../main/core/money/format.ts";
import { neg, sub } from "../../../main/core/money/money.ts";
import type { Quantity } from "../../../main/core/money/quantity.ts";
import type { LineView, SaleView } from "../../../preload/contract/sale.ts";
import { useUi } from "../../state/ui.ts";
import { nameIn, otherName, useLocale, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon } from "../kit/Icon.tsx";
import { LineKeys } from "./LineKeys.tsx";

export function CartLines({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const chosen = useUi((ui) => ui.chosen);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [chosen, sale.lines.length]);
  useEffect(() => {
    const lines = list.current;
    if (lines === null) return;
    // What stands under the lines and over them takes room from them: the keys of the chosen one stay in sight.
    const watch = new ResizeObserver(() => {
      lines.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    });
    watch.observe(lines);
    return () => {
      watch.disconnect();
    };
  }, []);
  return (
    <ol className="lines" ref={list} aria-label={words.sale.goods}>
      {sale.lines
        .filter((line) => line.feeOf === null)
        .map((line) => (
          <li
            key={line.id}
            className={line.id === chosen ? "sel" : ""}
            aria-current={line.id === chosen ? "true" : undefined}
          >
            <Line line={line} chosen={line.id === chosen} />
            {sale.lines
              .filter((fee) => fee.feeOf === line.id)
              .map((fee) => (
                <Fee key={fee.id} fee={fee} />
              ))}
            {line.id === chosen && <LineKeys sale={sale.id} line={line} />}
          </li>
        ))}
    </ol>
  );
}

/** Pressed again, the chosen line is let go: then F6 is for the whole sale. Painted again only when it changed: a sale may have hundreds. */
const Line = memo(function Line({ line, chosen }: { readonly line: LineView; readonly chosen: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const quantity = formatQuantity(line.quantity as Quantity, locale);
  const weighed = line.unit === "kg";
  return (
    <button
      type="button"
      className="line"
      onClick={() => {
        useUi.setState({ chosen: chosen ? null : line.id });
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
        <Amount value={sub(line.gross, line.discount)} />
      </span>
      <span className="subs">
        <span className="about">
          <Details line={line} quantity={quantity} />
          {line.note !== "" && (
            <span className="sub own">
              <Icon name="pen" /> {line.note}
            </span>
          )}
        </span>
        {line.discountReason !== "" && <Off line={line} />}
      </span>
    </button>
  );
});

function Off({ line }: { readonly line: LineView }) {
  const words = useWords();
  const locale = useLocale();
  const { discountPercent: percent } = line;
  return (
    <span className="off">
      <span className="sub2">
        {percent === null ? words.sale.discount : words.explain.percentOff(formatPercent(percent, locale))}{" "}
        <Amount value={neg(line.discount)} />
      </span>
      <span className="sub">{line.discountReason}</span>
    </span>
  );
}

/** The other language's name, quantity and price, the price before another was set, taxes. */
function Details({ line, quantity }: { readonly line: LineView; readonly quantity: string }) {
  const words = useWords();
  const locale = useLocale();
  const { listPrice, unitPrice, unit } = line;
  const price = formatAmount(unitPrice, locale, { symbol: false });
  const weighed = unit === "kg";
  const other = otherName(line.names, locale);
  const before = weighed ? `${quantity} ${words.sale.per} × ` : line.quantity === 1000 ? "" : `${quantity} × `;
  const after = [weighed ? `${price} / ${words.sale.per}` : price, line.taxes.join(" ")].filter((part) => part !== "");
  return (
    <span className="sub">
      {other !== "" && `${other} · `}
      {before}
      {listPrice !== null && listPrice !== unitPrice && (
        <>
          <span className="vh">{words.goods.listPrice} </span>
          <s>{formatAmount(listPrice, locale, { symbol: false })}</s>{" "}
        </>
      )}
      {after.join(" · ")}
    </span>
  );
}

function Fee({ fee }: { readonly fee: LineView }) {
  const locale = useLocale();
  return (
    <p className="fee">
      <span>
        {nameIn(fee.names, locale)} · {formatQuantity(fee.quantity as Quantity, locale)} ×{" "}
        {formatAmount(fee.unitPrice, locale, { symbol: false })}
      </span>
      <Amount value={fee.gross} />
    </p>
  );
}
