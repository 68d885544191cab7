/** Step 4: our records beside the gateways' and the terminals' batches, one by one; each difference told, and explained. */
import "../../styles/match.css";
import type { MatchView } from "../../../preload/contract/match.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { Icon } from "../../parts/kit/Icon.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { lookAtMatch, nextOfMatch, startMatch, stopMatch, useMatch, useMatchFollows } from "../../state/day/match.ts";
import { useWords } from "../../state/words.ts";
import { DifferenceRow } from "./DifferenceRow.tsx";
import { MatchGateways } from "./MatchGateways.tsx";
import { NoteSheet } from "./NoteSheet.tsx";
import { SkippedSays, StepPanel, StepSays } from "./StepPanel.tsx";
import { useWhen } from "./when.ts";

export function MatchPanel() {
  const words = useWords();
  const { match: w } = words;
  useMatchFollows();
  const view = useMatch((match) => match.view);
  const trouble = useMatch((match) => match.trouble);
  const last = view?.last ?? null;
  const running = view?.running ?? null;
  return (
    <StepPanel step="match" className="matching" aside={<Chip view={view} />}>
      <SkippedSays step="match" />
      {running !== null && <Running of={running} />}
      {running === null && view !== null && view.kept > 0 && <p>{w.kept(view.kept)}</p>}
      {view !== null && !view.possible && last === null && (
        <StepSays icon="tick" look="ok" what={words.day.match.done} more={words.problems.nothingToMatch({}).what} />
      )}
      {view?.possible === true && last === null && running === null && (
        <StepSays icon="ring" look="" what={w.none} more={w.noneMore} />
      )}
      {last !== null && <Found last={last} idle={running === null} />}
      <TroubleSays trouble={trouble} />
    </StepPanel>
  );
}

function Chip({ view }: { readonly view: MatchView | null }) {
  const { match: w } = useWords();
  if (view?.last === undefined || view.last === null) return null;
  const { counts, unsettled } = view.last;
  return (
    <span className="chip">
      <Icon name={unsettled > 0 ? "warn" : "tick"} className={unsettled > 0 ? "warn" : "ok"} />
      {w.summary(counts.matched, counts.differing)}
    </span>
  );
}

function Running({ of }: { readonly of: NonNullable<MatchView["running"]> }) {
  const { match: w } = useWords();
  const says = of.gateway === "" ? w.comparing : w.asking(of.gateway, of.done, of.of);
  return (
    <div className="running">
      <div>
        <p role="status">{says}</p>
        <progress aria-label={w.progress} max={Math.max(1, of.of)} value={of.of === 0 ? 0 : of.done} />
      </div>
      <Button onPress={() => void stopMatch()}>{w.stop}</Button>
    </div>
  );
}

function Found({ last, idle }: { readonly last: NonNullable<MatchView["last"]>; readonly idle: boolean }) {
  const { match: w } = useWords();
  const { moment } = useWhen();
  const differences = useMatch((match) => match.differences);
  // Where the step's own key matches again, it is enough.
  const next = useMatch((match) => nextOfMatch(match.view));
  const { counts } = last;
  const left = last.total - differences.length;
  return (
    <>
      <div className="threeway">
        <Count what={w.agree} of={counts.matched} />
        <Count what={w.differ} of={counts.differing} look={counts.differing > 0 ? "warn" : ""} />
        <Count what={w.notTold} of={counts.untold} look={counts.untold > 0 ? "warn" : ""} />
      </div>
      {last.stale && (
        <div className="banner warn">
          <Icon name="warn" />
          <p>{w.stale}</p>
        </div>
      )}
      {differences.length === 0 ? (
        <StepSays icon="tick" look="ok" what={w.allAgree} more={w.allAgreeMore} />
      ) : (
        <ul className="diffs" aria-label={w.list}>
          {differences.map((each) => (
            <DifferenceRow
              key={each.key}
              of={each}
              origin="day"
              onNote={() => {
                useMatch.setState({ noting: each.key });
              }}
            />
          ))}
        </ul>
      )}
      {left > 0 && <Button onPress={() => void lookAtMatch(true)}>{w.more(left)}</Button>}
      <MatchGateways last={last} />
      <div className="foot-of">
        <p className="note">
          {w.at(moment(last.at), last.operator)}. {w.netted}
        </p>
        {idle && (
          <div className="acts">
            {next === null && <Button onPress={() => void startMatch()}>{w.again}</Button>}
            {counts.notAsked > 0 && <Button onPress={() => void startMatch(true)}>{w.askAll}</Button>}
          </div>
        )}
      </div>
      <NoteSheet />
    </>
  );
}

function Count({ what, of, look = "" }: { readonly what: string; readonly of: number; readonly look?: string }) {
  return (
    <p>
      <span className="note">{what}</span>
      <b className={look}>{of}</b>
    </p>
  );
}
