/** The machine's own serial ports, by the package `serialport`. It is loaded only when a shop has such a scanner. */
import { stat } from "node:fs/promises";
import { err, ok } from "../../main/core/result.ts";
import type { SerialHost } from "./serial.ts";

const CLOSE_MS = 1_000;

const load = async () => {
  try {
    const { SerialPort } = await import("serialport");
    return ok(SerialPort);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
};

export const systemSerial: SerialHost = {
  async open({ path, baudRate }, on) {
    const library = await load();
    if (!library.ok) return library;
    const SerialPort = library.value;
    return new Promise((resolve) => {
      const port = new SerialPort({ path, baudRate, autoOpen: false });
      let ours = false;
      port.on("data", (bytes: Buffer) => {
        on.data(bytes);
      });
      // An error while open is followed by the close that it causes, or found by the watch.
      port.on("error", () => undefined);
      port.on("close", (why: Error | null) => {
        if (!ours) on.closed(why?.message ?? "closed");
      });
      port.open((failed) => {
        if (failed !== null) {
          resolve(err(failed.message));
          return;
        }
        resolve(
          ok({
            close: () =>
              new Promise<void>((done) => {
                ours = true;
                if (!port.isOpen) {
                  done();
                  return;
                }
                // A port whose device was pulled may never say that it is closed.
                const given = setTimeout(done, CLOSE_MS);
                port.close(() => {
                  clearTimeout(given);
                  done();
                });
              }),
          }),
        );
      });
    });
  },
  async list() {
    const library = await load();
    if (!library.ok) return [];
    try {
      return (await library.value.list()).map(({ path }) => path);
    } catch {
      return [];
    }
  },
  async identity(path) {
    // Windows names ports without a file: there the system itself says when one is gone.
    if (process.platform === "win32") return path;
    try {
      const { rdev, ino, birthtimeMs } = await stat(path);
      return `${String(rdev)}:${String(ino)}:${String(birthtimeMs)}`;
    } catch {
      return undefined;
    }
  },
};
