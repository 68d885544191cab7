/** A USB printer as a device file of the kernel's printer driver (`/dev/usb/lp0`): bytes out, and back where it talks. */
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { err, ok } from "../../main/core/result.ts";
import type { Result } from "../../main/core/result.ts";
import type { JobTiming } from "./job.ts";
import { createJobs } from "./job.ts";
import type { Line } from "./line.ts";
import type { NotPrinted, Printer } from "./port.ts";

export interface UsbPrinterSetting {
  readonly path: string;
  readonly status?: "auto" | "off";
}

/** Not waiting, so that a printer that takes nothing holds no thread; never the till's own terminal. */
const NOT_WAITING = process.platform === "win32" ? 0 : constants.O_NONBLOCK | constants.O_NOCTTY;
const BOTH_WAYS = constants.O_RDWR | NOT_WAITING;
const ONE_WAY = constants.O_WRONLY | NOT_WAITING;
/** Handed over at once: what was given up on in the middle goes no further than this. */
const PIECE_BYTES = 4_096;
/** A printer that cannot take or give bytes now is tried again after this, ms. */
const AGAIN_MS = 20;

export function usbPrinter(setting: UsbPrinterSetting, timing?: JobTiming): Printer {
  const { path, status = "off" } = setting;
  // The driver lets one in at a time; opened a moment too early the printer would seem not to be there.
  let free: Promise<void> = Promise.resolve();
  const letGo: LetGo = (closed) => {
    free = closed;
  };
  return {
    label: path,
    print: createJobs(
      (signal) => free.then(() => openDevice(path, signal, letGo)),
      { confirm: "sent", status },
      timing,
    ),
  };
}

/** Is told when a device that is no longer needed is free for the next job. */
type LetGo = (closed: Promise<void>) => void;

async function openDevice(path: string, signal: AbortSignal, letGo: LetGo): Promise<Result<Line, NotPrinted>> {
  let device: FileHandle;
  let readable = true;
  try {
    device = await open(path, BOTH_WAYS).catch(() => {
      readable = false;
      return open(path, ONE_WAY);
    });
  } catch {
    return err("noFile");
  }
  const info = await device.stat().catch(() => undefined);
  // A file that took the printer's name while it was unplugged would swallow every receipt.
  if (info?.isCharacterDevice() !== true || signal.aborted) {
    await device.close().catch(() => undefined);
    return err("noFile");
  }
  return ok(lineOf(device, readable, letGo));
}

function lineOf(device: FileHandle, readable: boolean, letGo: LetGo): Line {
  let open = true;
  let lost: (() => void) | undefined;
  const bytesListeners: ((bytes: Uint8Array) => void)[] = [];

  const close = (): void => {
    if (!open) return;
    open = false;
    letGo(device.close().catch(() => undefined));
  };
  const read = async (): Promise<void> => {
    const room = new Uint8Array(64);
    while (open) {
      try {
        const { bytesRead } = await device.read(room, 0, room.length, null);
        if (bytesRead > 0) for (const listener of bytesListeners) listener(room.slice(0, bytesRead));
        else await pause(AGAIN_MS);
      } catch (error) {
        if (!isNotNow(error)) return;
        await pause(AGAIN_MS);
      }
    }
  };

  return {
    async send(bytes) {
      for (let at = 0; at < bytes.length;) {
        if (!open) throw new Error("the job was given up on");
        try {
          const { bytesWritten } = await device.write(bytes, at, Math.min(PIECE_BYTES, bytes.length - at), null);
          at += bytesWritten;
          if (bytesWritten === 0) await pause(AGAIN_MS);
        } catch (error) {
          if (!isNotNow(error)) {
            lost?.();
            throw error;
          }
          await pause(AGAIN_MS);
        }
      }
    },
    close,
    abandon: close,
    onBytes(listener) {
      bytesListeners.push(listener);
      if (readable && bytesListeners.length === 1) void read();
    },
    onGone(listener) {
      lost = () => {
        listener("lost");
      };
    },
  };
}

function isNotNow(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EAGAIN" || error.code === "EBUSY");
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
