/** A printer on the shop's network that takes raw bytes (usually port 9100). */
import { Socket } from "node:net";
import type { Printer, PrintOutcome } from "./port.ts";
import { PRINTED, notKnown, notPrinted } from "./port.ts";

export interface TcpPrinterSetting {
  readonly host: string;
  readonly port: number;
  /**
   * `close`: the job counts as printed when the printer, told that all bytes were sent, hangs up in turn, which it does
   * after reading them. `sent`: for a printer that never hangs up, when all bytes were handed over.
   */
  readonly confirm?: "close" | "sent";
}

/** A printer that hangs up this soon after the bytes left, before being told the job is over, has not read them all. */
const SETTLE_MS = 50;

/**
 * @param openSocket makes a socket that is connecting to `host:port`; the default opens a plain TCP connection
 */
export function tcpPrinter(setting: TcpPrinterSetting, openSocket = openTcp): Printer {
  return {
    label: `${setting.host}:${String(setting.port)}`,
    print: (bytes, { timeoutMs }) =>
      new Promise<PrintOutcome>((resolve) => {
        const socket = openSocket(setting.host, setting.port);
        let phase: "opening" | "sending" | "sent" | "over" = "opening";
        let settle: NodeJS.Timeout | undefined;

        const finish = (outcome: PrintOutcome): void => {
          if (phase === "over") return;
          phase = "over";
          clearTimeout(deadline);
          clearTimeout(settle);
          // A socket that opens after the time-out is closed again before a byte of the job can leave.
          socket.destroy();
          resolve(outcome);
        };
        const deadline = setTimeout(() => {
          finish(phase === "opening" ? notPrinted("timedOut") : notKnown("noAnswer"));
        }, timeoutMs);

        socket.on("connect", () => {
          if (phase !== "opening") {
            socket.destroy();
            return;
          }
          phase = "sending";
          socket.write(bytes, (error) => {
            if (error || phase !== "sending") return;
            settle = setTimeout(() => {
              if (phase !== "sending") return;
              phase = "sent";
              socket.end();
              if (setting.confirm === "sent") finish(PRINTED);
            }, SETTLE_MS);
          });
        });
        socket.on("end", () => {
          finish(phase === "sent" ? PRINTED : notKnown("closedEarly"));
        });
        socket.on("error", (error: NodeJS.ErrnoException) => {
          finish(phase === "opening" ? neverOpened(error) : notKnown("lost"));
        });
        socket.on("close", () => {
          finish(phase === "opening" ? notPrinted("unreachable") : notKnown("lost"));
        });
        // Status bytes that a printer sends by itself are not asked for; unread they would hide its hanging up.
        socket.resume();
      }),
  };
}

function openTcp(host: string, port: number): Socket {
  const socket = new Socket({ allowHalfOpen: true });
  socket.setNoDelay(true);
  socket.connect({ host, port });
  return socket;
}

function neverOpened(error: NodeJS.ErrnoException): PrintOutcome {
  if (error.code === "ECONNREFUSED") return notPrinted("refused");
  if (error.code === "ETIMEDOUT") return notPrinted("timedOut");
  return notPrinted("unreachable");
}
