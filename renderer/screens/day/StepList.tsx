/** The evening as one line with seven stops: what is done, what is left, and how old that knowledge is. */
import { useEffect, useRef } from "react";
import type { ClosingStep, StepNow } from "../../../main/core/day/closing.ts";
import { ZERO } from "../../../main/core/money/money.ts";
import type { ClosingView } from "../../../preload/contract/closing.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { Icon, type IconName } from "../../parts/kit/Icon.tsx";
import { ReportsKey } from "../reports/ReportsKey.tsx";
import { useNow } from "../../state/clock.ts";
import { askToCloseDay, chooseStep, useDay } from "../../state/day/day.ts";
import { useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import type { DayWords } from "../../words/day/messages.ts";
import { shortDuration } from "../../words/words.ts";
import { useWhen } from "./when.ts";

const ICONS: Readonly<Record<StepNow["state"], readonly [IconName, string]>> = {
  done: ["tick", "ok"],
  skipped: ["warn", "warn"],
  todo: ["ring", ""],
  wrong: ["cross", "bad"],
  later: ["ring", ""],
};

interface Props {
  readonly closing: ClosingView;
  readonly step: ClosingStep;
}

export function StepList({ closing, step }: Props) {
  const { day: w } = useWords();
  const { day } = useWhen();
  const says = useStepSays(closing);
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest" });
  }, [step]);
  return (
    <section className="sheet checklist wm" aria-labelledby="day-title">
      <div className="head">
        <h1 id="day-title">{w.title}</h1>
        <p className="note">{day(closing.businessDay)}</p>
        <Age />
        {!closing.toClose && <p className="note">{closing.last === null ? w.nothingYet : w.allDone}</p>}
        <div className="ways">
          <Button onPress={askToCloseDay}>{w.report.close}</Button>
          <ReportsKey />
        </div>
      </div>
      <ol className="stops" aria-label={w.steps}>
        {closing.steps.map((each, place) => {
          const [icon, look] = ICONS[each.state];
          const now = each.step === step;
          return (
            <li key={each.step} ref={now ? here : null} className={`${each.state} ${now ? "cur" : ""}`}>
              <button
                type="button"
                aria-current={now ? "step" : undefined}
                onClick={() => {
                  chooseStep(each.step);
                }}
              >
                <Icon
                  name={now && each.state === "todo" ? "now" : icon}
                  className={now && look === "" ? "accent" : look}
                />
                <span className="what">
                  <b>
                    {place + 1}. {w.step[each.step]}
                  </b>
                  <span className="vh">, {w.state[each.state]}</span>
                  <span className={`note ${each.state === "wrong" ? "bad" : ""}`}>{says(each)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** From this age on it is said how old the list is, ms. */
const OLD_MS = 3_000;

function Age() {
  const words = useWords();
  const now = useNow();
  const heardAt = useDay((day) => day.heardAt);
  const age = now - heardAt;
  if (age <= OLD_MS) return null;
  return (
    <p className="note warn age">
      <Icon name="warn" className="i-s" />
      {words.day.asOf(shortDuration(age, words))}
    </p>
  );
}

/** The second row of a step: what is left of it, or how it ended. */
function useStepSays(closing: ClosingView): (step: StepNow) => string {
  const { day: w } = useWords();
  const money = useMoney();
  const { moment } = useWhen();
  const { drawer, terminals } = useDay();
  const held = useView((view) => view.held.length);
  // What was passed over is done with the report, which says so: here it is not said to be well.
  const closedBy = closing.toClose || closing.last === null ? null : w.report.number(closing.last.number);
  return ({ step, state, left }) => {
    if (state === "skipped") return w.state.skipped;
    switch (step) {
      case "proven":
        return left === 0 ? w.proven.none : w.proven.left(left);
      case "held":
        return held === 0 ? w.held.none : w.held.left(held);
      case "batch": {
        const closes = terminals.some((each) => each.closes);
        const unknown = terminals.find(({ next }) => next === "batchUnknown")?.last;
        if (unknown !== undefined && unknown !== null) return w.batch.state.unknown(moment(unknown.askedAt));
        if (closedBy !== null) return closedBy;
        const failed = terminals.find(({ last, next }) => next === "close" && last?.state === "notSent")?.last;
        if (failed !== undefined && failed !== null)
          return w.batch.state.notSent(moment(failed.endedAt ?? failed.askedAt));
        return left > 0 ? w.batch.left(left) : closes ? w.batch.closedAll : w.batch.none;
      }
      case "match":
        if (closing.match === null && state === "done") return closedBy ?? w.match.nothing;
        return closedBy ?? matchSays(closing.match, w, moment);
      case "count": {
        const shift = drawer?.shift ?? null;
        if (shift === null) return w.drawer.done(money(drawer?.left ?? ZERO));
        if (shift.count?.stale === true) return w.drawer.stale;
        return w.drawer.openedItself(moment(shift.openedAt));
      }
      case "report":
        return state === "done" && closing.last !== null
          ? w.report.closedAt(moment(closing.last.at))
          : w.report.number(closing.next);
      case "backup":
        return closing.backup === null ? w.backup.none : w.backup.last(moment(closing.backup.at));
    }
  };
}

/** The same as the panel beside it: what the last match left, how old it is, and whether money moved since. */
function matchSays(match: ClosingView["match"], { match: w, state }: DayWords, moment: (at: number) => string): string {
  if (match === null) return w.none;
  const { at, stale, unsettled } = match;
  if (stale && unsettled === 0) return w.stale(moment(at));
  const left = unsettled === 0 ? state.done : w.left(unsettled);
  return `${left} · ${stale ? w.stale(moment(at)) : moment(at)}`;
}
