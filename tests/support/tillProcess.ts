/** A till in a process of its own, as a shop runs it: started, spoken to over its sockets, killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { COMPILED } from "./compiledTill.ts";
import { PINS } from "./pinsOfTheRun.ts";
import { waitFor } from "./waitFor.ts";

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface TillProcess {
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Its own URL with the token, once a sale can be rung. Rejects with what it printed when it ended instead. */
  readonly ready: Promise<string>;
  readonly exited: Promise<Exit>;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<Exit>;
}

const REMEMBER = ["--import", fileURLToPath(new URL("rememberPins.ts", import.meta.url))];
const READY = /^Tenderline ready: (\S+)$/m;

/**
 * Starts `script` with this same node. Its stdin is a pipe that nobody writes to: a till of a test ends itself when the
 * test's process is gone and the pipe closes.
 */
export function startTillProcess(script: string, args: readonly string[]): TillProcess {
  const compiled = process.env[COMPILED];
  const env = { ...process.env, ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }) };
  const before = process.env[PINS] === undefined ? [] : REMEMBER;
  const child = spawn(process.execPath, [...before, script, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  let printed = "";
  let exit: Exit | null = null;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => (printed += text));
  }
  const exited = once(child, "close").then(([code, signal]): Exit => {
    exit = { code: code as number | null, signal: signal as NodeJS.Signals | null };
    return exit;
  });
  const ready = waitFor(
    "the till's ready line",
    () => READY.exec(printed)?.[1] ?? (exit === null ? undefined : ""),
  ).then((url) => {
    if (url === "") throw new Error(`the till ended instead of starting: ${printed}`);
    return url;
  });
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    ready,
    exited,
    kill() {
      if (exit === null) child.kill("SIGKILL");
      return exited;
    },
  };
}
