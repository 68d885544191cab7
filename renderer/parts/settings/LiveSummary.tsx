/** What the live till will be, in rows to read. */
import type { ReactNode } from "react";
import { formatPercent } from "../../../main/core/money/format.ts";
import type { LiveSummaryView } from "../../../preload/contract/office.ts";
import { useLocale, useWords } from "../../state/words.ts";
import { GATEWAY_TITLES } from "./GatewayTrial.tsx";

interface Props {
  readonly of: LiveSummaryView;
}

function Row({ children, label }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function StoreRows({ of }: Props) {
  return (
    <dl className="liverows">
      <Store of={of} />
    </dl>
  );
}

function Store({ of: { store, taxes } }: Props) {
  const { goLive: l } = useWords();
  const locale = useLocale();
  return (
    <>
      <Row label={l.summary.store}>
        <b className="strong">{store.name}</b>
        {store.address.map((line, at) => (
          <span key={at}>{line}</span>
        ))}
      </Row>
      <Row label={l.summary.register}>{store.register}</Row>
      <Row label={l.summary.taxes}>
        {taxes.length === 0
          ? l.noTaxes
          : taxes.map(({ name, number, rate }) => (
              <span key={name}>
                {name} {formatPercent(rate, locale)} {number !== "" && <span className="note">{number}</span>}
              </span>
            ))}
      </Row>
    </>
  );
}

export function PeopleRows({ of }: Props) {
  return (
    <dl className="liverows">
      <People of={of} />
    </dl>
  );
}

function People({ of: { people } }: Props) {
  const { goLive: l, settings: w } = useWords();
  return (
    <Row label={l.summary.people}>
      {people.map(({ name, role }) => (
        <span key={name}>
          {name} <span className="note">{w.people.roles[role]}</span>
        </span>
      ))}
    </Row>
  );
}

export function Summary({ of }: Props) {
  const { goLive: l, settings: w } = useWords();
  const { cards, goods, printer, wallets } = of;
  return (
    <dl className="liverows">
      <Store of={of} />
      <Row label={l.summary.cards}>
        {GATEWAY_TITLES[cards.gateway]} <span className="note">{cards.terminal}</span>
      </Row>
      <Row label={l.summary.wallets}>{wallets ? GATEWAY_TITLES.citcon : l.noWallets}</Row>
      <Row label={l.summary.printer}>
        {printer !== null && (
          <>
            {w.printer.kinds[printer.kind as keyof typeof w.printer.kinds]} <span className="note">{printer.at}</span>
          </>
        )}
      </Row>
      <People of={of} />
      <Row label={l.summary.goods}>{l.goods[goods.kind](goods.count)}</Row>
      <Row label={l.summary.training}>{l.staysBehind}</Row>
    </dl>
  );
}
