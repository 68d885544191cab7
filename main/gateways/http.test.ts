/** Over real sockets: a request leaves once at most, and its failure is known for what it is. */
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type HostileKind, type HostileServer, startHostileServer } from "../../simulator/hostile.ts";
import { type Exchange, postOnce, type PostOptions } from "./http.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

async function hostile(kind: HostileKind): Promise<HostileServer> {
  const server = await startHostileServer(kind);
  closing.push(() => server.close());
  return server;
}

const BODY = new URLSearchParams({ params: JSON.stringify({ mchOrderNo: "N1", amount: 1148 }) }).toString();

function post(base: string, options: Partial<PostOptions> = {}): Promise<Exchange> {
  return postOnce(new URL("/v1/create_order", base), BODY, {
    timeoutMs: 20_000,
    connectMs: 20_000,
    contentType: "application/x-www-form-urlencoded",
    ...options,
  });
}

const answering = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${String(await listen(createHttpServer(listener)))}`;

describe("an answer", () => {
  test.each([200, 400, 502])("with status %i comes whole, and the body arrived whole", async (status) => {
    let body = "";
    const url = await answering((request, response) => {
      request.setEncoding("utf8").on("data", (part: string) => (body += part));
      request.on("end", () => response.writeHead(status).end("réponse"));
    });
    expect(await post(url)).toEqual({ kind: "answer", status, text: "réponse" });
    expect(body).toBe(BODY);
  });

  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("that a proxy packed by %s is unpacked, and a byte order mark is no part of it", async (encoding, pack) => {
    const url = await answering((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(pack('\uFEFF{"réponse":1}')),
    );
    expect(await post(url)).toEqual({ kind: "answer", status: 200, text: '{"réponse":1}' });
  });

  test("that cannot be unpacked, or only into more than a megabyte, is lost", async () => {
    const packed = [Buffer.from("no such thing"), gzipSync("x".repeat(1_100_000))];
    for (const body of packed) {
      const url = await answering((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(body));
      expect(await post(url)).toEqual({ kind: "lost", why: "notReadable" });
    }
  });

  test("in chunks, without a length, comes whole", async () => {
    const url = await answering((_, response) => {
      response.writeHead(200).write('{"a":');
      setTimeout(() => response.end("1}"), 20);
    });
    expect(await post(url)).toEqual({ kind: "answer", status: 200, text: '{"a":1}' });
  });

  test("of more than a megabyte is not taken", async () => {
    const url = await answering((_, response) => response.end("x".repeat(1_100_000)));
    expect(await post(url)).toEqual({ kind: "lost", why: "tooLong" });
  });
});

describe("not sent", () => {
  const silent = { onSent: () => expect.unreachable("nothing may leave") };

  test("connection refused", async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await post(`http://127.0.0.1:${String(port)}`, silent)).toEqual({ kind: "notSent", why: "ECONNREFUSED" });
  });

  test("name not resolved", async () => {
    expect(await post("http://till.invalid", silent)).toMatchObject({ kind: "notSent" });
  });

  test("TLS that fails, and TLS that never ends", async () => {
    let clear = "";
    const plain = await listen(
      createServer((socket) => {
        socket.on("data", (bytes) => {
          clear += bytes.toString("latin1");
          socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
        });
      }),
    );
    expect(await post(`https://127.0.0.1:${String(plain)}`, silent)).toMatchObject({ kind: "notSent" });
    const mute = await listen(
      createServer((socket) => socket.on("data", (bytes) => (clear += bytes.toString("latin1")))),
    );
    expect(await post(`https://127.0.0.1:${String(mute)}`, { ...silent, connectMs: 200 })).toEqual({
      kind: "notSent",
      why: "connectTimedOut",
    });
    expect(clear).not.toContain("create_order");
    expect(clear).not.toContain("mchOrderNo");
  });

  test("released before it could leave", async () => {
    const url = await answering((_, response) => response.end("{}"));
    expect(await post(url, { ...silent, signal: AbortSignal.abort() })).toEqual({ kind: "notSent", why: "released" });
  });
});

describe("lost, and never sent again", () => {
  test.each(["dropBeforeAnswer", "halfClose"] as const)("%s", async (kind) => {
    const server = await hostile(kind);
    let sent = 0;
    expect(await post(server.url, { onSent: () => (sent += 1) })).toMatchObject({ kind: "lost" });
    expect(server.counts()).toMatchObject({ connections: 1, moneyMoving: 1, byOrder: { N1: 1 } });
    expect(sent).toBe(1);
  });

  test("no answer within the time-out, or given up by the till", async () => {
    const server = await hostile("silent");
    expect(await post(server.url, { timeoutMs: 2_000 })).toEqual({ kind: "lost", why: "timedOut" });
    const call = new AbortController();
    const released = post(server.url, {
      signal: call.signal,
      onSent: () => {
        setTimeout(() => {
          call.abort();
        }, 50);
      },
    });
    expect(await released).toEqual({ kind: "lost", why: "released" });
    expect(server.counts().connections).toBe(2);
  });

  test("a body that is cut short is lost, not read as an answer", async () => {
    const url = await answering((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"retCode":"SUCCESS"');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await post(url)).toMatchObject({ kind: "lost" });
  });

  test("what is not HTTP", async () => {
    const port = await listen(createServer((socket) => socket.on("data", () => socket.end("no such thing\r\n\r\n"))));
    expect(await post(`http://127.0.0.1:${String(port)}`)).toMatchObject({ kind: "lost" });
  });
});

test("a redirect is an answer, and is not followed", async () => {
  const server = await hostile("redirect307");
  expect(await post(server.url)).toMatchObject({ kind: "answer", status: 307 });
  expect(server.counts()).toMatchObject({ connections: 1, moneyMoving: 1 });
});

test("every request has a connection of its own, so that none can die on a reused one", async () => {
  const server = await hostile("dropReused");
  for (let i = 0; i < 3; i += 1) expect(await post(server.url)).toMatchObject({ kind: "answer", status: 200 });
  expect(server.counts()).toMatchObject({ connections: 3, requests: 3, moneyMoving: 3 });
});
