/** Takings as ink bars, by hour of a day or by day of a longer time: the peak in the accent, values on the peaks, no legend. */
import { useState } from "react";
import type { ReportView } from "../../../preload/contract/report.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { openFigure } from "../../state/day/reports.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { isMarked, peaksOf, scaleFor } from "./chart.ts";
import { useReportNames } from "./reportNames.ts";
import { TakingsSheet, type TakingsRow } from "./TakingsSheet.tsx";

/** Where the drawing stands in its sheet, percent. */
const LEFT = 9;
const TOP = 14;
const FLOOR = 85;
/** Bars are no broader than if there were so many. */
const FEWEST = 8;

export function HourChart({ of }: { readonly of: ReportView }) {
  const { reports: w } = useWords();
  const money = useMoney();
  const names = useReportNames();
  const longer = of.days.length > 1;
  const [byDay, setByDay] = useState(true);
  const [asTable, setAsTable] = useState(false);
  const days = longer && byDay;
  const rows: readonly TakingsRow[] = days
    ? of.days.map(({ amount, count, day }) => ({
        key: day,
        mark: names.dayMark(day),
        name: names.day(day),
        figure: { figure: "day", day },
        amount,
        count,
      }))
    : of.hours.map(({ amount, count, hour, start }) => ({
        key: String(start ?? hour),
        mark: String(hour),
        name: names.hours(hour),
        figure: { figure: "hour", hour, start },
        amount,
        count,
      }));
  const values = rows.map(({ amount }) => amount);
  const { step, top } = scaleFor(Math.max(0, ...values));
  const peaks = peaksOf(values);
  const [first] = peaks;
  const peak = first === undefined ? undefined : rows[first];
  const width = (100 - LEFT) / Math.max(rows.length, FEWEST);
  const left = LEFT + (100 - LEFT - width * rows.length) / 2;
  const height = (value: number): number => (Math.max(value, 0) / top) * (FLOOR - TOP);
  const percent = (at: number): string => `${at.toFixed(2)}%`;
  const middle = (place: number): string => percent(left + (place + 0.5) * width);
  const steps = Array.from({ length: Math.round(top / step) }, (_, place) => (place + 1) * step);
  const title = days ? w.byDay : w.byHour;
  return (
    <section className="sheet chart hours" aria-label={title}>
      <div className="charthead">
        <h2 className={longer ? "vh" : ""}>
          {title} <span className="note">{w.lessReturns}</span>
        </h2>
        {longer && (
          <div className="seg" role="group" aria-label={title}>
            {([true, false] as const).map((each) => (
              <button
                key={String(each)}
                type="button"
                aria-pressed={byDay === each}
                onClick={() => {
                  setByDay(each);
                }}
              >
                {each ? w.byDay : w.byHour}
              </button>
            ))}
          </div>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            setAsTable(true);
          }}
        >
          {w.asTable}
        </Button>
      </div>
      <svg role="img" aria-label={peak === undefined ? w.nothing : w.busiest(peak.name, money(peak.amount))}>
        {steps.map((value) => (
          <g key={value}>
            <line
              className="grid"
              x1={percent(LEFT)}
              x2="100%"
              y1={percent(FLOOR - height(value))}
              y2={percent(FLOOR - height(value))}
            />
            <text x={percent(LEFT - 1.5)} y={percent(FLOOR - height(value))} dy=".36em" textAnchor="end">
              {names.rough(value)}
            </text>
          </g>
        ))}
        {rows.map(({ amount, count, figure, key, mark, name }, place) => (
          <g key={key}>
            <rect
              className={place === first ? "peak" : ""}
              x={percent(left + (place + 0.14) * width)}
              width={percent(width * 0.72)}
              y={percent(FLOOR - height(amount))}
              height={percent(height(amount))}
            />
            {isMarked(place, rows.length) && (
              <text x={middle(place)} y="100%" dy="-5" textAnchor="middle">
                {mark}
              </text>
            )}
            {peaks.includes(place) && (
              <text className="v" x={middle(place)} y={percent(FLOOR - height(amount))} dy="-7" textAnchor="middle">
                {names.rough(amount)}
              </text>
            )}
            {/* For fingers; keys and those who hear the chart find the same in its table. */}
            {(amount !== 0 || count !== 0) && (
              <rect
                className="hit"
                x={percent(left + place * width)}
                width={percent(width)}
                height={percent(FLOOR)}
                onClick={() => {
                  void openFigure(figure, name, amount);
                }}
              />
            )}
          </g>
        ))}
        <line className="floor" x1={percent(LEFT)} x2="100%" y1={percent(FLOOR)} y2={percent(FLOOR)} />
      </svg>
      {!values.some((value) => value !== 0) && (
        <p className="nobars">
          {w.nothing}
          <span className="note">{w.nothingMore}</span>
        </p>
      )}
      {asTable && (
        <TakingsSheet
          title={title}
          rows={rows}
          onClose={() => {
            setAsTable(false);
          }}
        />
      )}
    </section>
  );
}
