/**
 * `--restore-check DIR`: proves that the last backup restores, by restoring it into a folder of its own, opening it as a till
 * would, and comparing it with the journal that it came from. Changes nothing in `DIR`.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journalLetters } from "../../core/keeping/backup.ts";
import { openJournal } from "../../journal/open.ts";
import { projectors } from "../../journal/projections/index.ts";
import { openReadConnection, readerOf } from "../../journal/reader.ts";
import { messageOf } from "../../journal/sqlite.ts";
import type { VerifyReport } from "../../journal/verify.ts";
import { formatVerifyReport } from "../../journal/verifyReport.ts";
import { backupFolder, backupsIn, type FoundBackup } from "./backupFolder.ts";
import { type Say, type Verdict, verifyBooks } from "./verifyBooks.ts";

/** @param settingsFile settings laid over the stored ones, for their `backup.dir` */
export async function restoreCheck(dir: string, settingsFile: string | null, now: number, say: Say): Promise<Verdict> {
  const folder = backupFolder(dir, namedFolder(settingsFile) ?? namedFolder(join(dir, "settings.json")) ?? "").path;
  const modes: string[] = [];
  for (const mode of ["live", "training"]) {
    const here = existsSync(join(dir, mode, "journal.db")) || (await backupsIn(folder, mode, "")).length > 0;
    if (here) modes.push(mode);
  }
  if (modes.length === 0) return bad(`NO BACKUP  ${dir} holds no journal, and ${folder} no backup.`);
  const verdicts: Verdict[] = [];
  for (const mode of modes) verdicts.push(await checkMode(join(dir, mode), mode, folder, now, say));
  return {
    exitCode: verdicts.every(({ exitCode }) => exitCode === 0) ? 0 : 1,
    text: verdicts.map(({ text }) => text).join("\n\n"),
  };
}

function headline(restores: boolean, same: boolean, comparable: boolean): string {
  if (!restores) return "DOES NOT RESTORE";
  if (same) return "RESTORES";
  return comparable ? "RESTORES ANOTHER JOURNAL" : "RESTORES, AND CANNOT BE COMPARED";
}

const bad = (...lines: readonly string[]): Verdict => ({ exitCode: 1, text: lines.join("\n") });

async function checkMode(journalDir: string, mode: string, folder: string, now: number, say: Say): Promise<Verdict> {
  const source = openSource(journalDir);
  try {
    const letters = source.reader === null ? "" : journalLetters(source.reader.facts(0, 1)[0]?.hash ?? "");
    const [last] = await backupsIn(folder, mode, letters);
    if (last === undefined)
      return bad(`NO BACKUP  ${folder} holds none of ${journalDir}.`, ...source.trouble.map((line) => `  ! ${line}`));
    const restored = restore(join(folder, last.file), say);
    if (typeof restored === "string") return bad(`DOES NOT RESTORE  ${join(folder, last.file)}`, `  ! ${restored}`);
    const compared = compare(restored, last, source);
    const sound = restored.ok && compared.ok;
    const lines = [
      `${headline(restored.ok, compared.ok, source.reader !== null)}  ${join(folder, last.file)}`,
      `  made      ${new Date(last.at).toISOString().slice(0, 16).replace("T", " ")} UTC, ${age(now - last.at)} ago, ${String(last.bytes)} bytes`,
      ...(restored.ok
        ? [`  opened    as a till opens it: ${String(restored.records)} records, chain, tables and sums are sound`]
        : formatVerifyReport(restored).split("\n")),
      ...compared.lines,
    ];
    return { exitCode: sound ? 0 : 1, text: lines.join("\n") };
  } finally {
    source.close();
  }
}

/** Puts a copy in the place of a journal in a folder of its own, opens it for writing, and verifies it. @returns why not, in words */
function restore(file: string, say: Say): VerifyReport | string {
  const place = mkdtempSync(join(tmpdir(), "tenderline-restore-"));
  try {
    copyFileSync(file, join(place, "journal.db"));
    const opened = openJournal(place, { projectors, now: () => 0, minFreeBytes: 0 });
    if (!opened.ok) return opened.error.message;
    opened.value.close();
    return verifyBooks(place, say);
  } catch (thrown) {
    return messageOf(thrown);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

type Source = ReturnType<typeof openSource>;

function openSource(journalDir: string) {
  const file = join(journalDir, "journal.db");
  if (!existsSync(file))
    return { reader: null, trouble: [`There is no ${file} to compare with.`], close: () => undefined };
  try {
    const connection = openReadConnection(file);
    const reader = readerOf(connection);
    reader.head();
    return {
      reader,
      trouble: [],
      close: () => {
        connection.close();
      },
    };
  } catch (thrown) {
    return { reader: null, trouble: [`${file} cannot be read: ${messageOf(thrown)}.`], close: () => undefined };
  }
}

/** Whether the journal still has the backup's last record, and how many came after it. */
function compare(
  { head }: VerifyReport,
  last: FoundBackup,
  { reader, trouble }: Source,
): { readonly ok: boolean; readonly lines: readonly string[] } {
  if (head.seq !== last.seq || !head.hash.startsWith(last.head))
    return { ok: false, lines: [`  ! Its name says record ${String(last.seq)} (${last.head}); it ends otherwise.`] };
  if (reader === null) return { ok: false, lines: trouble.map((line) => `  ! ${line}`) };
  const there = reader.facts(head.seq - 1, 1)[0]?.hash;
  if (there !== head.hash) {
    const how = there === undefined ? "ends before it" : "has another one there";
    return {
      ok: false,
      lines: [`  ! The journal in use ${how}: record ${String(head.seq)} of the backup is not in it. Keep both files.`],
    };
  }
  const after = reader.head().seq - head.seq;
  return {
    ok: true,
    lines: [`  compared  the journal in use has the same record ${String(head.seq)}, and ${String(after)} after it`],
  };
}

/** `backup.dir` of a settings file; null where it names none. */
function namedFolder(file: string | null): string | null {
  if (file === null) return null;
  try {
    const settings = JSON.parse(readFileSync(file, "utf8")) as { readonly backup?: { readonly dir?: unknown } } | null;
    return typeof settings?.backup?.dir === "string" ? settings.backup.dir : null;
  } catch {
    return null;
  }
}

function age(ms: number): string {
  const hours = Math.max(0, Math.floor(ms / 3_600_000));
  if (hours < 1) return `${String(Math.max(0, Math.floor(ms / 60_000)))} min`;
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} days`;
}
