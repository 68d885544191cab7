/** Step 7: the closed day lies in a copy that was read back and checked. */
import { useDay } from "../../state/day.ts";
import { useWords } from "../../state/words.ts";
import { StepFoot } from "./StepFoot.tsx";
import { StepPanel, StepSays } from "./StepPanel.tsx";
import { useWhen } from "./when.ts";

export function BackupStep() {
  const { backup: w } = useWords().day;
  const { moment } = useWhen();
  const state = useDay(({ closing }) => closing?.steps.find(({ step }) => step === "backup")?.state);
  const backup = useDay(({ closing }) => closing?.backup ?? null);
  return (
    <>
      <StepPanel step="backup">
        <StepSays
          icon={state === "done" ? "tick" : state === "later" ? "ring" : "warn"}
          look={state === "done" ? "ok" : state === "later" ? "" : "warn"}
          what={backup === null ? w.none : w.last(moment(backup.at))}
          more={state === "done" ? w.done : state === "later" ? w.later : w.todo}
        />
        {backup !== null && (
          <dl className="ledger">
            <div>
              <dt>{w.file}</dt>
              <dd className="ref">{backup.file}</dd>
            </div>
          </dl>
        )}
        <p className="note">{w.more}</p>
      </StepPanel>
      <StepFoot step="backup" />
    </>
  );
}
