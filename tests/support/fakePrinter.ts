/** A receipt printer on loopback: keeps every byte it was sent, and can stop taking a job in its middle. */
import { createServer, type AddressInfo, type Socket } from "node:net";
import { plainText } from "../../main/core/paper/paper.ts";
import { interpret } from "../../native/printer/interpreter.ts";

export const PRINTER_COLUMNS = 42;

export interface FakePrinter {
  readonly port: number;
  /** What stands on the paper of every job that came out whole, in order; kicks of the drawer are left out. */
  papers(): readonly string[];
  /** Jobs that got stuck before their end. */
  stuck(): number;
  /** From now on jobs are taken in part and never finished, or taken whole again. */
  jam(jammed: boolean): void;
  drawerKicks(): number;
  close(): Promise<void>;
}

/** ESC p: what opens the drawer. */
const KICK = Buffer.from([0x1b, 0x70]);

/** Starts on 127.0.0.1 at a free port. */
export async function startFakePrinter(): Promise<FakePrinter> {
  const sockets = new Set<Socket>();
  const jobs: Buffer[] = [];
  let jammed = false;
  let stuck = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = [];
    let stuckHere = false;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", (part) => {
      parts.push(part);
      if (!jammed) return;
      stuck += 1;
      stuckHere = true;
      socket.pause();
    });
    socket.on("end", () => {
      // A paused socket still tells of its end when nothing of it is left to read.
      if (stuckHere) return;
      jobs.push(Buffer.concat(parts));
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const textOf = (job: Buffer): string => plainText(interpret(job, PRINTER_COLUMNS));
  return {
    port: (server.address() as AddressInfo).port,
    papers: () => jobs.map(textOf).filter((text) => text.trim() !== ""),
    stuck: () => stuck,
    jam(next) {
      jammed = next;
    },
    drawerKicks: () => jobs.filter((job) => job.includes(KICK)).length,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
