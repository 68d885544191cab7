/** The HTTP side: loopback only, one place that reads requests and carries out what the gateways decided to do with them. */

import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Received, Reply, Routes } from "./reply.ts";
import { refuse } from "./reply.ts";

const MAX_BODY_BYTES = 64 * 1024;

export interface RunningServer {
  readonly port: number;
  /** Drops every connection that waits for an answer it will never get. */
  dropSilent(): void;
  close(): Promise<void>;
}

const headers = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Undefined when the body is larger than the simulator takes. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A page of another site, or a name rebound to this address, must not reach the terminal. */
function foreign(request: IncomingMessage, port: number): string | undefined {
  const host = request.headers.host ?? "";
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(host)) {
    return "The Host header must be this simulator's loopback address.";
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return "Requests from pages of another origin are refused.";
  return undefined;
}

function stream(response: ServerResponse, open: (write: (data: unknown) => void) => () => void): void {
  response.writeHead(200, { ...headers, "Content-Type": "text/event-stream; charset=utf-8" });
  const leave = open((data) => response.write(`data: ${JSON.stringify(data)}\n\n`));
  response.on("close", leave);
}

function send(reply: Extract<Reply, { kind: "send" }>, response: ServerResponse, at: number): void {
  const { body, location, status, travels, type } = reply;
  const bytes = travels === "packed" ? gzipSync(body) : Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    Date: new Date(at).toUTCString(),
    "Content-Type": type,
    ...(location === undefined ? {} : { Location: location }),
    ...(travels === "packed" ? { "Content-Encoding": "gzip" } : {}),
    ...(travels === "chunked" ? { "Transfer-Encoding": "chunked" } : { "Content-Length": bytes.length }),
  });
  if (travels !== "chunked") {
    response.end(bytes);
    return;
  }
  const half = Math.floor(bytes.length / 2);
  response.write(bytes.subarray(0, half), () => response.end(bytes.subarray(half)));
}

function carryOut(reply: Reply, response: ServerResponse, silent: Set<ServerResponse>, at: number): void {
  const socket = response.socket;
  if (!socket || response.destroyed) return;
  switch (reply.kind) {
    case "send":
      send(reply, response, at);
      return;
    case "drop":
      socket.destroy();
      return;
    case "never":
      silent.add(response);
      response.on("close", () => silent.delete(response));
      return;
    case "cut": {
      const bytes = Buffer.from(reply.body);
      response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Length": bytes.length });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => socket.destroy());
      return;
    }
    case "twice": {
      const answer =
        `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(reply.body)}\r\n\r\n${reply.body}`;
      socket.write(answer + answer, () => socket.end());
      return;
    }
    case "stream":
      stream(response, reply.open);
  }
}

/**
 * Listens on 127.0.0.1 (`port` 0 = any free one). Rejects when the port is taken.
 * @param now the simulated world's clock, ms: answers are dated by it
 */
export async function startServer(routes: Routes, port: number, now: () => number): Promise<RunningServer> {
  const silent = new Set<ServerResponse>();
  let bound = port;

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const sentence = foreign(request, bound);
    if (sentence !== undefined) return refuse(403, sentence);
    const url = new URL(request.url ?? "/", "http://simulator.invalid");
    const handler = routes.get(url.pathname);
    if (!handler) return refuse(404, `There is nothing at ${url.pathname}.`);
    const body = await readBody(request);
    if (body === undefined) return refuse(413, "The request is larger than 64 KiB.");
    const received: Received = {
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      contentType: request.headers["content-type"] ?? "",
      authorization: request.headers.authorization ?? "",
      body,
    };
    return handler(received);
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => carryOut(reply, response, silent, now()),
      () => response.destroy(),
    );
  });
  server.requestTimeout = 0;
  // An idle connection closed by us just as the till reuses it would look like a lost answer nobody asked for.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address !== null && typeof address === "object") bound = address.port;

  return {
    port: bound,
    dropSilent: () => {
      for (const response of silent) response.destroy();
      silent.clear();
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
