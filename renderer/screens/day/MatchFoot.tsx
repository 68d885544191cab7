/** The row under the match: begins it, goes on with what was stopped, or passes over it by name. */
import { useState } from "react";
import { Button } from "../../parts/kit/Button.tsx";
import { isLeft, useDay } from "../../state/day/day.ts";
import { nextOfMatch, startMatch, useMatch } from "../../state/day/match.ts";
import { useWords } from "../../state/words.ts";
import { SkipSheet } from "./SkipSheet.tsx";
import { StepFoot } from "./StepFoot.tsx";

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
