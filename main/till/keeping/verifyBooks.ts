/** `--verify DIR`: checks chain, tables, sums and reports of a data folder's journals. Opens nothing, changes nothing. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectors } from "../../journal/projections/index.ts";
import { type VerifyReport, verifyJournal } from "../../journal/verify.ts";
import { formatHeld, formatVerifyReport } from "../../journal/verifyReport.ts";
import { audits } from "../audits/index.ts";
import { readMark } from "../start/journalMark.ts";
import { verifyArchives } from "./verifyArchives.ts";

export interface Verdict {
  readonly exitCode: 0 | 1;
  readonly text: string;
}

/** Lines of progress while it works; silent where it is left out. */
export type Say = (line: string) => void;

/** The journal of one mode's folder, with everything that is asked of it. */
export function verifyBooks(dir: string, say: Say = () => undefined, head: string | null = null): VerifyReport {
  return verifyJournal(dir, projectors, {
    audits,
    known: readMark(dir),
    head,
    onRecords: (records, of) => {
      if (of >= TOLD_FROM) say(`  ${dir}: ${grouped(records)} of ${grouped(of)} records`);
    },
  });
}

/** A smaller journal is verified before anybody asks how far it is. */
const TOLD_FROM = 100_000;

const grouped = (count: number): string => count.toLocaleString("en");

/**
 * @param dir a data folder: `DIR/live` and `DIR/training` are checked, whichever are there; neither is a failure
 * @param head the first characters of a head on paper: one of the journals must hold it
 */
export function verifyFolder(dir: string, head: string | null, say: Say): Verdict {
  const journals = ["live", "training"].map((mode) => join(dir, mode)).filter((path) => existsSync(path));
  if (journals.length === 0)
    return { exitCode: 1, text: `${dir} holds no journal: neither live nor training is there.` };
  const reports = journals.map((path) => verifyBooks(path, say, head));
  const archives = journals.map((path, i) => verifyArchives(path, reports[i]?.ok === true));
  const held = head === null || reports.some((report) => report.held !== null);
  return {
    exitCode: held && [...reports, ...archives].every(({ ok }) => ok) ? 0 : 1,
    text: reports
      .map((report, i) =>
        [
          formatVerifyReport(report),
          ...(archives[i]?.lines ?? []),
          ...(head === null ? [] : [formatHeld(head, report)]),
        ].join("\n"),
      )
      .join("\n\n"),
  };
}
