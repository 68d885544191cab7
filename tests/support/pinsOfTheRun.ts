/** Signing in is dear by design. Suites that sign the same people in by the thousand keep what scrypt has said, for one run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where processes of this run keep what scrypt has said; unset where nobody prepared it. */
export const PINS = "TENDERLINE_TEST_PINS";

/** For a suite's set-up. @returns what removes it again */
export default function keepPins(): () => void {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-pins-"));
  process.env[PINS] = dir;
  return () => {
    rmSync(dir, { recursive: true, force: true });
  };
}
