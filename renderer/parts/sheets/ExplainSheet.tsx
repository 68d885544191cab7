/** How the total came about, step by step, so that each can be checked by hand. */
import { Fragment, useEffect, useState } from "react";
import { formatAmount, formatPercent, formatQuantity } from "../../../main/core/money/format.ts";
import type { ExplainStep } from "../../../main/core/money/explain.ts";
import { neg, type Minor } from "../../../main/core/money/money.ts";
import { ask, useView } from "../../state/till.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Dialog } from "../kit/Dialog.tsx";

interface Props {
  readonly sale: string;
  readonly onClose: () => void;
}

export function ExplainSheet({ sale, onClose }: Props) {
  const words = useWords();
  const total = useView((view) => view.sale?.total ?? 0);
  const [steps, setSteps] = useState<readonly ExplainStep[]>([]);
  useEffect(() => {
    void ask("sale.explain", { sale }).then((answer) => {
      if (answer.ok) setSteps(answer.value);
    });
  }, [sale, total]);
  return (
    <Dialog title={words.explain.title} onClose={onClose}>
      <dl className="ledger" tabIndex={0} aria-label={words.explain.title}>
        {steps.map((step, place) => (
          <Fragment key={place}>
            <Step step={step} />
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}

function Step({ step }: { readonly step: ExplainStep }) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const lines = useView((view) => view.sale?.lines ?? []);
  const nameOf = (id: string) => {
    const line = lines.find((each) => each.id === id);
    return line === undefined ? id : nameIn(line.names, locale);
  };
  const { explain: w } = words;
  switch (step.kind) {
    case "line":
      return (
        <Row
          head={nameOf(step.id)}
          more={`${formatQuantity(step.quantity, locale)} × ${formatAmount(step.unitPrice, locale, { symbol: false })}`}
          amount={step.gross}
        />
      );
    case "lineDiscount":
    case "saleDiscount": {
      const { discount } = step;
      const off = discount.kind === "percent" ? w.percentOff(formatPercent(discount.percent, locale)) : w.amountOff;
      return (
        <Row
          head={step.kind === "saleDiscount" ? w.saleDiscount : nameOf(step.line)}
          more={discount.reason === "" ? off : `${off} · ${discount.reason}`}
          amount={neg(step.amount)}
        />
      );
    }
    case "saleDiscountShare":
      return <Row head={nameOf(step.line)} more={w.share} amount={neg(step.amount)} soft />;
    case "subtotal":
      return <Row head={words.sale.subtotal} amount={step.amount} rule />;
    case "tax": {
      const says = step.included ? w.taxIn : w.taxOn;
      return (
        <>
          <Row
            head={says(step.name, formatPercent(step.rate, locale), money(step.base))}
            more={w.rounded(step.exact)}
            amount={step.amount}
          />
          {step.shares.length > 1 &&
            step.shares.map((share) => (
              <Row key={share.line} head={nameOf(share.line)} more={w.share} amount={share.amount} soft />
            ))}
        </>
      );
    }
    case "taxFree":
      return <Row head={words.customer.notCharged(step.name)} amount={neg(step.amount)} />;
    case "total":
      return <Row head={words.sale.total} amount={step.amount} rule />;
  }
}

interface RowProps {
  readonly head: string;
  readonly more?: string;
  readonly amount: Minor;
  readonly soft?: boolean;
  readonly rule?: boolean;
}

function Row({ head, more = "", amount, soft = false, rule = false }: RowProps) {
  return (
    <div className={`${soft ? "soft" : ""} ${rule ? "ruled" : ""}`}>
      <dt>
        {head}
        {more !== "" && <small>{more}</small>}
      </dt>
      <dd>
        <Amount value={amount} />
      </dd>
    </div>
  );
}
