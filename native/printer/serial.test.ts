import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SerialPort } from "serialport";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMachine, CUT_ROW } from "../../simulator/printer/index.ts";
import type { Machine, MachineOptions } from "../../simulator/printer/index.ts";
import { escpos } from "./escpos.ts";
import type { JobTiming } from "./job.ts";
import type { Printer } from "./port.ts";
import { serialPrinter } from "./serial.ts";
import type { PortForPrinting } from "./serial.ts";
import { usbPrinter } from "./usb.ts";

/** What a printer is asked comes in its own time, however busy the machine is; only what never comes is waited for briefly. */
const PATIENT: JobTiming = { answerMs: 10_000, pollMs: 50, inOrderMs: 10_000, settleMs: 20 };
const SILENT: JobTiming = { ...PATIENT, answerMs: 300, inOrderMs: 150 };
const LONG = 30_000;
const job = escpos({
  kind: "sale",
  number: "1",
  language: "en",
  blocks: [
    ...Array.from({ length: 30 }, (_, index) => ({ kind: "text", text: `row ${String(index)}` }) as const),
    { kind: "cut" },
  ],
});
const WHOLE = [...Array.from({ length: 30 }, (_, index) => `row ${String(index)}`), CUT_ROW];

/** A port in memory; each step can be held back. */
function fakePort(change: Partial<PortForPrinting> = {}): { port: PortForPrinting; written: number[]; said: string[] } {
  const written: number[] = [];
  const said: string[] = [];
  const port: PortForPrinting = {
    open: (done) => {
      done(null);
    },
    write: (bytes, done) => {
      written.push(...bytes);
      done(null);
    },
    drain: (done) => {
      done(null);
    },
    flush: (done) => {
      said.push("flush");
      done(null);
    },
    close: (done) => {
      said.push("close");
      done(null);
    },
    on: () => undefined,
    ...change,
  };
  return { port, written, said };
}

const over = (port: PortForPrinting): Printer =>
  serialPrinter({ path: "/dev/fake", baudRate: 115_200, status: "off" }, () => Promise.resolve(port), SILENT);

