/** Runs other programs so that none is left behind: signals are passed on, exit codes come back. Plain JavaScript for Node 20. */
import { spawn } from "node:child_process";

const running = new Set();
const PASSED_ON = ["SIGINT", "SIGTERM", "SIGHUP"];
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
let stopping = false;

for (const signal of PASSED_ON) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(128 + SIGNAL_NUMBERS[signal]);
    stopping = true;
    for (const child of running) child.kill(signal);
  });
}
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/** Whether a signal has asked for the end: start nothing more. */
export function isStopping() {
  return stopping;
}

/**
 * Runs to the end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, progress?: boolean, timeoutMs?: number, shell?: boolean }} options `quiet` keeps the output instead of showing it, `progress` shows all of it on stderr
 * @returns {Promise<{ code: number, output: string }>} 128 + signal when it was ended by one, 127 when it could not be started, 124 when it took too long
 */
export function run(command, args, { cwd, env, quiet = false, progress = false, timeoutMs, shell = false } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : progress ? ["ignore", 2, 2] : "inherit";
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio, shell });
    running.add(child);
    let output = "";
    let late = false;
    child.stdout?.on("data", (chunk) => (output += String(chunk)));
    child.stderr?.on("data", (chunk) => (output += String(chunk)));
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill("SIGKILL");
          }, timeoutMs);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: late ? 124 : code, output });
    };
    child.once("error", (error) => {
      output += error.message;
      end(127);
    });
    child.once("close", (code, signal) => end(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 15)));
  });
}
