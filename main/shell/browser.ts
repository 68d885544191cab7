/**
 * The browser shell: the same till on loopback, in any Chromium-family browser. It parses nothing of the till's and
 * decides nothing about money: a page that closes, reloads or breaks off cancels nothing in the till.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Outcome, Problem } from "../../preload/contract/channel.ts";
import type { TillPort } from "../../preload/contract.ts";
import { createEventStream } from "./eventStream.ts";
import { createGuard, type Guard } from "./guard.ts";
import { readJson, secure, sendJson } from "./http.ts";
import { createPageSeat, type PageSeat } from "./pageSeat.ts";
import { createRateLimit } from "./rateLimit.ts";
import { loadStaticFiles, type StaticFile } from "./staticFiles.ts";

export interface BrowserShellOptions {
  readonly till: TillPort;
  /** The built page (`out/renderer`), read once at start. */
  readonly rendererDir: string;
  /** Loopback port; 0 = any. */
  readonly port: number;
  readonly random: (bytes: number) => Uint8Array;
  /** A clock in ms. */
  readonly now: () => number;
  /** Told what the page is not: a bug in the till. */
  readonly onBug?: (error: unknown) => void;
}

export interface BrowserShell {
  /** `http://127.0.0.1:PORT/#TOKEN`; the token is new at every start. */
  readonly url: string;
  close(): Promise<void>;
}

const CALLS_PER_SECOND = 200;
/** A reloaded page may knock before its old connection is seen to be closed. In ms. */
const RELOAD_GRACE_MS = 500;
/** Requests name a path alone; a path that brings a host of its own (`//x/y`) is none. */
const BASE = "http://till.invalid";
const PAGE_ID = /^[A-Za-z0-9_-]{1,64}$/;

interface Parts {
  readonly till: TillPort;
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly guard: Guard;
  readonly seat: PageSeat;
  readonly mayCall: () => boolean;
  readonly onBug: (error: unknown) => void;
}

/** Serves the page and its till on 127.0.0.1 alone. Rejects when the port is taken or the page was not built. */
export async function startBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const files = await loadStaticFiles(options.rendererDir);
  const token = Buffer.from(options.random(32)).toString("base64url");
  const server = createServer();
  server.listen({ host: "127.0.0.1", port: options.port, exclusive: true });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const parts: Parts = {
    till: options.till,
    files,
    guard: createGuard(port, token),
    seat: createPageSeat(),
    mayCall: createRateLimit(CALLS_PER_SECOND, options.now),
    onBug: options.onBug ?? (() => undefined),
  };
  server.on("request", (request, response) => void answer(parts, request, response));
  return {
    url: `http://127.0.0.1:${port}/#${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  secure(response);
  try {
    const url = URL.parse(request.url ?? "/", BASE);
    const refusal = parts.guard.place(request);
    if (refusal) refuse(response, refusal.status, refusal.reason);
    else if (url?.host !== new URL(BASE).host) refuse(response, 400, "no such address");
    else if (url.pathname.startsWith("/api/")) await answerApi(parts, url, request, response);
    else sendFile(parts.files.get(url.pathname), request, response);
  } catch (error) {
    parts.onBug(error);
    const problem: Problem = { code: "badRequest", money: "unknown", params: { reason: "the till has a fault" } };
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { ok: false, error: problem });
  }
}

async function answerApi(parts: Parts, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const route = ROUTES[url.pathname];
  if (!route) return refuse(response, 404, "no such call");
  if (request.method !== route.method) {
    response.setHeader("allow", route.method);
    return refuse(response, 405, "wrong method");
  }
  const refusal = parts.guard.caller(request);
  if (refusal) return refuse(response, refusal.status, refusal.reason);
  if (!parts.mayCall()) return refuse(response, 429, "too many calls a second");
  await route.answer(parts, url, request, response);
}

interface Route {
  readonly method: "GET" | "POST";
  answer(parts: Parts, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> | void;
}

const ROUTES: Readonly<Record<string, Route | undefined>> = {
  "/api/command": {
    method: "POST",
    answer: (parts, _url, request, response) => passOn(parts, request, response, (body) => parts.till.command(body)),
  },
  "/api/query": {
    method: "POST",
    answer: (parts, _url, request, response) => passOn(parts, request, response, (body) => parts.till.query(body)),
  },
  "/api/events": { method: "GET", answer: listen },
};

async function passOn(
  { seat }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  call: (body: unknown) => Promise<Outcome<unknown>>,
): Promise<void> {
  const page = request.headers["x-page"];
  if (typeof page === "string" && !seat.isOwner(page)) return refuse(response, 409, "another page has taken over");
  const body = await readJson(request);
  switch (body.kind) {
    case "tooLarge":
      return refuse(response, 413, "too large");
    case "notJson":
      return refuse(response, 400, "not JSON");
    case "gone":
      return;
    case "json":
      sendJson(response, 200, await call(body.value));
  }
}

async function listen(
  { seat, till }: Parts,
  url: URL,
  _request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const page = url.searchParams.get("page") ?? "";
  if (!PAGE_ID.test(page)) return refuse(response, 400, "no page id");
  const takeOver = url.searchParams.get("takeOver") === "1";
  if (!takeOver) await seat.freeFor(page, RELOAD_GRACE_MS);
  const stream = createEventStream(till, response);
  const leave = seat.sit(page, stream, takeOver);
  if (!leave) return refuse(response, 409, "another page is open");
  response.once("close", leave);
  stream.start();
}

function sendFile(file: StaticFile | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return refuse(response, 405, "wrong method");
  }
  if (!file) return refuse(response, 404, "no such file");
  response.writeHead(200, {
    "content-type": file.type,
    "content-length": file.bytes.length,
    "cache-control": "no-cache",
  });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
}

/** In the contract's own form; nothing reached the till, so no money has moved. */
function refuse(response: ServerResponse, status: number, reason: string): void {
  const problem: Problem = { code: "badRequest", money: "safe", params: { reason } };
  sendJson(response, status, { ok: false, error: problem });
}
