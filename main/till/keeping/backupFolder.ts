/** Where backups lie, and which of its files are this journal's. */
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { type BackupName, parseBackupName } from "../../core/keeping/backup.ts";

/** @property own the till made it itself, and makes it again; one that the settings name is never made */
export interface BackupFolder {
  readonly path: string;
  readonly own: boolean;
}

/** @param named `backup.dir` of the settings; a relative path counts from the data folder */
export function backupFolder(dataDir: string, named: string): BackupFolder {
  if (named === "") return { path: join(dataDir, "backups"), own: true };
  return { path: isAbsolute(named) ? named : resolve(dataDir, named), own: false };
}

/** Where the archives of closed years lie. @param modeDir the folder of the mode's journal */
export const archivesIn = (modeDir: string): string => join(modeDir, "archive");

/** A folder of the till's own is made where it is missing; what cannot be made shows when a backup is tried. */
export async function makeOwnFolder({ own, path }: BackupFolder): Promise<void> {
  if (own) await mkdir(path, { mode: 0o700 }).catch(() => undefined);
}

export interface FoundBackup extends BackupName {
  readonly file: string;
  readonly bytes: number;
}

/** Backups of one journal, newest first; none where the folder cannot be read. @param journal its letters, "" for any */
export async function backupsIn(path: string, mode: string, journal: string): Promise<readonly FoundBackup[]> {
  const files = await readdir(path).catch(() => []);
  const named = files.flatMap((file) => {
    const name = parseBackupName(file);
    return name?.mode !== mode || (journal !== "" && name.journal !== journal) ? [] : [{ ...name, file }];
  });
  const found = await Promise.all(named.map(async (name) => ({ ...name, bytes: await sizeOf(join(path, name.file)) })));
  return found.sort((a, b) => b.at - a.at || b.seq - a.seq);
}

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => null))?.size ?? 0;

/** Removes all but the newest `keep`; what cannot be removed stays: too many backups are better than none. */
export async function keepNewest(path: string, mode: string, journal: string, keep: number): Promise<void> {
  const found = await backupsIn(path, mode, journal);
  await Promise.all(found.slice(keep).map(({ file }) => rm(join(path, file)).catch(() => undefined)));
}
