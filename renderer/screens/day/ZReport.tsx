/** One Z report as the journal has it: what it covers, its figures, the drawers, what was passed over, and the chain's head. */
import { minor } from "../../../main/core/money/money.ts";
import type { ZView } from "../../../preload/contract/closing.ts";
import { useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { VerifyCommand } from "./Archives.tsx";
import { FiguresOf, Group, Row } from "./FiguresOf.tsx";
import { useWhen } from "./when.ts";

export function ZReport({ of }: { readonly of: ZView }) {
  const { day } = useWords();
  const { report: w, drawer: d } = day;
  const money = useMoney();
  const when = useWhen();
  const { approverName, at, days, drawers, figures, head, named, operator, skipped } = of;
  const first = days[0] ?? "";
  const operators = useView((view) => view.session.operators);
  /** "" for somebody who has left the shop. */
  const nameOf = (id: string): string => operators.find((each) => each.id === id)?.name ?? "";
  const over = (difference: number): string =>
    difference === 0
      ? d.agrees
      : difference > 0
        ? d.over(money(minor(difference)))
        : d.short(money(minor(-difference)));
  return (
    <article className="zreport">
      <p>
        <b className="strong">{w.covers(when.day(first), when.day(days.at(-1) ?? first))}</b>
        <span className="note">
          {w.closedAt(when.moment(at))} · {w.by(operator, approverName)}
        </span>
      </p>
      <FiguresOf figures={figures} named={named} />
      {drawers.map((drawer) => (
        <Group key={drawer.shift} title={w.drawer(when.moment(drawer.openedAt), when.moment(drawer.closedAt))}>
          <Row name={d.float} value={drawer.float} />
          <Row name={d.expected} value={drawer.expected} />
          <Row
            name={d.counted}
            more={[over(drawer.counted - drawer.expected), drawer.explanation]
              .filter((part) => part !== "")
              .join(" · ")}
            value={drawer.counted}
          />
          {drawer.tipsOut !== undefined && <Row name={d.move.tips} value={drawer.tipsOut} />}
          <Row name={d.toBank} value={drawer.toBank} />
          <Row name={d.stays} value={drawer.left} ruled />
        </Group>
      ))}
      {skipped.length > 0 && (
        <section className="group">
          <h3>{w.passedOver}</h3>
          <ul>
            {skipped.map(({ approver, reason, step }) => (
              <li key={step}>
                {w.because(day.step[step], [reason, nameOf(approver)].filter((part) => part !== "").join(" · "))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="group">
        <h3>{w.head}</h3>
        <p className="ref">{head}</p>
        <p className="note">
          {w.headMore} <VerifyCommand head={head} />
        </p>
      </section>
    </article>
  );
}
