/**
 * The till of the kill tests: the real parts and the browser shell in a process of its own, with or without a trap.
 * `till.ts DATA SETTINGS PAGE [TRAP]`; a trap that springs is a real SIGKILL of this process.
 */
import { writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { startBrowserShell } from "../../main/shell/browser.ts";
import { startTill } from "../../main/till.ts";
import { isTrap, trapped } from "./traps.ts";

const [dataDir = "", settingsFile = "", rendererDir = "", trap = ""] = process.argv.slice(2);

/** Printed past every buffer, so that it is read although the process is gone. */
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const spring = (): never => {
  say(`Trap: ${trap}`);
  process.kill(process.pid, "SIGKILL");
  throw new Error("a killed process goes no further");
};

if (trap !== "" && !isTrap(trap)) throw new Error(`no trap is called ${trap}`);

const started = await startTill({
  dataDir,
  settingsFile,
  catalogFile: null,
  version: "kill",
  ...(trap === "" ? {} : { between: { journal: (journal) => trapped(journal, trap, spring) } }),
});
if (!started.ok) {
  process.stderr.write(`${started.error.message}\n`);
  process.exit(started.error.exitCode);
}
const shell = await startBrowserShell({
  till: started.value.port,
  rendererDir,
  port: 0,
  random: (bytes) => randomBytes(bytes),
  now: Date.now,
});
say(`Tenderline ready: ${shell.url}`);
process.stdin.on("end", () => process.exit(0)).resume();
