/** Over real sockets, as a page and as an attacker would speak. */
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TillPort, TillView, ViewChange } from "../../preload/contract.ts";
import { type BrowserShell, startBrowserShell } from "./browser.ts";

let dir: string;
let shell: BrowserShell;
let port: number;
let token: string;
let commands: unknown[];
let listeners: Set<(change: ViewChange) => void>;
let clock: number;
let failing: boolean;
const streams = new Set<IncomingMessage>();

const view = { now: 7, sale: null } as unknown as TillView;

const till: TillPort = {
  command: (envelope) => {
    if (failing) return Promise.reject(new Error("secret stack"));
    commands.push(envelope);
    return Promise.resolve({ ok: true, value: commands.length });
  },
  query: () => Promise.resolve({ ok: true, value: "found" }),
  view: () => view,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "tenderline-shell-"));
  const out = join(dir, "renderer");
  mkdirSync(join(out, "assets"), { recursive: true });
  writeFileSync(join(out, "index.html"), "<!doctype html>till");
  writeFileSync(join(out, "assets", "a.js"), "1;");
  writeFileSync(join(dir, "secret.json"), "{}");
  symlinkSync(join(dir, "secret.json"), join(out, "link.json"));
  commands = [];
  listeners = new Set();
  clock = 1_000;
  failing = false;
  shell = await startBrowserShell({
    till,
    rendererDir: out,
    port: 0,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    now: () => clock,
  });
  const url = new URL(shell.url);
  port = Number(url.port);
  token = url.hash.slice(1);
});

afterEach(async () => {
  for (const stream of streams) stream.destroy();
  streams.clear();
  await shell.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

function open(options: RequestOptions, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, agent: false, ...options }, resolve);
    sent.on("error", reject);
    sent.end(body);
  });
}

