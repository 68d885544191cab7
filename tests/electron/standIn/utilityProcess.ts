/** Electron's utility process as one of Node's: an entry of its own, `process.parentPort` there, messages as structured clones. */
import { fork as forkNode } from "node:child_process";
import { EventEmitter } from "node:events";
import { state } from "./state.ts";

const PARENT_PORT = new URL("./parentPort.ts", import.meta.url).href;

class StandInUtility extends EventEmitter {
  readonly #child;

  constructor(entry: string, args: readonly string[]) {
    super();
    this.#child = forkNode(entry, [...args], {
      execArgv: ["--import", PARENT_PORT],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#child.on("message", (message) => this.emit("message", message));
    this.#child.once("exit", (code) => this.emit("exit", code ?? 0));
  }
  postMessage(message: unknown): void {
    this.#child.send(message as object, () => undefined);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork(entry: string, args: readonly string[] = [], options: { serviceName?: string } = {}): StandInUtility {
    if (!state.ready) throw new Error("utilityProcess cannot be created before app is ready.");
    state.utilities.push(options.serviceName ?? "Node Utility Process");
    return new StandInUtility(entry, args);
  },
};
