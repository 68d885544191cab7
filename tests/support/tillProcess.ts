/** A till in a process of its own, as a shop runs it: started, spoken to over its sockets, killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { COMPILED } from "./compiledTill.ts";
import { PINS } from "./pinsOfTheRun.ts";
import { comes, waitFor } from "./waitFor.ts";

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface TillProcess {
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Its own URL with the token, once a sale can be rung. Rejects with what it printed when it ended instead. */
  readonly ready: Promise<string>;
  /** Waits until it is gone by a SIGKILL, its own or ours. Rejects with all it said when it lives on, or ended otherwise. */
  died(): Promise<void>;
  /** Waits until it has ended by itself, with this code; null when it was killed. Rejects with all it said when it lives on. */
  ended(): Promise<number | null>;
  /** What those who speak to it heard: told with what it printed when it is waited for in vain. */
  heard(line: string): void;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<void>;
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
  const lines: string[] = [];
  const lastWords = (): string => `It printed: ${printed}\nIts page heard: ${lines.join("\n")}`;
  const ready = waitFor(
    "the till's ready line",
    () => READY.exec(printed)?.[1] ?? (exit === null ? undefined : ""),
    lastWords,
  ).then((url) => {
    if (url === "") throw new Error(`the till ended instead of starting: ${printed}`);
    return url;
  });
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    ready,
    async died() {
      const { code, signal } = await comes("the till's death", exited, lastWords);
      if (signal !== "SIGKILL") throw new Error(`the till ended with ${String(code ?? signal)}. ${lastWords()}`);
    },
    async ended() {
      return (await comes("the till's end", exited, lastWords)).code;
    },
    heard(line) {
      lines.push(line);
    },
    async kill() {
      if (exit === null) child.kill("SIGKILL");
      await exited;
    },
  };
}
