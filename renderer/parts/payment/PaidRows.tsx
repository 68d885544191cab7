/** What already stands on an open sale: what was handed over can be handed back, a card gives back by its gateway. */
import type { SaleView, TenderView } from "../../../preload/contract/sale.ts";
import { send } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon } from "../kit/Icon.tsx";

const TAKE_BACK = { cash: "cash.takeBack", other: "other.takeBack" } as const;

export function PaidRows({ sale }: { readonly sale: SaleView }) {
  const words = useWords();
  const money = useMoney();
  const paid = sale.tenders.filter(
    (tender) => tender.state === "taken" || tender.state === "approved" || tender.state === "setAside",
  );
  if (paid.length === 0) return null;
  return (
    <ul className="paidrows">
      {paid.map((tender) => (
        <li key={tender.id} className={tender.state === "setAside" ? "warn" : "ok"}>
          <Icon name={tender.state === "setAside" ? "unsure" : "tick"} className="i-s" />
          <span className="grow">
            <TenderName tender={tender} />
            {(tender.kind === "card" || tender.kind === "wallet") && tender.tip > 0 && (
              <small className="note">
                {" "}
                · {words.tips.tip} {money(tender.tip)}
              </small>
            )}
          </span>
          {(tender.kind === "cash" || (tender.kind === "other" && tender.credit === null)) && (
            <button
              type="button"
              className="btn quiet"
              aria-label={`${words.sale.takeBack} ${money(tender.amount)}`}
              onClick={() => void send(TAKE_BACK[tender.kind], { sale: sale.id, tender: tender.id })}
            >
              <Icon name="undo" className="i-s" />
              {words.sale.takeBack}
            </button>
          )}
          <Amount value={tender.amount} />
        </li>
      ))}
    </ul>
  );
}

function TenderName({ tender }: { readonly tender: TenderView }) {
  const words = useWords();
  if (tender.kind === "cash") return words.sale.cash;
  if (tender.kind === "other") return tender.reference === "" ? tender.name : `${tender.name} · ${tender.reference}`;
  if (tender.last4 !== "") return `${tender.label} ··${tender.last4}`;
  return (tender.kind === "wallet" ? words.payment.wallet : words.payment).tender[tender.state];
}
