/** Step 4: our records beside the gateways', or passed over by somebody who answers for it. */
import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { isLeft, useDay } from "../../state/day.ts";
import { useWords } from "../../state/words.ts";
import { SkipSheet } from "./SkipSheet.tsx";
import { StepFoot } from "./StepFoot.tsx";
import { SkippedSays, StepPanel, StepSays } from "./StepPanel.tsx";

export function MatchStep() {
  const { day: w } = useWords();
  const left = useDay(({ closing }) => closing?.steps.some((each) => each.step === "match" && isLeft(each)) === true);
  const [skipping, setSkipping] = useState(false);
  return (
    <>
      <MatchPane />
      <StepFoot
        step="match"
        beside={
          left ? (
            <Button
              className="big"
              onPress={() => {
                setSkipping(true);
              }}
            >
              {w.skip}
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

/** The panel alone, beside the count on a large counter. */
export function MatchPane() {
  const { match: w } = useWords().day;
  return (
    <StepPanel step="match">
      <SkippedSays step="match" />
      <StepSays icon="tick" look="ok" what={w.done} more={w.notHere} />
    </StepPanel>
  );
}
