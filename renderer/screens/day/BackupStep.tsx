/** Step 7: the closed day lies in a copy that was read back and checked. */
import { minor } from "../../../main/core/money/money.ts";
import type { BackupTrouble } from "../../../main/core/keeping/backup.ts";
import type { BackupsView } from "../../../preload/contract/backup.ts";
import { Icon } from "../../parts/kit/Icon.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { useDay } from "../../state/day/day.ts";
import { useBackups } from "../../state/office/backups.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Archives } from "./Archives.tsx";
import { useCounts } from "../../state/counts.ts";
import { StepFoot } from "./StepFoot.tsx";
import { StepPanel, StepSays } from "./StepPanel.tsx";
import { useWhen } from "./when.ts";

const CODES = {
  full: "backupFull",
  gone: "backupGone",
  readOnly: "backupReadOnly",
  failed: "backupFailed",
  notSound: "backupNotSound",
} as const satisfies Readonly<Record<BackupTrouble, string>>;

export function BackupStep() {
  const words = useWords();
  const { backup: w } = words.day;
  const { moment } = useWhen();
  const { size } = useCounts();
  const state = useDay(({ closing }) => closing?.steps.find(({ step }) => step === "backup")?.state);
  const { backups, makeNow, trouble } = useBackups();
  const last = backups?.last ?? null;
  const running = backups?.running ?? null;
  const failed = backups?.trouble ?? null;
  const restored = backups?.restored ?? null;
  return (
    <>
      <StepPanel step="backup">
        {running !== null && (
          <StepSays icon="arc" look="spin" what={w.making} more={w.records(running.records, running.of)} />
        )}
        {running === null && backups !== null && (
          <StepSays
            icon={state === "done" ? "tick" : state === "later" ? "ring" : "warn"}
            look={state === "done" ? "ok" : state === "later" ? "" : "warn"}
            what={last === null ? w.none : w.last(moment(last.at))}
            more={state === "done" ? w.done : state === "later" ? w.later : w.todo}
          />
        )}
        {failed !== null && (
          <div className="banner bad">
            <Icon name="cross" className="bad" />
            <p>
              <strong>{w.failed(words.health.code[CODES[failed.why]])}</strong> {w.failedMore}
            </p>
          </div>
        )}
        {restored !== null && <Restored of={restored} />}
        <p className="note">{w.more}</p>
        {backups !== null && (
          <section className="group">
            <h3>{w.files}</h3>
            {backups.files.length === 0 && <p className="note">{w.noFiles(backups.dir)}</p>}
            <ul className="ledger">
              {backups.files.map(({ at, bytes, file }) => (
                <li key={file}>
                  <span className="ref">{file}</span>
                  <span className="amt">
                    {size(bytes)} · {moment(at)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Archives backup={last?.file ?? null} />
        <TroubleSays trouble={trouble} />
      </StepPanel>
      <StepFoot step="backup" primary={{ label: w.now, disabled: running !== null, onPress: () => void makeNow() }} />
    </>
  );
}

/** What the till knew and this journal does not hold: payments that somebody has to look up. */
function Restored({ of }: { readonly of: NonNullable<BackupsView["restored"]> }) {
  const words = useWords();
  const { backup: w } = words.day;
  const money = useMoney();
  const { lost, missing } = of;
  const names: Readonly<Record<string, string | undefined>> = words.activity.subjects;
  return (
    <div className="banner warn">
      <Icon name="warn" />
      <div>
        <p>
          <strong>{w.restored}</strong> {missing === null ? w.restoredUnknown : w.restoredMore(missing)}
        </p>
        {lost.map(({ amount, gateway, kind, reference }) => {
          const says = kind === "refund" ? w.lostRefund : w.lost;
          return <p key={reference}>{says(reference, names[gateway] ?? gateway, money(minor(amount)))}</p>;
        })}
      </div>
    </div>
  );
}
