/** Archives of closed years as the till has them: which there are, and one read back because somebody wants to be sure. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type ArchiveFact,
  type ArchiveFault,
  type ArchiveName,
  type ArchiveVerdict,
  closedYears,
  parseArchiveName,
} from "../../core/keeping/archive.ts";
import { HEAD_SHOWN } from "../../core/keeping/backup.ts";
import { ok } from "../../core/result.ts";
import type { ArchiveCheck } from "../../journal/archiveCheck.ts";
import { sayFault } from "../../journal/archiveFault.ts";
import { readArchiveCheck } from "../../journal/projections/archives.ts";
import { readClosedDays } from "../../journal/projections/closings.ts";
import { type ReadingArchive, readArchive } from "../../journal/readArchive.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { ArchiveView } from "../../../preload/contract/backup.ts";
import { refuse } from "../base/problem.ts";
import type { Books } from "../books.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { lettersOf } from "../start/restored.ts";
import { archivesIn } from "./backupFolder.ts";

export interface ArchiveDesk {
  readonly commands: Pick<CommandHandlers, "archive.check">;
  readonly queries: Pick<QueryHandlers, "archive.list">;
  /** Ends the reading that runs. */
  close(): Promise<void>;
}

export interface ArchiveDeps {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "alone">;
  /** The data folder of both modes, and that of this one. */
  readonly dataDir: string;
  readonly modeDir: string;
  readonly mode: string;
  operatorName(id: string): string;
  changed(): void;
}

interface Found extends ArchiveName {
  readonly file: string;
}

export function createArchiveDesk(deps: ArchiveDeps): ArchiveDesk {
  const { books, session } = deps;
  const { reader } = books.journal;
  const dir = archivesIn(deps.modeDir);
  let reading: { readonly file: string; readonly work: ReadingArchive } | null = null;
  let closed = false;

  /** Of this journal; none where the folder is not there. */
  const found = async (): Promise<readonly Found[]> => {
    const letters = lettersOf(reader);
    const files = await readdir(dir).catch(() => []);
    return files.flatMap((file) => {
      const name = parseArchiveName(file);
      return name?.mode !== deps.mode || name.journal !== letters ? [] : [{ ...name, file }];
    });
  };

  /** The one that ends as the journal does there; where there is none, another of that year, which a reading finds out. */
  const fileOf = (files: readonly Found[], year: number, upTo: number): string | null => {
    const these = files.filter((each) => each.year === year);
    const head = reader.facts(upTo - 1, 1)[0]?.hash ?? "";
    const right = these.find((each) => each.upTo === upTo && head.startsWith(each.head));
    return (right ?? these[0])?.file ?? null;
  };

  const view = async (year: Omit<ArchiveView, "file" | "bytes" | "madeAt" | "checked">, file: string | null) => {
    const there = file === null ? null : await stat(join(dir, file)).catch(() => null);
    const check = file === null ? null : readArchiveCheck(reader, file);
    const checked =
      // What was made anew since has not been read back yet.
      check === null || there === null || check.at < there.mtimeMs
        ? null
        : {
            at: check.at,
            by: check.operator === "" ? "" : deps.operatorName(check.operator),
            verdict: check.verdict,
            detail: check.detail,
            fault: check.fault ?? null,
          };
    return { ...year, file, bytes: there?.size ?? 0, madeAt: there?.mtimeMs ?? null, checked };
  };

  /** Two chains that end with the same hash are the same records. */
  const verdictOf = (check: ArchiveCheck): Pick<ArchiveFact["body"], "verdict" | "detail" | "fault"> => {
    const told = (verdict: ArchiveVerdict, fault: ArchiveFault) => ({ verdict, detail: sayFault(fault), fault });
    if (!check.ok) return told("damaged", check.fault);
    const { hash, seq } = check.head;
    if (reader.facts(seq - 1, 1)[0]?.hash === hash) return { verdict: "sound", detail: "", fault: null };
    return told("other", { code: "otherRecord", record: seq, says: "" });
  };

  const check = async ({ file, year }: Found, operator: string): Promise<void> => {
    const work = readArchive(join(dir, file));
    reading = { file, work };
    deps.changed();
    const outcome = await work.outcome;
    reading = null;
    if (closed) return;
    books.commit([{ fact: { kind: "archive.checked", body: { file, year, ...verdictOf(outcome) } }, operator }]);
    deps.changed();
  };

  return {
    commands: {
      "archive.check": async ({ file }) => {
        const operator = session.operator();
        if (operator === null) return refuse("notSignedIn");
        const allowed = session.alone("backUp");
        if (!allowed.ok) return allowed;
        const one = (await found()).find((each) => each.file === file);
        if (one === undefined) return refuse("noSuchArchive");
        if (reading === null && !closed) void check(one, operator.id);
        return ok(null);
      },
    },
    queries: {
      "archive.list": async () => {
        if (session.operator() === null) return refuse("notSignedIn");
        const files = await found();
        const years = closedYears(readClosedDays(reader)).map(({ after, upTo, year }) => ({
          year,
          first: after + 1,
          last: upTo,
          file: fileOf(files, year, upTo),
        }));
        const views = await Promise.all(years.map(({ file, ...year }) => view(year, file)));
        const { hash, seq } = reader.head();
        return ok({
          dir,
          years: views.toReversed(),
          checking: reading?.file ?? null,
          head: hash.slice(0, HEAD_SHOWN),
          records: seq,
          dataDir: deps.dataDir,
          mode: deps.mode,
        });
      },
    },
    async close() {
      closed = true;
      await reading?.work.stop();
    },
  };
}
