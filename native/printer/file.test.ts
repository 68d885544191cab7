import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPrinter } from "./createPrinter.ts";
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

test("a printer for each setting; kinds that are not driven yet are named", () => {
  const file = createPrinter({ kind: "file", path: "receipts.bin" }, folder);
  expect(file.ok && file.value.label).toBe(join(folder, "receipts.bin"));
  const tcp = createPrinter({ kind: "tcp", host: "192.0.2.10", port: 9100 }, folder);
  expect(tcp.ok && tcp.value.label).toBe("192.0.2.10:9100");
  for (const kind of ["serial", "usb"] as const) {
    expect(createPrinter({ kind, path: "/dev/x" }, folder)).toEqual({
      ok: false,
      error: { kind: "notSupported", printer: kind },
    });
  }
});
