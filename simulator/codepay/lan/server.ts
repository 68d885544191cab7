/** A WebSocket server on loopback that shakes hands with the odd words of the real terminals. */

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { createTextSocket } from "./socket.ts";
import type { TextSocket } from "./socket.ts";

export interface LanServer {
  readonly port: number;
  /** Cuts every connection. */
  dropAll(): void;
  close(): Promise<void>;
}

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The key of a proper opening handshake; undefined for anything else. */
function keyOf(request: IncomingMessage): string | undefined {
  const { upgrade, "sec-websocket-key": key, "sec-websocket-version": version } = request.headers;
  const fits = request.method === "GET" && upgrade?.toLowerCase() === "websocket" && version === "13";
  return fits && key !== undefined && /^[A-Za-z0-9+/]{22}==$/.test(key) ? key : undefined;
}

/**
 * Listens on 127.0.0.1 (`port` 0 = any free one). Rejects when the port is taken.
 * @param when another connects while one is connected: both stay, the newer is turned away, or the older is dropped
 */
export async function startLanServer(
  port: number,
  onText: (text: string, socket: TextSocket) => void,
  when: () => "both" | "older" | "newer" = () => "both",
): Promise<LanServer> {
  const sockets = new Set<Duplex>();

  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const refuse = (socket: Duplex, status: string): void => {
    socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  };

  const server = createServer((_request, response) => {
    response.writeHead(426, { "Content-Length": 0, Upgrade: "websocket" }).end();
  });
  server.on("upgrade", (request, socket: Duplex, early: Buffer) => {
    if (when() === "newer") dropAll();
    if (when() === "older" && sockets.size > 0) return refuse(socket, "503 Service Unavailable");
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Only pages of a browser name an origin, and none of them has business with a terminal.
    if (request.headers.origin !== undefined && request.headers.origin !== "null")
      return refuse(socket, "403 Forbidden");
    const key = keyOf(request);
    if (key === undefined) return refuse(socket, "400 Bad Request");
    const accept = createHash("sha1")
      .update(key + GUID)
      .digest("base64");
    socket.write(
      "HTTP/1.1 101 Web Socket Protocol Handshake\r\n" +
        `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    createTextSocket(socket, early, onText);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    dropAll,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      dropAll();
      server.closeAllConnections();
      await closed;
    },
  };
}
