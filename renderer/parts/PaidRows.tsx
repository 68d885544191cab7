/** What already stands on an open sale: cash can be taken back, a card only given back elsewhere. */
import type { SaleView } from "../../preload/contract/sale.ts";
import { send } from "../state/till.ts";
import { useMoney, useWords } from "../state/words.ts";
import { Amount } from "./Amount.tsx";
import { Icon } from "./Icon.tsx";

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
            {tender.kind === "cash"
              ? words.sale.cash
              : tender.last4 === ""
                ? (tender.kind === "wallet" ? words.payment.wallet : words.payment).tender[tender.state]
                : `${tender.label} ··${tender.last4}`}
          </span>
          {tender.kind === "cash" && (
            <button
              type="button"
              className="btn quiet"
              aria-label={`${words.sale.takeBack} ${money(tender.amount)}`}
              onClick={() => void send("cash.takeBack", { sale: sale.id, tender: tender.id })}
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
