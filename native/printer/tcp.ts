/** A printer on the shop's network that takes raw bytes (usually port 9100). */
import { Socket } from "node:net";
import { err, ok } from "../../main/core/result.ts";
import type { Result } from "../../main/core/result.ts";
import type { JobSetting, JobTiming } from "./job.ts";
import { createJobs } from "./job.ts";
import type { Line } from "./line.ts";
import type { NotPrinted, Printer } from "./port.ts";

export interface TcpPrinterSetting extends Partial<JobSetting> {
  readonly host: string;
  readonly port: number;
}

/**
 * @param openSocket makes a socket that is connecting to `host:port`; the default opens a plain TCP connection
 */
export function tcpPrinter(setting: TcpPrinterSetting, openSocket = openTcp, timing?: JobTiming): Printer {
  const { host, port, confirm = "close", status = "off" } = setting;
  return {
    label: `${host}:${String(port)}`,
    print: createJobs((signal) => opened(openSocket(host, port), signal), { confirm, status }, timing),
  };
}

function opened(socket: Socket, signal: AbortSignal): Promise<Result<Line, NotPrinted>> {
  return new Promise((resolve) => {
    const line = lineOf(socket);
    socket.on("connect", () => {
      if (signal.aborted) socket.destroy();
      else resolve(ok(line));
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      resolve(err(neverOpened(error)));
    });
    socket.on("close", () => {
      resolve(err("unreachable"));
    });
    signal.addEventListener("abort", () => {
      if (socket.connecting || socket.pending) socket.destroy();
    });
  });
}

function lineOf(socket: Socket): Line {
  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    finish() {
      socket.end();
    },
    close() {
      socket.destroySoon();
      socket.resume();
    },
    abandon() {
      // A plain close would go on sending in the background what the printer has not taken yet.
      socket.resetAndDestroy();
    },
    onBytes(listener) {
      // Bytes that nobody reads would hide the printer's hanging up.
      socket.on("data", listener);
    },
    onGone(listener) {
      socket.on("end", () => {
        listener("ended");
      });
      socket.on("error", () => {
        listener("lost");
      });
      socket.on("close", () => {
        listener("lost");
      });
    },
  };
}

function openTcp(host: string, port: number): Socket {
  const socket = new Socket({ allowHalfOpen: true });
  socket.setNoDelay(true);
  socket.connect({ host, port });
  return socket;
}

function neverOpened(error: NodeJS.ErrnoException): NotPrinted {
  if (error.code === "ECONNREFUSED") return "refused";
  if (error.code === "ETIMEDOUT") return "timedOut";
  return "unreachable";
}
