/** Still unknown after the limit: what is known, and the three decisions somebody may take, each with a PIN and a reason. */
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { useNow } from "../../state/clock.ts";
import { useView } from "../../state/till.ts";
import { type Decision, openSheet } from "../../state/ui.ts";
import { timeOfDay, useMoney, useWords } from "../../state/words.ts";
import { shortDuration } from "../../words/words.ts";
import { Icon } from "../kit/Icon.tsx";
import { LostKeys } from "./LostKeys.tsx";

export function ManagerSays({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const now = useNow();
  const { decide: w } = words;
  const ask = (how: Decision) => () => {
    openSheet({ kind: "decide", how, attempt: payment.attempt, code: payment.ref, amount: payment.amount });
  };
  return (
    <div className="say manager">
      <div className="row top-row">
        <Icon name="shield" className="mark warn" />
        <div role="status" aria-label={words.payment.label} aria-live="off">
          <h2 className="state-words warn">
            {/* Whole minutes, so that the sentence is not read out anew each second. */}
            {words.payment.manager(shortDuration(now - (payment.unknownSince ?? payment.askedAt), words))} <br />
            {words.payment.managerAgain}
          </h2>
        </div>
      </div>
      <EvidenceTable payment={payment} />
      <LostKeys payment={payment} short />
      <div className="decide">
        <Choice title={w.markPaid} more={w.markPaidMore} onPress={ask("paid")} />
        <Choice title={w.markNotPaid} more={w.markNotPaidMore} onPress={ask("notPaid")} />
        <Choice title={w.setAside} more={w.setAsideMore} onPress={ask("setAside")} />
      </div>
    </div>
  );
}

function EvidenceTable({ payment }: { readonly payment: PaymentView }) {
  const {
    payment: { evidence: w },
  } = useWords();
  const money = useMoney();
  const zone = useView((view) => view.session.timeZone);
  const { evidence, lastHeardAt, amount, askedAt } = payment;
  const rows = [
    [w.till, w.tillSays(timeOfDay(evidence.sentAt ?? askedAt, zone, true), money(amount))],
    [
      payment.kind === "wallet" ? payment.gateway : w.terminal,
      lastHeardAt === null ? w.terminalNever : w.terminalHeard(timeOfDay(lastHeardAt, zone, true)),
    ],
    [w.gateway, w.gatewaySays(evidence.lookUps, evidence.lastAnswer)],
    [w.journal, w.journalSays],
  ] as const;
  return (
    <table className="evidence">
      <tbody>
        {rows.map(([head, says]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Choice({
  title,
  more,
  onPress,
}: {
  readonly title: string;
  readonly more: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="btn" onClick={onPress}>
      <span>{title}</span>
      <small>{more}</small>
    </button>
  );
}
