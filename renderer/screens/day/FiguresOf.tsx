/** What a stretch adds up to, as one column of a ledger: sales, taxes, tenders, what went back, what is not settled. */
import type { ReactNode } from "react";
import type { Figures, TaxFigure, TenderFigure } from "../../../main/core/report/figures.ts";
import { formatPercent } from "../../../main/core/money/format.ts";
import { minor, type Minor } from "../../../main/core/money/money.ts";
import type { NamedSale } from "../../../main/core/day/closing.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { type Closer, lookCloser, useBackHere } from "../../state/past/wayBack.ts";
import { useLocale, useMoney, useWords } from "../../state/words.ts";

interface Props {
  readonly figures: Figures;
  /** Sales that are not settled, as people know them. */
  readonly named: readonly NamedSale[];
}

export function FiguresOf({ figures, named }: Props) {
  const words = useWords();
  const { report: w } = words.day;
  const { sales, taxes, tenders, unsettled } = figures;
  const nameOf = (id: string): string => {
    const sale = named.find((each) => each.sale === id);
    if (sale?.kind === "return") return w.returnAlone;
    return sale === undefined || sale.number === 0 ? w.saleUnknown : words.sale.number(sale.number);
  };
  const discounts = minor(-(sales.lineDiscounts + sales.saleDiscount));
  const back = [
    [w.returns, figures.returns.count, figures.returns.total],
    [w.voids, figures.voids.count, figures.voids.amount],
    [w.refunds, figures.refunds.count, figures.refunds.amount],
    [w.byHand, figures.byHand.count, figures.byHand.amount],
    [w.notNeeded, figures.notNeeded.count, figures.notNeeded.amount],
    [w.own, figures.own.count, figures.own.amount],
  ] as const;
  const anyBack = back.filter(([, count]) => count !== 0);
  const less = [
    sales.exempt > 0 ? w.exempt(sales.exempt) : "",
    sales.givenUp > 0 ? w.givenUp(sales.givenUp) : "",
  ].filter((part) => part !== "");
  return (
    <div className="figuresof">
      <Group title={w.sales}>
        <Row name={w.gross} value={sales.gross} />
        {discounts !== 0 && <Row name={w.discounts} value={discounts} />}
        {sales.addedTax !== 0 && <Row name={w.addedTax} value={sales.addedTax} />}
        <Row name={w.salesTotal} more={[w.times(sales.count), ...less].join(" · ")} value={sales.total} ruled />
      </Group>
      {tenders.length > 0 && (
        <Group title={w.tenders}>
          {tenders.map((tender) => (
            <TenderRow key={`${tender.tender} ${tender.label} ${tender.gateway}`} of={tender} />
          ))}
          <Row name={w.money} value={figures.money} ruled />
        </Group>
      )}
      {taxes.length > 0 && (
        <Group title={w.taxes}>
          {taxes.map((tax) => (
            <TaxRow key={`${tax.name} ${tax.rate} ${String(tax.included)}`} of={tax} />
          ))}
        </Group>
      )}
      {(anyBack.length > 0 || figures.credits !== 0) && (
        <Group title={w.returned}>
          {anyBack.map(([name, count, amount]) => (
            <Row key={name} name={name} more={w.times(count)} value={amount} />
          ))}
          {figures.credits !== 0 && <Row name={w.credits} value={figures.credits} />}
        </Group>
      )}
      <Group title={w.owed}>
        {figures.tips !== 0 && <Row name={w.tips} value={figures.tips} />}
        {figures.rounding !== 0 && <Row name={w.rounding} value={figures.rounding} />}
        <Row name={w.owed} value={figures.owed} ruled />
      </Group>
      {unsettled.length > 0 && (
        <Group title={w.unsettled} more={w.unsettledMore}>
          {unsettled.map(({ sale, amount }) => (
            <Unsettled
              key={sale}
              name={nameOf(sale)}
              amount={amount}
              of={named.find((each) => each.sale === sale)?.kind === "return" ? { return: sale } : { sale }}
            />
          ))}
        </Group>
      )}
    </div>
  );
}

/** A sale that is not settled: a press looks at it. */
function Unsettled({ amount, name, of }: { readonly name: string; readonly amount: Minor; readonly of: Closer["of"] }) {
  const key = `unsettled ${"sale" in of ? of.sale : of.return}`;
  const here = useBackHere("day", key);
  return (
    <li>
      <button
        ref={here}
        type="button"
        className="btn quiet"
        onClick={() => {
          lookCloser("day", key, { of, tab: "payments" });
        }}
      >
        {name}
      </button>
      <Amount value={amount} />
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly more?: string;
  readonly children: ReactNode;
}

export function Group({ title, more, children }: GroupProps) {
  return (
    <section className="group">
      <h3>{title}</h3>
      <ul className="ledger">{children}</ul>
      {more !== undefined && <p className="note">{more}</p>}
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly more?: string;
  readonly value: Minor;
  readonly ruled?: boolean;
}

export function Row({ name, more = "", value, ruled = false }: RowProps) {
  return (
    <li className={ruled ? "ruled" : ""}>
      <span>
        {name}
        {more !== "" && <small>{more}</small>}
      </span>
      <Amount value={value} />
    </li>
  );
}

function TenderRow({ of }: { readonly of: TenderFigure }) {
  const { report: w } = useWords().day;
  const money = useMoney();
  const { back, backCount, count, label, taken, tender, tips } = of;
  const kind = tender === "" ? w.tender.other : w.tender[tender];
  const more = [
    w.times(count),
    tips === 0 ? "" : w.tipsIn(money(tips)),
    backCount === 0 ? "" : w.back(backCount, money(back)),
  ];
  return (
    <Row
      name={label === "" || label === kind ? kind : `${kind} · ${label}`}
      more={more.filter((part) => part !== "").join(" · ")}
      value={minor(taken - back)}
    />
  );
}

function TaxRow({ of }: { readonly of: TaxFigure }) {
  const { report: w } = useWords().day;
  const money = useMoney();
  const locale = useLocale();
  const more = [of.included ? w.includedTax : "", of.back === 0 ? "" : w.taxBack(money(of.back))];
  return (
    <Row
      name={`${of.name} ${formatPercent(of.rate, locale)}`}
      more={more.filter((part) => part !== "").join(" · ")}
      value={minor(of.amount - of.back)}
    />
  );
}
