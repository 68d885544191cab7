/** A receipt printer on a loopback port that can be made to behave badly. */
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import type { Machine, MachineOptions } from "./machine.ts";
import { createMachine } from "./machine.ts";

export type { Machine, MachineOptions } from "./machine.ts";
export { createMachine, CUT_ROW } from "./machine.ts";

export interface PrinterOptions extends MachineOptions {
  /** Loopback port; 0 or left out takes a free one. */
  readonly port?: number;
  /** What it does when told that no more bytes come: hangs up so many ms later, or never. */
  readonly hangsUpAfterMs?: number | "never";
}

export interface SimulatedPrinter extends Machine {
  readonly port: number;
  /** Connections taken so far. */
  connections(): number;
  /** All paper as text. */
  paper(): string;
  close(): Promise<void>;
}

export async function startPrinter(options: PrinterOptions = {}): Promise<SimulatedPrinter> {
  const { hangsUpAfterMs = 0 } = options;
  const machine = createMachine(options);
  const sockets = new Set<Socket>();
  let connections = 0;
  let current: Socket | undefined;
  machine.onAnswer((bytes) => {
    if (current?.writable === true) current.write(bytes);
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    current = socket;
    sockets.add(socket);
    socket.on("data", (bytes) => {
      machine.receive(bytes);
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    socket.on("end", () => {
      if (hangsUpAfterMs !== "never") setTimeout(() => socket.end(), hangsUpAfterMs);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  return {
    ...machine,
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    paper: () => machine.rows().join("\n"),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
