/** 20 scans a second for 5 s from every source at once: all arrive, each source's in order, numbered without a gap. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { type HidDevice, hidSource } from "./hid.ts";
import { openStream, type Scan } from "./port.ts";
import { serialSource } from "./serial.ts";
import { systemClock } from "./systemTime.ts";
import { fakeHid, fakeSerial, posReports, typeKeys } from "./testing.ts";

/** 5 s; `SCAN_SECONDS=60` for the minute of the design. */
const SCANS = 20 * Number(process.env["SCAN_SECONDS"] ?? 5);
const EVERY_MS = 50;

it("loses none and keeps the order", async () => {
  const port = fakeSerial();
  const usb = fakeHid();
  const pos: HidDevice = { path: "pos", vendorId: 1, productId: 1, usagePage: 0x8c, usage: 2, product: "POS" };
  const keys: HidDevice = { path: "keys", vendorId: 2, productId: 2, usagePage: 1, usage: 6, product: "Keys" };
  port.plug();
  usb.plug(pos);
  usb.plug(keys);
  const sources = [
    serialSource({ path: "COM3", baudRate: 9600 }, port.host, systemClock),
    hidSource({ vendorId: 1, productId: 1, layout: "us" }, usb.host, systemClock),
    hidSource({ vendorId: 2, productId: 2, layout: "us" }, usb.host, systemClock),
  ];
  const scans: Scan[] = [];
  const troubles: string[] = [];
  const stream = openStream(sources, {
    scan: (scan) => scans.push(scan),
    partial: (source, { why }) => troubles.push(`${source.name} ${why}`),
    state: () => undefined,
  });
  while (!stream.states().every(({ state }) => state.kind === "attached")) await pause(10);

  for (let i = 0; i < SCANS; i++) {
    port.send(`serial-${String(i)}\r\n`);
    usb.send("pos", posReports(Buffer.from(`pos-${String(i)}-`.padEnd(70, "x")), "d1"));
    usb.send("keys", typeKeys(`keys-${String(i)}`));
    await pause(EVERY_MS);
  }
  await stream.stop();

  expect(troubles).toEqual([]);
  expect(scans.map(({ seq }) => seq)).toEqual(Array.from({ length: SCANS * 3 }, (_, i) => i + 1));
  for (const head of ["serial", "pos", "keys"]) {
    const numbers = scans
      .filter(({ text }) => text.startsWith(`${head}-`))
      .map(({ text }) => Number(text.split("-")[1]));
    expect(numbers).toEqual(Array.from({ length: SCANS }, (_, i) => i));
  }
});