async function send(options: RequestOptions, body?: string): Promise<Answer> {
  const answer = await open(options, body);
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

const own = (more: Record<string, string> = {}) => ({
  origin: `http://127.0.0.1:${port}`,
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
  ...more,
});

const post = (headers: Record<string, string>, body = `{"id":"c1"}`, path = "/api/command") =>
  send({ method: "POST", path, headers }, body);

/** Opens the event stream; `next` brings the next line that is not a ping, or `null` at the end. */
async function page(id: string, query = "") {
  const answer = await open({ path: `/api/events?page=${id}${query}`, headers: { authorization: `Bearer ${token}` } });
  streams.add(answer);
  const lines: Interface = createInterface({ input: answer });
  answer.on("error", () => undefined);
  const iterator = lines[Symbol.asyncIterator]();
  const next = async () => {
    const line = await iterator.next();
    return line.done ? null : (JSON.parse(line.value) as { type: string; [key: string]: unknown });
  };
  return { status: answer.statusCode, next, leave: () => answer.destroy() };
}

describe("the page's files", () => {
  test("are served with a strict policy", async () => {
    const answer = await send({ path: "/" });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("till");
    expect(answer.headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["referrer-policy"]).toBe("no-referrer");
    expect(answer.headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect((await send({ path: "/assets/a.js" })).headers["content-type"]).toContain("text/javascript");
  });

  test.each([
    "/../secret.json",
    "/assets/../../secret.json",
    "/%2e%2e/secret.json",
    "/..%2fsecret.json",
    "/link.json",
    "//secret.json",
    "/assets",
  ])("do not leave their folder: %s", async (path) => {
    expect([400, 404]).toContain((await send({ path })).status);
  });

  test("are not written to", async () => {
    expect((await send({ path: "/", method: "PUT", headers: own() }, "x")).status).toBe(405);
  });

  test("a request line that is no address is refused", async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () =>
        socket.end(`GET // HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
      );
      let got = "";
      socket.on("data", (chunk) => (got += String(chunk)));
      socket.on("close", () => {
        resolve(got);
      });
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("a stranger is refused and the till never hears of it", () => {
  test.each([
    ["wrong token", () => own({ authorization: "Bearer x" }), 401],
    ["token of the right length", () => own({ authorization: `Bearer ${"A".repeat(token.length)}` }), 401],
    ["other Host", () => own({ host: "evil.example" }), 421],
    ["other port in Host", () => own({ host: "127.0.0.1:1" }), 421],
    ["other Origin", () => own({ origin: "https://evil.example" }), 403],
    ["null Origin", () => own({ origin: "null" }), 403],
    ["cross-site by the browser's word", () => own({ "sec-fetch-site": "cross-site" }), 403],
    ["a form", () => own({ "content-type": "application/x-www-form-urlencoded" }), 415],
  ])("%s", async (_name, headers, status) => {
    const answer = await post(headers());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: "badRequest", money: "safe" } });
    expect(commands).toEqual([]);
  });

  test("no Origin on a command", async () => {
    const { origin: _, ...headers } = own();
    expect((await post(headers)).status).toBe(403);
    expect(commands).toEqual([]);
  });

  test("no token", async () => {
    const { authorization: _, ...headers } = own();
    expect((await post(headers)).status).toBe(401);
    expect((await send({ path: "/api/events?page=a" })).status).toBe(401);
  });

  test("other Origin cannot even read the page", async () => {
    expect((await send({ path: "/", headers: { origin: "https://evil.example" } })).status).toBe(403);
  });

  test("wrong method, unknown call, preflight", async () => {
    expect((await send({ path: "/api/command", headers: own() })).status).toBe(405);
    expect((await post(own(), "{}", "/api/nothing")).status).toBe(404);
    expect((await send({ path: "/api/command", method: "OPTIONS", headers: own() })).status).toBe(405);
  });
});

describe("commands", () => {
  test("reach the till as they were sent, ids and all", async () => {
    const envelope = { id: "c-9", name: "newSale", args: { x: 1 } };
    const answer = await post(own(), JSON.stringify(envelope));
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: 1 });
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(commands).toEqual([envelope]);
    expect(JSON.parse((await post(own(), "{}", "/api/query")).text)).toEqual({ ok: true, value: "found" });
  });

  test("localhost is the same machine", async () => {
    expect((await post(own({ host: `localhost:${port}`, origin: `http://localhost:${port}` }))).status).toBe(200);
  });

  test("too large is refused, with and without a length", async () => {
    const body = JSON.stringify("x".repeat(64 * 1024));
    expect((await post(own(), body)).status).toBe(413);
    expect((await post(own({ "transfer-encoding": "chunked" }), body)).status).toBe(413);
    expect(commands).toEqual([]);
  });

  test("what is not JSON is refused", async () => {
    expect((await post(own(), "{")).status).toBe(400);
    expect(commands).toEqual([]);
  });

  test("a flood is refused clearly, and the next second is let through", async () => {
    const answers = await Promise.all(Array.from({ length: 250 }, () => post(own())));
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(50);
    expect(commands).toHaveLength(200);
    clock += 1_000;
    expect((await post(own())).status).toBe(200);
  });

  test("a fault in the till shows no stack trace and says that money is uncertain", async () => {
    failing = true;
    const answer = await post(own());
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("secret");
    expect(JSON.parse(answer.text)).toMatchObject({ error: { money: "unknown" } });
  });
});

describe("one page at a time", () => {
  test("first the whole view, then changes", async () => {
    const a = await page("a");
    expect(await a.next()).toEqual({ type: "view", view });
    for (const tell of listeners) tell({ now: 8 });
    expect(await a.next()).toEqual({ type: "change", change: { now: 8 } });
  });

  test("a second page is told so; when it takes over the first is told", async () => {
    const a = await page("a");
    await a.next();
    expect((await page("b")).status).toBe(409);
    const b = await page("b", "&takeOver=1");
    expect(b.status).toBe(200);
    expect(await b.next()).toMatchObject({ type: "view" });
    expect(await a.next()).toEqual({ type: "taken" });
    expect(await a.next()).toBeNull();
    expect((await page("a")).status).toBe(409);
  });

  test("commands of a page that lost its seat are refused", async () => {
    await (await page("a")).next();
    await (await page("b", "&takeOver=1")).next();
    expect((await post(own({ "x-page": "a" }))).status).toBe(409);
    expect((await post(own({ "x-page": "b" }))).status).toBe(200);
    expect(commands).toHaveLength(1);
  });

  test("a reload connects at once, as the same page or another", async () => {
    for (const id of ["a", "a", "b"]) {
      const before = await page(id);
      expect(before.status).toBe(200);
      expect(await before.next()).toMatchObject({ type: "view" });
      before.leave();
    }
    const after = await page("c");
    expect(after.status).toBe(200);
    await after.next();
    expect(listeners.size).toBe(1);
  });

  test("a page that closes cancels nothing", async () => {
    const a = await page("a");
    await a.next();
    a.leave();
    expect((await post(own({ "x-page": "a" }))).status).toBe(200);
    expect(commands).toEqual([{ id: "c1" }]);
  });

  test.each(["", "a b", "x".repeat(65), "%00"])("a page id that is none: %j", async (id) => {
    expect((await page(encodeURIComponent(id))).status).toBe(400);
  });
});

test("a page that was not built is said to be so", async () => {
  const start = startBrowserShell({
    till,
    rendererDir: join(dir, "renderer", "assets"),
    port: 0,
    random: () => new Uint8Array(32),
    now: () => 0,
  });
  await expect(start).rejects.toThrow(/npm run build/);
});

test("the token is new at every start and long enough not to be guessed", async () => {
  const again = await startBrowserShell({
    till,
    rendererDir: join(dir, "renderer"),
    port: 0,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    now: () => clock,
  });
  expect(new URL(again.url).hash).not.toBe(`#${token}`);
  expect(token.length).toBe(43);
  await again.close();
});
