/**
 * `npm run test:usb`: the till's scanner code against a kernel's real USB stack in a virtual machine. A keyboard-type
 * scanner, a serial one and a HID-POS one are read, unplugged in the middle of a code, plugged in again and read on.
 */
import { spawn, spawnSync } from "node:child_process";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const WORK = join(tmpdir(), "tenderline-usb-vm");
const ROOT = join(import.meta.dirname, "..", "..");
const PATIENCE_MS = 8 * 60_000;
const KEYS = "0627:0001";
const POS = "1209:5ca1";
const SERIAL = "/dev/ttyUSB0";

interface Line {
  readonly kind: "scan" | "partial" | "attached" | "detached";
  readonly source: string;
  readonly seq?: number;
  readonly text?: string;
  readonly aim?: string;
}

const has = (command: string): boolean => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
const isRoot = process.getuid?.() === 0;
if (
  process.platform !== "linux" ||
  process.arch !== "x64" ||
  !isRoot ||
  !(has("qemu-system-x86_64") || has("apt-get"))
) {
  process.stdout.write("skipped: needs qemu and root\n");
  process.exit(0);
}

const heard: Line[] = [];
let console_ = "";
const guest = `cd '${ROOT}' && exec '${process.execPath}' tests/usb/guest.ts 2>&1`;
const vm = spawn("bash", [join(import.meta.dirname, "vm.sh"), WORK, guest], { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise<void>((resolve) => {
  vm.on("exit", () => {
    resolve();
  });
});
const hasEnded = (): boolean => vm.exitCode !== null || vm.signalCode !== null;
const deadline = setTimeout(() => {
  fail("the virtual machine took too long");
}, PATIENCE_MS);

vm.stdout.setEncoding("utf8");
let rest = "";
vm.stdout.on("data", (text: string) => {
  console_ += text;
  const lines = (rest + text).split(/\r?\n/);
  rest = lines.pop() ?? "";
  for (const line of lines) {
    if (!line.startsWith("TILL ")) continue;
    const told = JSON.parse(line.slice(5)) as Line;
    heard.push(told);
    if (told.kind !== "scan") process.stdout.write(`  ${told.kind} ${told.source}\n`);
  }
});

function fail(why: string): never {
  process.stderr.write(`failed: ${why}\n--- console of the guest\n${console_.slice(-6_000)}\n`);
  vm.kill("SIGKILL");
  process.exit(1);
}

const count = (kind: Line["kind"], source: string): number =>
  heard.filter((line) => line.kind === kind && line.source === source).length;
const scans = (source: string): readonly string[] =>
  heard.flatMap((line) => (line.kind === "scan" && line.source === source ? [line.text ?? ""] : []));

async function until(what: string, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    if (hasEnded()) fail(`the virtual machine ended before ${what}`);
    await pause(20);
  }
  process.stdout.write(`${what}\n`);
}

const reach = async (path: string): Promise<Socket> => {
  for (;;) {
    const socket = connect(join(WORK, path));
    const open = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => {
        resolve(true);
      });
      socket.once("error", () => {
        resolve(false);
      });
    });
    if (open) {
      socket.resume();
      return socket;
    }
    if (hasEnded()) fail("the virtual machine did not start");
    await pause(200);
  }
};

process.on("SIGTERM", () => {
  fail("ended from outside");
});

const monitor = await reach("mon.sock");
const line = await reach("ser.sock");
const order = (command: string): void => {
  monitor.write(`${command}\n`);
};
const type = async (text: string, end = true): Promise<void> => {
  for (const key of [...text, ...(end ? ["ret"] : [])]) {
    order(`sendkey ${key === "-" ? "minus" : key} 5`);
    await pause(25);
  }
};

await until("all three scanners are found", () =>
  [KEYS, SERIAL, POS].every((source) => count("attached", source) >= 1),
);

line.write("6291041500213\r\n");
await type("4011");
await until("each is read", () => [KEYS, SERIAL, POS].every((source) => scans(source).length >= 1));

const SCANS = 100;
for (let i = 0; i < SCANS; i++) {
  line.write(`serial-${String(i)}\r\n`);
  await pause(50);
}
for (let i = 0; i < 10; i++) await type(`k-${String(i)}`);
await until("20 scans a second arrive", () => scans(SERIAL).length === 1 + SCANS && scans(KEYS).length === 11);

line.write("62910");
await type("629", false);
order("device_del ser");
order("device_del kbd");
await until("the loss of both is seen", () => count("detached", SERIAL) >= 1 && count("detached", KEYS) >= 1);
order("device_add usb-serial,chardev=serline,id=ser,always-plugged=on");
order("device_add usb-kbd,id=kbd");
await until("both are found again", () => count("attached", SERIAL) >= 2 && count("attached", KEYS) >= 2);
line.write("41500213\r\n");
await type("4131");
await until("both are read again", () => scans(SERIAL).at(-1) === "41500213" && scans(KEYS).at(-1) === "4131");
await until(
  "the HID-POS scanner is unplugged, found and read again",
  () => count("attached", POS) >= 2 && scans(POS).at(-1) === "036000291452",
);
await type("quit");
await Promise.race([ended, pause(20_000)]);
vm.kill("SIGKILL");
clearTimeout(deadline);

const expected: Readonly<Record<string, readonly string[]>> = {
  [SERIAL]: ["6291041500213", ...Array.from({ length: SCANS }, (_, i) => `serial-${String(i)}`), "41500213"],
  [KEYS]: ["4011", ...Array.from({ length: 10 }, (_, i) => `k-${String(i)}`), "4131", "quit"],
  [POS]: [
    "6291041500213",
    `010629104150021310${"A".repeat(20)}\u001d91${"B".repeat(70)}`,
    ...Array.from({ length: SCANS }, (_, i) => `pos-${String(i)}`),
    "036000291452",
  ],
};
let wrong = 0;
for (const [source, texts] of Object.entries(expected)) {
  const read = scans(source);
  const lost = texts.filter((text) => !read.includes(text)).length;
  const same = JSON.stringify(read) === JSON.stringify(texts);
  const halves = count("partial", source);
  process.stdout.write(
    `${source}: ${String(texts.length)} scanned, ${String(lost)} lost, order ${same ? "kept" : "WRONG"}, half scans reported ${String(halves)}\n`,
  );
  if (!same || halves !== 1) wrong += 1;
}
const numbers = heard.flatMap(({ seq }) => seq ?? []);
const gapless = numbers.every((seq, i) => seq === i + 1);
process.stdout.write(`sequence numbers ${gapless ? "without a gap" : "with a GAP"}\n`);
const aims = heard.filter(({ source, aim }) => source === POS && aim !== undefined).length;
process.stdout.write(`AIM identifiers read from HID-POS: ${String(aims)}\n`);
if (wrong > 0 || !gapless || aims !== expected[POS]?.length) fail("see above");
process.stdout.write("passed\n");
process.exit(0);
