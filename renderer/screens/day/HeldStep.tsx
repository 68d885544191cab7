/** Step 2: sales that were put aside: recalled and paid, or left for tomorrow by somebody who answers for it. */
import { useState } from "react";
import { Button } from "../../parts/kit/Button.tsx";
import { HeldRow } from "../../parts/cart/HeldRow.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { useDay } from "../../state/day/day.ts";
import { goTo } from "../../state/places.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { SkipSheet } from "./SkipSheet.tsx";
import { StepFoot } from "./StepFoot.tsx";
import { SkippedSays, StepPanel, StepSays } from "./StepPanel.tsx";

export function HeldStep() {
  const { day, hold } = useWords();
  const { held: w } = day;
  const held = useView((view) => view.held);
  const skipped = useDay(({ closing }) => closing?.steps.find(({ step }) => step === "held")?.state === "skipped");
  const [skipping, setSkipping] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const recall = async (sale: string) => {
    const answer = await send("hold.recall", { sale }, true);
    if (answer.ok) goTo("sale");
    else setTrouble(answer.error);
  };
  return (
    <>
      <StepPanel step="held" aside={held.length > 0 && <span className="note">{w.left(held.length)}</span>}>
        {held.length === 0 && <StepSays icon="tick" look="ok" what={w.none} more={w.noneMore} />}
        <SkippedSays step="held" />
        {held.length > 0 && (
          <>
            <p className="note">{w.more}</p>
            <ul className="heldlist" aria-label={hold.list}>
              {held.map((each) => (
                <li key={each.sale}>
                  <HeldRow of={each} onRecall={() => void recall(each.sale)} />
                </li>
              ))}
            </ul>
          </>
        )}
        <TroubleSays trouble={trouble} />
      </StepPanel>
      <StepFoot
        step="held"
        beside={
          held.length > 0 && !skipped ? (
            <Button
              className="big"
              onPress={() => {
                setSkipping(true);
              }}
            >
              {day.skip}
            </Button>
          ) : undefined
        }
      />
      {skipping && (
        <SkipSheet
          step="held"
          onClose={() => {
            setSkipping(false);
          }}
        />
      )}
    </>
  );
}
