/** Half of a till's start is compiling it. Suites that start tills by the hundred keep what Node has compiled, for one run. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where tills of this run find what was compiled; unset where nobody prepared it. Node knows each file by its content. */
export const COMPILED = "TENDERLINE_TEST_COMPILED";

/** For a suite's set-up: one till starts and ends by itself, which is when Node writes. @returns what removes it again */
export default async function compileTill(): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-compiled-"));
  process.env[COMPILED] = dir;
  const shell = join(import.meta.dirname, "..", "..", "main", "shell", "browserMain.ts");
  const args = [shell, "--no-open", "--port", "0", "--data", join(dir, "data")];
  const till = spawn(process.execPath, args, {
    env: { ...process.env, NODE_COMPILE_CACHE: dir },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(till, "close");
  // Its first line says that it is ready, or why not: then the tests themselves will say so.
  await Promise.race([once(till.stdout, "data"), ended]);
  till.kill("SIGTERM");
  await ended;
  return () => {
    rmSync(dir, { recursive: true, force: true });
  };
}
