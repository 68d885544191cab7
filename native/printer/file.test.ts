import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPrinter } from "./createPrinter.ts";
import type { PrinterSetting } from "./createPrinter.ts";
import { filePrinter } from "./file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printer-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const options = { timeoutMs: 5000 };

test("adds each job to the file, which only its owner may read", async () => {
  const path = join(folder, "receipts.bin");
  const printer = filePrinter(path);
  expect(await printer.print(Uint8Array.of(1, 2), options)).toEqual({ kind: "printed" });
  expect(await printer.print(Uint8Array.of(3), options)).toEqual({ kind: "printed" });
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a folder that is not there, or a folder in place of the file: not printed", async () => {
  const missing = filePrinter(join(folder, "none", "receipts.bin"));
  expect(await missing.print(Uint8Array.of(1), options)).toEqual({ kind: "notPrinted", why: "noFile" });
  expect(await filePrinter(folder).print(Uint8Array.of(1), options)).toEqual({ kind: "notPrinted", why: "noFile" });
});

test("a device in place of the file is refused", async () => {
  if (process.platform !== "linux") return;
  const outcome = await filePrinter("/dev/full").print(Uint8Array.of(1), options);
  expect(outcome).toEqual({ kind: "notPrinted", why: "noFile" });
});

test("a printer for each setting", () => {
  const label = (setting: PrinterSetting): string => createPrinter(setting, folder).label;
  expect(label({ kind: "file", path: "receipts.bin" })).toBe(join(folder, "receipts.bin"));
  expect(label({ kind: "tcp", host: "192.0.2.10", port: 9100 })).toBe("192.0.2.10:9100");
  expect(label({ kind: "serial", path: "/dev/ttyS9", baudRate: 9600 })).toBe("/dev/ttyS9");
  expect(label({ kind: "usb", path: "/dev/usb/lp9" })).toBe("/dev/usb/lp9");
});

test("one job at a time, in the order in which they were given", async () => {
  const printer = createPrinter({ kind: "file", path: "turns.bin" }, folder);
  const jobs = Array.from({ length: 20 }, (_, index) => new Uint8Array(1_000).fill(index));
  await Promise.all(jobs.map((job) => printer.print(job, { timeoutMs: 20_000 })));
  expect(readFileSync(join(folder, "turns.bin")).equals(Buffer.concat(jobs))).toBe(true);
});
