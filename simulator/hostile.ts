/** Servers that misbehave below HTTP, to prove that a money-moving request leaves once whatever the network does. */

import { createServer } from "node:net";
import type { Server, Socket } from "node:net";

/**
 * `dropReused`: answers the first request of a connection, keeps it alive, and closes on the second without a byte ·
 * `dropBeforeAnswer`: reads a request, closes without a byte · `redirect307`: answers 307 to itself ·
 * `silent`: accepts, reads, never answers · `halfClose`: reads a request, ends its own half, goes on reading.
 */
export type HostileKind = "dropReused" | "dropBeforeAnswer" | "redirect307" | "silent" | "halfClose";

export interface HostileCounts {
  readonly connections: number;
  /** Complete requests of any kind. */
  readonly requests: number;
  /** Complete requests that move money: IOT Pay's create_order, Citcon's pay, gen_payment_qr, refund and cancel, CodePay's but for its look-ups. */
  readonly moneyMoving: number;
  /** The same by order number (empty text when none could be read). */
  readonly byOrder: Readonly<Record<string, number>>;
}

export interface HostileServer {
  readonly url: string;
  readonly port: number;
  counts(): HostileCounts;
  close(): Promise<void>;
}

interface RawRequest {
  readonly line: string;
  readonly body: string;
  /** Bytes of the buffer this request took. */
  readonly length: number;
}

const movesMoneyByPath = /^POST \S*\/(?:v1\/create_order|posp\/rest\/(?:pay|gen_payment_qr|refund|cancel))[ ?]/;
const looksUpAtEntry = /"method"\s*:\s*"order\.(?:refund\.)?query"/;

/** CodePay's one entry says in its body what it is asked for. */
const movesMoney = ({ line, body }: RawRequest): boolean =>
  movesMoneyByPath.test(line) || (/^POST \S*\/api\/entry[ ?]/.test(line) && !looksUpAtEntry.test(body));

/** The first complete request at the start of the buffer, or undefined while bytes are missing. */
function firstRequest(buffer: Buffer): RawRequest | undefined {
  const headEnd = buffer.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const head = buffer.subarray(0, headEnd).toString("latin1");
  const start = headEnd + 4;
  const line = head.split("\r\n", 1)[0] ?? "";
  if (/\r\ntransfer-encoding:\s*chunked/i.test(head)) {
    const end = buffer.indexOf("0\r\n\r\n", start);
    if (end < 0) return undefined;
    const chunks = buffer.subarray(start, end).toString("utf8");
    return { line, body: chunks.replace(/(?:^|\r\n)[0-9a-f]+\r\n/gi, "").trim(), length: end + 5 };
  }
  const size = Number(/\r\ncontent-length:\s*(\d+)/i.exec(head)?.[1] ?? "0");
  if (buffer.length < start + size) return undefined;
  return { line, body: buffer.subarray(start, start + size).toString("utf8"), length: start + size };
}

function orderNumberOf(body: string): string {
  const form = new URLSearchParams(body);
  const named = form.get("mchOrderNo") ?? form.get("reference") ?? form.get("transaction_reference");
  if (named !== null) return named;
  const json = form.get("params") ?? body;
  return /"(?:mchOrderNo|reference|transaction_reference|merchant_order_no)"\s*:\s*"?([^",}]*)/.exec(json)?.[1] ?? "";
}

function answerText(status: string, body: string, headers = ""): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const notFound = {
  iotpay: { retCode: "FAIL", resCode: "FAIL", retMsg: "0112 merchant order id does not exist" },
  citcon: { code: "15", error_message: "Transaction ID Error (W-15) Please check the transaction ID", result: "fail" },
  codepay: { code: "41002", msg: "The order does not exist", psn: "00000000000000000000" },
};

/** What happens on the wire once the `nth` request of a connection is complete (counted from 1). */
function misbehave(kind: HostileKind, socket: Socket, nth: number, path: string): void {
  switch (kind) {
    case "dropReused":
      if (nth === 1) {
        const gateway = path.includes("/posp/") ? "citcon" : path.includes("/api/entry") ? "codepay" : "iotpay";
        const body = JSON.stringify(notFound[gateway]);
        socket.write(answerText("200 OK", body, "Connection: keep-alive\r\nKeep-Alive: timeout=60\r\n"));
      } else socket.destroy();
      return;
    case "dropBeforeAnswer":
      socket.destroy();
      return;
    case "redirect307":
      socket.write(answerText("307 Temporary Redirect", "", `Location: ${path}\r\n`));
      return;
    case "halfClose":
      socket.end();
      return;
    case "silent":
  }
}

/** Starts on 127.0.0.1 at a free port. */
export async function startHostileServer(kind: HostileKind): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  const byOrder: Record<string, number> = {};
  let connections = 0;
  let requests = 0;
  let moneyMoving = 0;

  const count = (request: RawRequest): void => {
    requests += 1;
    if (!movesMoney(request)) return;
    moneyMoving += 1;
    const orderNo = orderNumberOf(request.body);
    byOrder[orderNo] = (byOrder[orderNo] ?? 0) + 1;
  };

  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    let buffer: Buffer = Buffer.alloc(0);
    let nth = 0;
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.end());
    socket.on("data", (bytes: Buffer) => {
      buffer = Buffer.concat([buffer, bytes]);
      for (let request = firstRequest(buffer); request; request = firstRequest(buffer)) {
        buffer = buffer.subarray(request.length);
        nth += 1;
        count(request);
        misbehave(kind, socket, nth, request.line.split(" ")[1] ?? "/");
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    counts: () => ({ connections, requests, moneyMoving, byOrder: { ...byOrder } }),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
