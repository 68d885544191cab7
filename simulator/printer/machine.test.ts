import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { MachineOptions } from "./machine.ts";
import { createMachine, CUT_ROW } from "./machine.ts";

const text = (rows: string): Uint8Array => new TextEncoder().encode(rows);
const ask = (number: number): Uint8Array => Uint8Array.of(0x10, 0x04, number);

function machine(options?: MachineOptions) {
  const said: number[] = [];
  const made = createMachine(options);
  made.onAnswer((bytes) => said.push(...bytes));
  return { ...made, said };
}

test("rows, pictures, codes and cuts, in whatever pieces they come", () => {
  const job = [...text("Tea\n"), 0x1d, 0x76, 0x30, 0, 2, 0, 30, 0, ...new Uint8Array(60), 0x1d, 0x56, 66, 0];
  const whole = machine();
  whole.receive(Uint8Array.from(job));
  expect(whole.rows()).toEqual(["Tea", "[picture 16 x 30]", CUT_ROW]);
  const pieces = machine();
  for (const byte of job) pieces.receive(Uint8Array.of(byte));
  expect(pieces.rows()).toEqual(whole.rows());
  expect(pieces.waiting()).toBe(0);
});

test("accented letters as the chosen page has them", () => {
  const { receive, rows } = machine();
  receive(Uint8Array.of(0x1b, 0x74, 16, 0xe9, 0x9c, 0x0a));
  expect(rows()).toEqual(["éœ"]);
});

test("says how it is while it waits: out of paper, open, near the end, in order", () => {
  const { receive, said, loadPaper, openCover, rows } = machine({ paper: 2 });
  for (const number of [1, 2, 4]) receive(ask(number));
  expect(said.splice(0)).toEqual([0x12, 0x12, 0x1e]);
  receive(text("1\n2\n3\n"));
  for (const number of [1, 2, 4]) receive(ask(number));
  expect(said.splice(0)).toEqual([0x1a, 0x32, 0x7e]);
  openCover(true);
  receive(ask(2));
  expect(said.splice(0)).toEqual([0x36]);
  openCover(false);
  receive(Uint8Array.of(0x1d, 0x72, 1));
  expect(said).toEqual([]);
  loadPaper(100);
  expect(rows()).toEqual(["1", "2", "3"]);
  expect(said).toEqual([0]);
});

test("forgets what waits when told to", () => {
  const { receive, rows, waiting, loadPaper } = machine({ paper: 1 });
  receive(text("1\n2\n3\n"));
  receive(Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8));
  loadPaper(100);
  expect([rows(), waiting()]).toEqual([["1"], 0]);
});

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));

test("on its own: shows its paper and ends on a signal", async () => {
  const child = spawn(process.execPath, [cli], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += String(chunk)));
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/^Printer: 127\.0\.0\.1:\d+\n$/);
  const socket = connect(Number(/:(\d+)\n/.exec(said)?.[1]), "127.0.0.1");
  socket.end("Hello\n");
  await expect.poll(() => said, { timeout: 60_000 }).toContain("Hello\n");
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect((await exited)[0]).toBe(0);
});

test("on its own: refuses what it does not know in one line", async () => {
  const child = spawn(process.execPath, [cli, "--paper", "much"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  expect([code, said.trim().split("\n").length]).toEqual([2, 1]);
  expect(said).toContain("--paper ROWS");
});
