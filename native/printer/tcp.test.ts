import { createServer, Socket } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { tcpPrinter } from "./tcp.ts";

const LONG = 30_000;
const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A printer on loopback; `behave` gets each connection. */
async function printer(behave: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    behave(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const job = new Uint8Array(4096).map((_, index) => index % 251);
const print = (port: number, timeoutMs = LONG, bytes = job) =>
  tcpPrinter({ host: "127.0.0.1", port }).print(bytes, { timeoutMs });

test("prints: every byte arrives, once, and the printer hangs up after the end", async () => {
  const chunks: Buffer[] = [];
  const port = await printer((socket) => {
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => socket.end());
  });
  expect(await print(port)).toEqual({ kind: "printed" });
  expect(Buffer.concat(chunks).equals(job)).toBe(true);
});

test("a printer that talks back in between still prints", async () => {
  const port = await printer((socket) => {
    socket.write(Uint8Array.of(0x16));
    socket.resume();
    socket.on("end", () => socket.end());
  });
  expect(await print(port)).toEqual({ kind: "printed" });
});

test("nobody listens: not printed", async () => {
  const port = await printer(() => undefined);
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  expect(await print(port)).toEqual({ kind: "notPrinted", why: "refused" });
});

test("a name that no network knows: not printed", async () => {
  const outcome = await tcpPrinter({ host: "printer.invalid", port: 9100 }).print(job, { timeoutMs: LONG });
  expect(outcome).toEqual({ kind: "notPrinted", why: "unreachable" });
});

test("a printer that takes the bytes and stalls: not known", async () => {
  const port = await printer((socket) => socket.pause());
  expect(await print(port, 2_000)).toEqual({ kind: "notKnown", why: "noAnswer" });
});

test("a printer that stalls in the middle of a large job: not known", async () => {
  const port = await printer((socket) => socket.pause());
  expect(await print(port, 2_000, new Uint8Array(32_000_000))).toEqual({ kind: "notKnown", why: "noAnswer" });
});

test("what a stalled printer has not taken by the time-out never comes, however long it stalls", async () => {
  const whole = 32_000_000;
  let received = 0;
  let ended = false;
  let stalled: Socket | undefined;
  const port = await printer((socket) => {
    stalled = socket;
    socket.pause();
    socket.on("data", (chunk) => (received += chunk.length));
    socket.on("end", () => (ended = true));
  });
  expect(await print(port, 2_000, new Uint8Array(whole))).toEqual({ kind: "notKnown", why: "noAnswer" });
  const closed = new Promise((resolve) => stalled?.once("close", resolve));
  stalled?.resume();
  await closed;
  expect(received).toBeLessThan(whole);
  // A reset, not an orderly end: the till's own system sends nothing on in the background either.
  expect(ended).toBe(false);
});

test("a printer that hangs up at once: not known, whatever it had taken", async () => {
  const port = await printer((socket) => socket.destroy());
  expect((await print(port)).kind).toBe("notKnown");
});

test("a connection that is reset in the middle: not known", async () => {
  const port = await printer((socket) => socket.once("data", () => socket.resetAndDestroy()));
  expect((await print(port, LONG, new Uint8Array(32_000_000))).kind).toBe("notKnown");
});

test("a connection that opens after the time-out carries no byte of the job", async () => {
  let received = 0;
  const port = await printer((socket) => socket.on("data", (chunk) => (received += chunk.length)));
  const opened: Socket[] = [];
  const late = tcpPrinter({ host: "127.0.0.1", port }, () => {
    const socket = new Socket();
    opened.push(socket);
    return socket;
  });
  expect(await late.print(job, { timeoutMs: 50 })).toEqual({ kind: "notPrinted", why: "timedOut" });
  const socket = opened[0];
  if (socket === undefined) throw new Error("the printer opened no socket");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.connect(port, "127.0.0.1");
  await closed;
  expect(await print(port, 2_000)).toEqual({ kind: "notKnown", why: "noAnswer" });
  expect(received).toBe(job.length);
});

test("a printer that never hangs up counts as printed where the setting says so", async () => {
  const port = await printer((socket) => socket.resume());
  const outcome = await tcpPrinter({ host: "127.0.0.1", port, confirm: "sent" }).print(job, { timeoutMs: LONG });
  expect(outcome).toEqual({ kind: "printed" });
});
