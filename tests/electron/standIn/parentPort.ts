/** Loaded by `--import` before a utility process's entry: the port that Electron gives it. */
import { EventEmitter } from "node:events";

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

const parentPort = new ParentPort();
Object.defineProperty(process, "parentPort", { value: parentPort, enumerable: true });
process.on("message", (data) => parentPort.emit("message", { data, ports: [] }));
// Chromium ends its processes with the browser's own.
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