test("printed when every byte has left, and the port is free again", async () => {
  const { port, written, said } = fakePort();
  expect(await over(port).print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  expect(written).toEqual([...job]);
  expect(said).toEqual(["close"]);
});

test("a port that was pulled out and never says that it is closed holds up no later paper", async () => {
  let opened = 0;
  const { port, written } = fakePort({
    open: (done) => {
      opened += 1;
      done(null);
    },
    write: (bytes, done) => {
      written.push(...bytes);
      done(opened === 1 ? new Error("EIO") : null);
    },
    flush: () => undefined,
    close: () => undefined,
    on: (event: string, listener: (bytes: Uint8Array) => void) => {
      if (event === "close" && opened === 1) setTimeout(listener, 20, new Uint8Array());
    },
  });
  const printer = over(port);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notKnown", why: "lost" });
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
});

test("a port is opened for the next job once it is free of the one before", async () => {
  const steps: string[] = [];
  const closing: (() => void)[] = [];
  const { port } = fakePort({
    open: (done) => {
      steps.push("open");
      done(null);
    },
    close: (done) => {
      closing.push(() => {
        steps.push("closed");
        done(null);
      });
    },
  });
  const printer = over(port);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  const next = printer.print(job, { timeoutMs: LONG });
  await new Promise((resolve) => setImmediate(resolve));
  closing[0]?.();
  expect(await next).toEqual({ kind: "printed" });
  expect(steps).toEqual(["open", "closed", "open"]);
});

test("a port that is not there: not printed", async () => {
  const missing = fakePort({
    open: (done) => {
      done(new Error("no such port"));
    },
  });
  expect(await over(missing.port).print(job, { timeoutMs: LONG })).toEqual({ kind: "notPrinted", why: "noFile" });
  const broken = serialPrinter({ path: "x", baudRate: 9600 }, () => Promise.reject(new Error("no driver")));
  expect(await broken.print(job, { timeoutMs: LONG })).toEqual({ kind: "notPrinted", why: "noFile" });
});

test("a port that opens after the time-out gets no byte and is closed", async () => {
  let opened: (() => void) | undefined;
  const late = fakePort({
    open: (done) => {
      opened = () => {
        done(null);
      };
    },
  });
  expect(await over(late.port).print(job, { timeoutMs: 30 })).toEqual({ kind: "notPrinted", why: "timedOut" });
  opened?.();
  expect(late.said).toEqual(["close"]);
  expect(late.written).toEqual([]);
});

test("a printer that takes nothing any more: not known, and what has not left is thrown away", async () => {
  const stuck = fakePort({ drain: () => undefined });
  expect(await over(stuck.port).print(job, { timeoutMs: 30 })).toEqual({ kind: "notKnown", why: "noAnswer" });
  expect(stuck.said).toEqual(["flush", "close"]);
});

test("an adapter pulled out in the middle: not known", async () => {
  const gone: (() => void)[] = [];
  const pulled = fakePort({
    drain: () => {
      for (const listener of gone) listener();
    },
    on: (event: string, listener: (bytes: Uint8Array) => void) => {
      if (event === "close")
        gone.push(() => {
          listener(new Uint8Array(0));
        });
    },
  });
  expect(await over(pulled.port).print(job, { timeoutMs: LONG })).toEqual({ kind: "notKnown", why: "lost" });
});

const socat = spawnSync("socat", ["-V"]).status === 0;

describe.skipIf(!socat)("over a pair of pseudo terminals (skipped: needs socat)", () => {
  let folder = "";
  let pair: ChildProcess | undefined;
  let far: SerialPort | undefined;
  let machine: Machine;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "serial-"));
    const end = (name: string): string => `PTY,raw,echo=0,link=${join(folder, name)}`;
    pair = spawn("socat", [end("till"), end("printer")], { stdio: "ignore" });
    await expect.poll(() => existsSync(join(folder, "till")) && existsSync(join(folder, "printer"))).toBe(true);
  });
  afterEach(async () => {
    await new Promise<void>((resolve) => {
      if (far?.isOpen === true)
        far.close(() => {
          resolve();
        });
      else resolve();
    });
    const ended = new Promise((resolve) => pair?.once("exit", resolve));
    pair?.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });

  async function plugIn(options: MachineOptions = {}): Promise<void> {
    machine = createMachine(options);
    const port = new SerialPort({ path: join(folder, "printer"), baudRate: 115_200, autoOpen: false });
    far = port;
    await new Promise<void>((resolve) => {
      port.open(() => {
        resolve();
      });
    });
    port.on("data", (bytes: Buffer) => {
      machine.receive(bytes);
    });
    machine.onAnswer((bytes) => {
      port.write(Buffer.from(bytes));
    });
  }

  const plugs: readonly (readonly [string, (timing?: JobTiming) => Printer])[] = [
    [
      "serial",
      (timing = PATIENT) =>
        serialPrinter({ path: join(folder, "till"), baudRate: 115_200, status: "auto" }, undefined, timing),
    ],
    ["usb", (timing = PATIENT) => usbPrinter({ path: join(folder, "till"), status: "auto" }, timing)],
  ];
  for (const [name, plug] of plugs) {
    test(`${name}: prints, and knows it from the printer`, async () => {
      await plugIn();
      const printer = plug();
      expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
      expect(machine.rows()).toEqual(WHOLE);
      expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
    });

    test(`${name}: out of paper before and in the middle`, async () => {
      await plugIn({ paper: 12 });
      const printer = plug();
      expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notKnown", why: "paperOut" });
      expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notPrinted", why: "paperOut" });
      await expect.poll(() => machine.waiting()).toBe(0);
      machine.loadPaper(100);
      expect(machine.rows()).toEqual(WHOLE.slice(0, 12));
    });

    test(`${name}: a printer that says nothing prints as ever`, async () => {
      await plugIn({ answersStatus: false, answersInOrder: false });
      expect(await plug(SILENT).print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
      await expect.poll(() => machine.rows().length).toBe(WHOLE.length);
    });
  }

  test("usb: a printer that takes nothing: not known within the time", async () => {
    const outcome = await usbPrinter({ path: join(folder, "till") }, SILENT).print(new Uint8Array(4_000_000), {
      timeoutMs: 2_000,
    });
    expect(outcome).toEqual({ kind: "notKnown", why: "noAnswer" });
  });
});

test("usb: no device, or a file in its place: not printed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "usb-"));
  const file = join(folder, "lp0");
  expect(await usbPrinter({ path: file }).print(job, { timeoutMs: LONG })).toEqual({
    kind: "notPrinted",
    why: "noFile",
  });
  writeFileSync(file, "");
  symlinkSync(file, join(folder, "lp1"));
  expect(await usbPrinter({ path: join(folder, "lp1") }).print(job, { timeoutMs: LONG })).toEqual({
    kind: "notPrinted",
    why: "noFile",
  });
  rmSync(folder, { recursive: true });
});
