/** What each payment by card or wallet of a past sale went through, and what a gateway lists itself. */
import { useState } from "react";
import type { GatewayRowView, TransactionView, TriedPaymentView } from "../../../preload/contract/transactions.ts";
import { ask, type Trouble } from "../../state/till.ts";
import { useTimeline } from "../../state/past/timeline.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { TimelineStep } from "../payment/TimelineStep.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { paidWith } from "./SaleList.tsx";
import { saveEvidence } from "./saveEvidence.tsx";

export function PastPayments({ of }: { readonly of: TransactionView }) {
  const { transactions: w } = useWords();
  if (of.payments.length === 0) return <p className="note pastnone">{w.noPayments}</p>;
  return (
    <>
      {of.payments.map((payment) => (
        <PastPayment key={payment.attempt} of={payment} />
      ))}
      {of.lists && <GatewayList sale={of.row.sale} />}
    </>
  );
}

function PastPayment({ of }: { readonly of: TriedPaymentView }) {
  const words = useWords();
  const money = useMoney();
  const { transactions: w } = words;
  const { trouble, view } = useTimeline(of.attempt);
  const [unsaved, setUnsaved] = useState<Trouble | null>(null);
  return (
    <article className="pastpayment">
      <p className="row">
        <b className="grow">
          {paidWith({ kind: of.kind, label: of.label, last4: of.last4 }, w)} · {w.attempt[of.state]}
          {of.late && ` · ${w.late}`}
        </b>
        <b>{money(of.captured ?? of.amount)}</b>
      </p>
      <p className="note refs">
        {of.ref} · {of.gatewayName} · <span className="mono">{of.reference}</span>
        {of.gatewayRef !== "" && (
          <>
            {" "}
            · <span className="mono">{of.gatewayRef}</span>
          </>
        )}
      </p>
      <ol className="timeline">
        {view?.steps.map((each) => (
          <TimelineStep key={`${String(each.at)} ${each.what.kind} ${String(each.times)}`} step={each} />
        ))}
      </ol>
      <p className="row">
        <span className="note grow">{w.evidenceMore}</span>
        <Button
          icon="paper"
          onPress={() => {
            void saveEvidence(of.attempt, words).then(setUnsaved);
          }}
        >
          {w.evidence}
        </Button>
      </p>
      <TroubleSays trouble={unsaved ?? trouble} />
    </article>
  );
}

/** Asked for only when somebody wants it: it is the gateway that answers. */
function GatewayList({ sale }: { readonly sale: string }) {
  const { transactions: w } = useWords();
  const [rows, setRows] = useState<readonly GatewayRowView[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const look = async () => {
    const answer = await ask("transactions.atGateway", { sale });
    setTrouble(answer.ok ? null : answer.error);
    if (answer.ok) setRows(answer.value);
  };
  return (
    <article className="pastpayment">
      <p className="row">
        <span className="note grow">{w.atGatewayMore}</span>
        <Button onPress={() => void look()}>{w.atGateway}</Button>
      </p>
      {rows?.length === 0 && <p className="strong">{w.noneListed}</p>}
      <ol className="listed">
        {rows?.map((row) => (
          <li key={`${row.type} ${row.number}`}>
            <span className="mono">{row.number}</span>
            <span className="note">
              {row.method} · {row.at} · {w[row.match]}
            </span>
            <Amount value={row.amount} />
          </li>
        ))}
      </ol>
      <TroubleSays trouble={trouble} />
    </article>
  );
}
