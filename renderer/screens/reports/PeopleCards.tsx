/** The sheets of a report about goods, people and time: what sold best, who sold it, how long customers waited. */
import type { Quantity } from "../../../main/core/money/quantity.ts";
import { formatQuantity } from "../../../main/core/money/format.ts";
import type { ReportView, WaitView } from "../../../preload/contract/report.ts";
import { Icon } from "../../parts/kit/Icon.tsx";
import { useReports } from "../../state/day/reports.ts";
import { useView } from "../../state/till.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Card } from "./Card.tsx";
import { FigureRow } from "./FigureRow.tsx";
import { useReportNames } from "./reportNames.ts";
import { WaitsSheet } from "./WaitsSheet.tsx";

export function TopGoods({ of: { goods } }: { readonly of: ReportView }) {
  const { reports: w, sale } = useWords();
  const locale = useLocale();
  const counted = (quantity: number): string =>
    `${quantity < 0 ? "\u2212" : ""}${formatQuantity(Math.abs(quantity) as Quantity, locale)}`;
  return (
    <Card title={w.goods}>
      {goods.map(({ amount, goods: code, names, quantity, unit }) => (
        <FigureRow
          key={code}
          name={nameIn(names, locale)}
          more={`${counted(quantity)}\u00a0${unit === "kg" ? sale.per : "×"}`}
          amount={amount}
          figure={{ figure: "goods", goods: code }}
        />
      ))}
      {goods.length === 0 && <li className="note">{w.noGoods}</li>}
    </Card>
  );
}

export function People({ of: { operators } }: { readonly of: ReportView }) {
  const { day, reports: w } = useWords();
  const r = day.report;
  const money = useMoney();
  return (
    <Card title={w.people}>
      {operators.map(({ discounts, name, operator, returned, sales, tips, total }) => (
        <FigureRow
          key={operator}
          name={name === "" ? "–" : name}
          more={[
            w.count(sales),
            discounts === 0 ? "" : `${r.discounts} ${money(discounts)}`,
            tips === 0 ? "" : `${r.tips} ${money(tips)}`,
            returned === 0 ? "" : `${r.returns} ${money(returned)}`,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
          amount={total}
          figure={{ figure: "operator", operator }}
        />
      ))}
      {operators.length === 0 && <li className="note">{w.nobody}</li>}
    </Card>
  );
}

export function Speed({ of: { period, speed } }: { readonly of: ReportView }) {
  const { reports: w, shell } = useWords();
  const names = useReportNames();
  const unproven = useView((view) => view.unproven.length);
  const opened = useReports((reports) => reports.waiting);
  const setOpened = (waiting: WaitView["tender"] | null) => {
    useReports.setState({ waiting });
  };
  const running = period.kind === "days" && period.running;
  return (
    <Card title={w.speed[speed[0]?.tender ?? "card"]} note={speed[0] === undefined ? "" : w.payments(speed[0].count)}>
      {speed.map(({ count, median, p95, tender }, place) => (
        <li key={tender} className="speed">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={() => {
              setOpened(tender);
            }}
          >
            <span className="what">
              {place > 0 && (
                <span className="note">
                  {w.speed[tender]} · {w.payments(count)}
                </span>
              )}
              <b className="amount">{names.seconds(median)}</b>
              <span className="note">
                {w.middle} · {w.within(names.seconds(p95))}
              </span>
            </span>
          </button>
        </li>
      ))}
      {speed.length === 0 && <li className="note">{w.noSpeed}</li>}
      {opened !== null && (
        <WaitsSheet
          tender={opened}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
      {running && (
        <li className={`said ${unproven === 0 ? "ok" : "warn"}`}>
          <Icon name={unproven === 0 ? "tick" : "warn"} className={`i-s ${unproven === 0 ? "ok" : "warn"}`} />
          {unproven === 0 ? shell.allProven : shell.notProven(unproven)}
        </li>
      )}
    </Card>
  );
}
