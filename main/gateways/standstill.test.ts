/** A till that stood still itself hears what came meanwhile before it says that nothing came. */
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Worker } from "node:worker_threads";
import { type Exchange, postOnce } from "./http.ts";

/** A server that goes on while this thread stands still; it counts up what it has taken and what it has answered. */
const SERVER = `
  const { createServer } = require("node:http");
  const { parentPort, workerData: counts } = require("node:worker_threads");
  const count = (which) => { Atomics.add(counts, which, 1); Atomics.notify(counts, which); };
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.end("{}", () => count(1)));
  });
  server.on("connection", () => count(0));
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;
const CONNECTED = 0;
const ANSWERED = 1;
/** Long enough for a busy machine to come as far as it must first. */
const ANSWER_MS = 1_500;
const CONNECT_MS = 100;

const counts = new Int32Array(new SharedArrayBuffer(8));
let server: Worker;
let port: number;
beforeAll(async () => {
  server = new Worker(SERVER, { eval: true, workerData: counts });
  [port] = (await once(server, "message")) as [number];
});
afterAll(() => server.terminate());

/** Stands still until the server has done this once more, and until that time-out is over. */
function standStill(which: number, before: number, limitMs: number): void {
  Atomics.wait(counts, which, before, 30_000);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * limitMs);
}

function post(options: { readonly timeoutMs: number; readonly connectMs: number; onSent?(): void }): Promise<Exchange> {
  const url = new URL(`http://127.0.0.1:${String(port)}/`);
  return postOnce(url, "{}", { contentType: "application/json", ...options });
}

test("an answer that came while the till stood still is one", async () => {
  const before = counts[ANSWERED] ?? 0;
  const answer = post({
    timeoutMs: ANSWER_MS,
    connectMs: 60_000,
    onSent: () => setImmediate(standStill, ANSWERED, before, ANSWER_MS),
  });
  expect(await answer).toEqual({ kind: "answer", status: 200, text: "{}" });
});

test("a connection that came to stand while the till stood still is used", async () => {
  const before = counts[CONNECTED] ?? 0;
  // Node's clocks come next after this.
  await new Promise((resolve) => setImmediate(resolve));
  const answer = post({ timeoutMs: 60_000, connectMs: CONNECT_MS });
  process.nextTick(standStill, CONNECTED, before, CONNECT_MS);
  expect(await answer).toEqual({ kind: "answer", status: 200, text: "{}" });
});
