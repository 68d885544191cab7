/** A receipt printer that takes everything at once and notes when bytes came. */
import { createServer, type AddressInfo, type Socket } from "node:net";

export interface PaperClock {
  readonly port: number;
  /** When the first byte since the last `forget` came, Unix ms. */
  firstByteAt(): number | null;
  forget(): void;
  close(): Promise<void>;
}

export async function startPaperClock(): Promise<PaperClock> {
  const sockets = new Set<Socket>();
  let first: number | null = null;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", () => (first ??= Date.now()));
    socket.on("end", () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    firstByteAt: () => first,
    forget() {
      first = null;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
