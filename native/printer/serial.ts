/** A printer on a serial port: RS-232, or USB behind a serial chip. */
import { err, ok } from "../../main/core/result.ts";
import type { Result } from "../../main/core/result.ts";
import type { JobTiming } from "./job.ts";
import { createJobs } from "./job.ts";
import type { Line } from "./line.ts";
import type { NotPrinted, Printer } from "./port.ts";

export interface SerialPrinterSetting {
  /** For example `/dev/ttyUSB0` or `COM3`. */
  readonly path: string;
  readonly baudRate: number;
  readonly status?: "auto" | "off";
}

type Done = (error: Error | null | undefined) => void;

/** The part of a serial port that printing needs; `SerialPort` of the package `serialport` has it. */
export interface PortForPrinting {
  open(done: Done): void;
  write(bytes: Uint8Array, done: Done): unknown;
  /** Until every byte has left. */
  drain(done: Done): void;
  /** Throws away what has not left. */
  flush(done: Done): void;
  close(done: Done): void;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "close" | "error", listener: () => void): unknown;
}

/** Makes a port that is not open yet. */
export type MakePort = (setting: SerialPrinterSetting) => Promise<PortForPrinting>;

/** Is told when a port that is no longer needed is free for the next job. */
type LetGo = (closed: Promise<void>) => void;

/** A port closes in a few; one that says nothing by then never does, ms. */
const CLOSE_MS = 500;
/** Start bit, eight bits, stop bit. */
const BITS_PER_BYTE = 10;

export function serialPrinter(
  setting: SerialPrinterSetting,
  makePort: MakePort = usualPort,
  timing?: JobTiming,
): Printer {
  // A port is locked until its closing is done; opened a moment too early it would seem not to be there.
  let free: Promise<void> = Promise.resolve();
  const letGo: LetGo = (closed) => {
    free = closed;
  };
  const job = createJobs(
    (signal) => free.then(() => openPort(setting, makePort, signal, letGo)),
    { confirm: "sent", status: setting.status ?? "off" },
    timing,
  );
  return {
    label: setting.path,
    print(bytes, options) {
      const onTheWire = Math.ceil((bytes.length * BITS_PER_BYTE * 1_000) / setting.baudRate);
      return job(bytes, { ...options, timeoutMs: options.timeoutMs + onTheWire });
    },
  };
}

async function usualPort({ path, baudRate }: SerialPrinterSetting): Promise<PortForPrinting> {
  const { SerialPort } = await import("serialport");
  return new SerialPort({ path, baudRate, autoOpen: false });
}

async function openPort(
  setting: SerialPrinterSetting,
  makePort: MakePort,
  signal: AbortSignal,
  letGo: LetGo,
): Promise<Result<Line, NotPrinted>> {
  let port: PortForPrinting;
  try {
    port = await makePort(setting);
  } catch {
    return err("noFile");
  }
  // Opened late, or told of an error after it was closed: nobody else listens any more.
  port.on("error", () => undefined);
  return new Promise((resolve) => {
    port.open((error) => {
      if (error) resolve(err("noFile"));
      else if (signal.aborted) letGo(close(port));
      else resolve(ok(lineOf(port, letGo)));
    });
  });
}

function lineOf(port: PortForPrinting, letGo: LetGo): Line {
  let closed = false;
  let goneListener: (() => void) | undefined;
  const once = (end: () => Promise<void>): void => {
    if (closed) return;
    closed = true;
    letGo(end());
  };
  port.on("close", () => goneListener?.());
  port.on("error", () => goneListener?.());
  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        const over: Done = (error) => {
          if (error) reject(error);
          else resolve();
        };
        port.write(bytes, (error) => {
          if (error) reject(error);
          else port.drain(over);
        });
      }),
    close() {
      once(() => close(port));
    },
    abandon() {
      once(async () => {
        await orAfter(CLOSE_MS, (done) => {
          port.flush(done);
        });
        await close(port);
      });
    },
    onBytes(listener) {
      port.on("data", listener);
    },
    onGone(listener) {
      goneListener = () => {
        listener("lost");
      };
    },
  };
}

/** A port that was pulled out is closed already, which is as good; it may also never say so, and is not waited for. */
function close(port: PortForPrinting): Promise<void> {
  return orAfter(CLOSE_MS, (done) => {
    port.close(done);
  });
}

/** @returns when `step` says that it is done, with or without an error, or else after `ms` */
function orAfter(ms: number, step: (done: Done) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    step(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
