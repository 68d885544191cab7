/** `--verify DIR`: checks the journals of a data folder and says what it found. Opens nothing, changes nothing. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectors } from "../journal/projections/index.ts";
import { verifyJournal } from "../journal/verify.ts";
import { formatVerifyReport } from "../journal/verifyReport.ts";

export interface Verdict {
  readonly exitCode: 0 | 1;
  readonly text: string;
}

/** @param dir a data folder: `DIR/live` and `DIR/training` are checked, whichever are there; neither is a failure */
export function verifyFolder(dir: string): Verdict {
  const journals = ["live", "training"].map((mode) => join(dir, mode)).filter((path) => existsSync(path));
  if (journals.length === 0)
    return { exitCode: 1, text: `${dir} holds no journal: neither live nor training is there.` };
  const reports = journals.map((path) => verifyJournal(path, projectors));
  return {
    exitCode: reports.every((report) => report.ok) ? 0 : 1,
    text: reports.map(formatVerifyReport).join("\n\n"),
  };
}
