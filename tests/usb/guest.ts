/**
 * Runs inside the virtual machine: the till's own scanner code on the kernel's own devices. Tells the outside on the
 * console what it hears, one line `TILL {…}` each; the outside plugs, unplugs and scans. A scan of `quit` ends it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { hidSource } from "../../native/scanner/hid.ts";
import { systemHid } from "../../native/scanner/hidHost.ts";
import { openStream } from "../../native/scanner/port.ts";
import { serialSource } from "../../native/scanner/serial.ts";
import { systemSerial } from "../../native/scanner/serialHost.ts";
import { systemClock } from "../../native/scanner/systemTime.ts";
import { posReports } from "../../native/scanner/testing.ts";
import { plugVirtualScanner } from "./uhid.ts";

/** qemu's USB keyboard. */
const KEYBOARD = { vendorId: 0x0627, productId: 0x0001 };
const POS = { vendorId: 0x1209, productId: 0x5ca1 };

const tell = (line: object): void => {
  process.stdout.write(`\nTILL ${JSON.stringify(line)}\n`);
};
const attached = new Set<string>();
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await pause(20);
};

const pos = hidSource({ ...POS, layout: "us" }, systemHid, systemClock);
const sources = [
  serialSource({ path: "/dev/ttyUSB0", baudRate: 9600 }, systemSerial, systemClock),
  hidSource({ ...KEYBOARD, layout: "us" }, systemHid, systemClock),
  pos,
];
const stream = openStream(sources, {
  scan({ seq, source, text, symbology }) {
    tell({ kind: "scan", seq, source: source.name, text, aim: symbology?.aim });
    if (text === "quit") void stream.stop().then(() => process.exit(0));
  },
  partial: (source, { why, length }) => {
    tell({ kind: "partial", source: source.name, why, length });
  },
  state(source, state) {
    if (state.kind === "attached") attached.add(source.name);
    else attached.delete(source.name);
    tell({ kind: state.kind, source: source.name });
  },
});

/** The HID-POS device lives in here: plugged, read, unplugged in the middle of a code, plugged again. */
const scanPos = (scanner: ReturnType<typeof plugVirtualScanner>, text: string, aim: string): void => {
  for (const report of posReports(Buffer.from(text, "latin1"), aim)) scanner.report(report);
};
const there = (): boolean => attached.has(pos.origin.name);

const first = plugVirtualScanner(POS.vendorId, POS.productId);
await until(there);
scanPos(first, "6291041500213", "E0");
scanPos(first, `010629104150021310${"A".repeat(20)}\u001d91${"B".repeat(70)}`, "d2");
for (let i = 0; i < 100; i++) {
  scanPos(first, `pos-${String(i)}`, "C0");
  await pause(50);
}
const [half] = posReports(Buffer.from("H".repeat(60)), "Q1");
if (half !== undefined) first.report(half);
await pause(20);
first.unplug();
await until(() => !there());
const second = plugVirtualScanner(POS.vendorId, POS.productId);
await until(there);
scanPos(second, "036000291452", "E0");
