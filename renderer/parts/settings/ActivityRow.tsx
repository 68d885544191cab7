/** One thing that was done: when, what, who, who answered for it, and why. */
import type { ActivityRowView } from "../../../preload/contract/activity.ts";
import type { Minor } from "../../../main/core/money/money.ts";
import { lookCloser, useBackHere } from "../../state/past/wayBack.ts";
import { useView } from "../../state/till.ts";
import { timeOfDay, useMoney, useWords } from "../../state/words.ts";
import { detailText } from "./activityText.ts";

/** What a glance should stop at. */
const LOUD: ReadonlySet<string> = new Set(["operator.refused", "approval.refused", "command.refused", "clock.jumped"]);

export function ActivityRow({ row }: { readonly row: ActivityRowView }) {
  const words = useWords();
  const { activity: a } = words;
  const money = useMoney();
  const zone = useView((view) => view.session.timeZone);
  const detail = detailText(row, words);
  const people = [
    row.operator,
    row.approver === "" || row.approver === row.operator ? "" : a.approvedBy(row.approver),
    row.who === "" || row.who === row.operator ? "" : a.about(row.who),
  ].filter((text) => text !== "");
  const about = [row.saleNumber === 0 ? "" : a.sale(row.saleNumber), row.ref].filter((text) => text !== "");
  const here = useBackHere("activity", String(row.seq));
  const saleKey = (sale: string) => (
    <button
      ref={here}
      type="button"
      className="btn quiet"
      onClick={() => {
        lookCloser("activity", String(row.seq), { of: { sale }, tab: row.ref === "" ? "goods" : "payments" });
      }}
    >
      {about.join(" · ")}
    </button>
  );
  return (
    <li>
      <span className="note when">
        {timeOfDay(row.at, zone, true)}
        <small>{row.day}</small>
      </span>
      <div className="grow">
        <b className={LOUD.has(row.kind) ? "strong bad" : "strong"}>{a.kinds[row.kind]}</b>
        {detail !== "" && <span className="detail">{detail}</span>}
        <small>
          {people.join(" · ")}
          {row.own && ` · ${a.own}`}
          {row.reason !== "" && ` · ${a.reason}: ${row.reason}`}
        </small>
      </div>
      <span className="end">
        {row.amount !== null && <b className="amt">{money(row.amount as Minor)}</b>}
        {row.sale === null || row.saleNumber === 0
          ? about.length > 0 && <small>{about.join(" · ")}</small>
          : saleKey(row.sale)}
      </span>
    </li>
  );
}
