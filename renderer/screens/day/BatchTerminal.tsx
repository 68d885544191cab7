/** One terminal's batch: how it stands, and the till's count and total beside the slip's. */
import { minor } from "../../../main/core/money/money.ts";
import type { BatchSums } from "../../../main/core/day/batch.ts";
import type { BatchTerminalView, BatchView } from "../../../preload/contract/batch.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Icon, type IconName } from "../../parts/kit/Icon.tsx";
import { useWords } from "../../state/words.ts";
import { type When, useWhen } from "./when.ts";
import type { DayWords } from "../../words/day/messages.ts";

interface Props {
  readonly of: BatchTerminalView;
  /** Its close was pressed just now. */
  readonly closing: boolean;
  /** Left out where the row under the panel has the key. */
  readonly onClose: (() => void) | undefined;
  readonly onDecide: (() => void) | undefined;
}

type Said = readonly [IconName, string, string];

export function BatchTerminal({ of, closing, onClose, onDecide }: Props) {
  const { batch: w } = useWords().day;
  const when = useWhen();
  const { closes, last, name, net, next, ours, since, terminal, unproven } = of;
  const [icon, look, says] =
    closing || next === "batchRunning" ? (["arc", "spin", w.closing] as const) : said(of, w, when);
  return (
    <article className="terminal">
      <header>
        <Icon name={icon} className={look} />
        <h3>
          {name} {terminal !== name && <span className="ref">{terminal}</span>}
        </h3>
        <span className={`note ${look === "spin" ? "" : look}`}>{says}</span>
      </header>
      {!closes && next === "noSuchCall" && <p>{w.noCall}</p>}
      {next === "batchPaymentsOpen" && <p className="bad">{w.paymentsOpen(unproven)}</p>}
      {next === "batchUnknown" && <p>{w.unknownMore}</p>}
      {last?.state === "notSent" && <p>{w.notSentMore}</p>}
      {last !== null && last.decision !== null && (
        <p>{(last.decision.closed ? w.decidedClosed : w.decidedOpen)(last.decision.approver, last.decision.reason)}</p>
      )}
      {next === "close" && ours !== null && net !== null && (
        <>
          <Sums ours={ours} net={net} head={w.ours} />
          <p className="note">{w.since(when.moment(since))}</p>
        </>
      )}
      {next !== "close" && last !== null && last.state !== "notSent" && <Compared last={last} />}
      {closes && <p className="note">{w.notInIt}</p>}
      <div className="acts">
        {next === "close" && onClose !== undefined && (
          <Button onPress={onClose} disabled={closing}>
            {w.close}
          </Button>
        )}
        {next === "batchUnknown" && onDecide !== undefined && <Button onPress={onDecide}>{w.decide}</Button>}
      </div>
    </article>
  );
}

function said({ last, next }: BatchTerminalView, w: DayWords["batch"], { moment }: When): Said {
  if (next === "noSuchCall") return ["ring", "", ""];
  if (next === "batchPaymentsOpen") return ["warn", "warn", ""];
  if (last === null || (next === "close" && last.state !== "notSent")) return ["ring", "", ""];
  const says = w.state[last.state](moment(last.endedAt ?? last.askedAt));
  if (last.state === "unknown") return ["unsure", "warn", says];
  if (last.state === "notSent") return ["cross", "bad", says];
  return last.differs ? ["warn", "warn", says] : ["tick", "ok", says];
}

function Compared({ last }: { readonly last: BatchView }) {
  const { batch: w } = useWords().day;
  const { differs, net, ours, theirs } = last;
  return (
    <>
      <Sums ours={ours} net={net} head={w.oursThen} theirs={theirs} />
      {theirs === null && <p>{w.compare}</p>}
      {theirs !== null && (
        <p className={differs ? "warn" : "ok"}>
          <b className="strong">{differs ? w.differs : w.agrees}</b>
        </p>
      )}
    </>
  );
}

interface SumsProps {
  readonly ours: BatchSums;
  /** Minor units. */
  readonly net: number;
  readonly head: string;
  /** Left out before the batch is closed; null where nobody says. */
  readonly theirs?: BatchView["theirs"];
}

function Sums({ ours: { refunds, sales }, net, head, theirs }: SumsProps) {
  const { batch: w } = useWords().day;
  const total = theirs?.total ?? null;
  return (
    <table className="sums-table">
      <thead>
        <tr>
          <td />
          <th scope="col">{w.count}</th>
          <th scope="col">{w.total}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{w.sales}</th>
          <td>{sales.count}</td>
          <td>
            <Amount value={sales.amount} />
          </td>
        </tr>
        <tr>
          <th scope="row">{w.refunds}</th>
          <td>{refunds.count}</td>
          <td>
            <Amount value={minor(-refunds.amount)} />
          </td>
        </tr>
        <tr className="ruled">
          <th scope="row">{head}</th>
          <td>{sales.count + refunds.count}</td>
          <td>
            <Amount value={minor(net)} look="sign" />
          </td>
        </tr>
        {theirs !== undefined && (
          <tr>
            <th scope="row">{w.theirs}</th>
            <td>{theirs?.count ?? w.notSaid}</td>
            <td>{total === null ? w.notSaid : <Amount value={total} look="sign" />}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
