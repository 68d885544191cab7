/** Real serial ports, made in pairs by `socat`: what is written at one end is read at the other through the kernel. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "./systemTime.ts";
import { record } from "./testing.ts";
import { serialSource } from "./serial.ts";
import { systemSerial } from "./serialHost.ts";

const hasSocat = process.platform !== "win32" && spawnSync("socat", ["-V"]).status === 0;
if (!hasSocat) process.stderr.write("skipped: serial ports in pairs need socat (apt-get install socat)\n");

let dir = "";
let cable: ChildProcess | undefined;
const tillEnd = (): string => join(dir, "till");
const scannerEnd = (): string => join(dir, "scanner");

async function plug(): Promise<void> {
  cable = spawn("socat", [`pty,raw,echo=0,link=${tillEnd()}`, `pty,raw,echo=0,link=${scannerEnd()}`], {
    stdio: "ignore",
  });
  await until(() => existsSync(tillEnd()) && existsSync(scannerEnd()));
}

async function unplug(): Promise<void> {
  if (cable === undefined) return;
  const gone = once(cable, "exit");
  cable.kill("SIGTERM");
  await gone;
  cable = undefined;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(10);
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "scanner-"));
});
afterEach(async () => {
  await unplug();
  rmSync(dir, { recursive: true, force: true });
});

const scan = (text: string): void => {
  writeFileSync(scannerEnd(), text);
};

describe.skipIf(!hasSocat)("a serial port of the machine", () => {
  it("reads scans, loses the port, finds it again, and joins nothing across the gap", async () => {
    const { heard, hear } = record();
    const source = serialSource({ path: tillEnd(), baudRate: 9600 }, systemSerial, systemClock);
    source.start(hear);
    await plug();
    await until(() => heard.includes("attached"));
    scan("6291041500213\r\n036000291452\r\n");
    await until(() => heard.includes("036000291452"));
    scan("62910");
    await pause(50);
    await unplug();
    await until(() => heard.includes("detached") && heard.some((each) => each.startsWith("partial")));
    await plug();
    await until(() => heard.filter((each) => each === "attached").length === 2);
    scan("41500213\r");
    await until(() => heard.includes("41500213"));
    await source.stop();
    expect(heard.filter((each) => /^\d/.test(each))).toEqual(["6291041500213", "036000291452", "41500213"]);
    expect(heard.filter((each) => each.startsWith("partial"))).toHaveLength(1);
  });

  it("loses none of 20 scans a second", async () => {
    await plug();
    const { heard, hear } = record();
    const source = serialSource({ path: tillEnd(), baudRate: 9600 }, systemSerial, systemClock);
    source.start(hear);
    await until(() => heard.includes("attached"));
    const sent = Array.from({ length: 100 }, (_, i) => `CODE-${String(i)}`);
    for (const text of sent) {
      scan(`${text}\r`);
      await pause(50);
    }
    await until(() => heard.at(-1) === sent.at(-1));
    await source.stop();
    expect(heard.slice(1)).toEqual(sent);
  });
});
