/** What came back of a past sale, each return with the people who answer for it and how its money went back. */
import { useEffect, useState } from "react";
import type { ReturnView } from "../../../preload/contract/returns.ts";
import { ask } from "../../state/till.ts";
import { useTransactions } from "../../state/past/transactions.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Moment } from "./SaleList.tsx";

export function PastReturns({ returns }: { readonly returns: readonly string[] }) {
  const [known, setKnown] = useState<readonly ReturnView[]>([]);
  const ids = returns.join(" ");
  useEffect(() => {
    let gone = false;
    void Promise.all(ids.split(" ").map((id) => ask("return.view", { return: id }))).then((answers) => {
      if (!gone) setKnown(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
    });
    return () => {
      gone = true;
    };
  }, [ids]);
  return (
    <ol className="pastreturns">
      {known.map((each) => (
        <PastReturn key={each.return} of={each} />
      ))}
    </ol>
  );
}

function PastReturn({ of }: { readonly of: ReturnView }) {
  const { returns: w } = useWords();
  const money = useMoney();
  return (
    <li>
      <p className="row">
        <b className="grow">
          {w.number(of.number)} · {money(of.total)}
        </b>
        <Moment at={of.at} />
      </p>
      <p className="note">
        {of.reason} · {w.by(of.operator, of.approver)}
        {of.own && ` · ${w.own}`}
        {of.withdrawn && ` · ${w.withdrawn}`}
      </p>
      {!of.withdrawn &&
        of.parts.map((part) => (
          <p key={part.part} className="note">
            {part.label === "" ? "" : `${part.label} ${part.last4 === "" ? "" : `··${part.last4} `}`}
            {money(part.amount)} · {w.part[part.state]}
          </p>
        ))}
      {!of.settled && (
        <Button
          onPress={() => {
            useTransactions.setState({ refunding: true, making: of.return });
          }}
        >
          {w.notAll}
        </Button>
      )}
    </li>
  );
}
