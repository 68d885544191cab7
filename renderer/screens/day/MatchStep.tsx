/** Step 4: our records beside the gateways', or passed over by somebody who answers for it. */
import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { isLeft, useDay } from "../../state/day.ts";
import { nextOfMatch, startMatch, useMatch } from "../../state/match.ts";
import { useWords } from "../../state/words.ts";
import { MatchPanel } from "./MatchPanel.tsx";
import { SkipSheet } from "./SkipSheet.tsx";
import { StepFoot } from "./StepFoot.tsx";

export function MatchStep() {
  return (
    <>
      <MatchPanel />
      <MatchFoot />
    </>
  );
}

/** Matches, goes on with what was stopped, or matches again; where nothing of that is left, the next step. */
export function MatchFoot() {
  const words = useWords();
  const next = useMatch(({ view }) => nextOfMatch(view));
  const left = useDay(({ closing }) => closing?.steps.some((each) => each.step === "match" && isLeft(each)) === true);
  const [skipping, setSkipping] = useState(false);
  return (
    <>
      <StepFoot
        step="match"
        primary={left && next !== null ? { label: words.match[next], onPress: () => void startMatch() } : undefined}
        beside={
          left ? (
            <Button
              className="big"
              onPress={() => {
                setSkipping(true);
              }}
            >
              {words.day.skip}
            </Button>
          ) : undefined
        }
      />
      {skipping && (
        <SkipSheet
          step="match"
          onClose={() => {
            setSkipping(false);
          }}
        />
      )}
    </>
  );
}
