/** What the health strip says of backups, and of records that came out of one. */
import type { BackupTrouble } from "../../core/keeping/backup.ts";
import type { HealthCode, HealthView } from "../../../preload/contract/health.ts";

const CODES: Readonly<Record<BackupTrouble, HealthCode>> = {
  full: "backupFull",
  gone: "backupGone",
  readOnly: "backupReadOnly",
  failed: "backupFailed",
  notSound: "backupNotSound",
};

export function backupHealth(now: {
  /** When the last one was made, ms. */
  readonly lastAt: number | null;
  readonly tooOld: boolean;
  /** Since when there is no newer one, ms. */
  readonly since: number;
  readonly running: boolean;
  /** The shop has just opened: the one that is due has not had its turn yet. */
  readonly opening: boolean;
  readonly trouble: { readonly why: BackupTrouble; readonly since: number; readonly detail: string } | null;
  readonly dir: string;
  readonly restored: { readonly at: number; readonly missing: number | null } | null;
}): readonly HealthView[] {
  const { lastAt, restored, trouble } = now;
  const backup = ((): HealthView => {
    const common = { part: "backup" as const, at: lastAt, detail: now.dir };
    if (trouble !== null) return { ...common, state: "bad", since: trouble.since, code: CODES[trouble.why] };
    if (now.tooOld && !now.running) {
      const since = now.opening ? null : now.since;
      return { ...common, state: now.opening ? "wait" : "bad", since, code: "backupOld" };
    }
    const code = now.running ? "backingUp" : lastAt === null ? "noBackupYet" : "fine";
    return { ...common, state: lastAt === null || now.tooOld ? "wait" : "ok", since: null, code };
  })();
  if (restored === null) return [backup];
  const { at: since, missing } = restored;
  return [backup, { part: "records", state: "warn", at: null, since, code: "restored", detail: String(missing ?? "") }];
}
