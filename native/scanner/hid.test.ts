import { describe, expect, it } from "vitest";
import { listCandidates, scanToChoose } from "./chooser.ts";
import { type HidDevice, hidSource } from "./hid.ts";
import { fakeHid, manualClock, posReports, record, typeKeys, fakeSerial } from "./testing.ts";

const ids = { vendorId: 0x0c2e, productId: 0x0b61 };
const pos: HidDevice = { ...ids, path: "/dev/hidraw0", usagePage: 0x8c, usage: 2, product: "Scanner" };
const keys: HidDevice = { ...ids, path: "/dev/hidraw1", usagePage: 1, usage: 6, product: "Scanner keys" };
const other: HidDevice = {
  path: "/dev/hidraw9",
  vendorId: 1,
  productId: 2,
  usagePage: 1,
  usage: 6,
  product: "Keyboard",
};

function started() {
  const clock = manualClock();
  const usb = fakeHid();
  const { heard, hear } = record();
  const source = hidSource({ ...ids, layout: "us" }, usb.host, clock);
  source.start(hear);
  return { clock, usb, heard, source };
}

const code = (text: string): readonly Uint8Array[] => posReports(Buffer.from(text));

describe("a HID scanner", () => {
  it("is chosen by maker and product, and read by its own face rather than its keyboard", async () => {
    const { clock, usb, heard, source } = started();
    usb.plug(other);
    usb.plug(keys);
    usb.plug(pos);
    await clock.pass(1_000);
    expect(usb.openPaths()).toEqual([pos.path]);
    expect(source.typesAsWell()).toBe(false);
    usb.send(pos.path, code("6291041500213"));
    expect(heard).toEqual(["attached", "6291041500213"]);
  });

  it("is read by its keyboard where it has no other", async () => {
    const { clock, usb, heard, source } = started();
    usb.plug(keys);
    await clock.pass(1_000);
    usb.send(keys.path, typeKeys("BAG-01"));
    expect(heard).toEqual(["attached", "BAG-01"]);
    expect(source.typesAsWell()).toBe(true);
  });

  it.each([true, false])("is lost and found again within two seconds (system told of the loss: %s)", async (told) => {
    const { clock, usb, heard, source } = started();
    usb.plug(keys);
    await clock.pass(1_000);
    usb.send(keys.path, typeKeys("62910").slice(0, -2));
    usb.unplug(keys.path, told);
    await clock.pass(1_000);
    expect(source.state()).toMatchObject({ kind: "detached" });
    expect(heard[1]).toMatch(/^partial/);
    usb.plug({ ...keys, path: "/dev/hidraw5" });
    await clock.pass(2_000);
    usb.send("/dev/hidraw5", typeKeys("4011"));
    expect(heard.slice(-2)).toEqual(["attached", "4011"]);
  });

  it("reads two of the same make side by side without mixing their halves", async () => {
    const { clock, usb, heard } = started();
    usb.plug(pos);
    usb.plug({ ...pos, path: "/dev/hidraw2" });
    await clock.pass(1_000);
    const [first, second] = posReports(Buffer.from("A".repeat(60)));
    const [third, fourth] = posReports(Buffer.from("B".repeat(60)));
    usb.send(pos.path, first === undefined ? [] : [first]);
    usb.send("/dev/hidraw2", third === undefined ? [] : [third]);
    usb.send(pos.path, second === undefined ? [] : [second]);
    usb.send("/dev/hidraw2", fourth === undefined ? [] : [fourth]);
    expect(heard.slice(1)).toEqual(["A".repeat(60), "B".repeat(60)]);
  });

  it("closes everything at stop", async () => {
    const { clock, usb, heard, source } = started();
    usb.plug(pos);
    await clock.pass(1_000);
    await source.stop();
    await clock.pass(5_000);
    expect(usb.openPaths()).toEqual([]);
    expect(heard).toEqual(["attached"]);
  });
});

describe("scan something now", () => {
  it("lists what may be a scanner, one face of each", async () => {
    const usb = fakeHid();
    for (const device of [pos, keys, other, { ...other, path: "/dev/hidraw3", productId: 7, usagePage: 12, usage: 1 }])
      usb.plug(device);
    expect(await listCandidates(usb.host)).toEqual([pos, other]);
  });

  it("answers with the one that scanned, not with the keyboard that somebody types on", async () => {
    const usb = fakeHid();
    usb.plug(pos);
    usb.plug(other);
    const port = fakeSerial();
    port.plug();
    const clock = manualClock();
    const choice = scanToChoose({ hid: usb.host, serial: port.host, ports: ["COM3"] }, clock, "us", 30_000);
    await clock.pass(10);
    for (const report of typeKeys("hello")) {
      usb.send(other.path, [report]);
      await clock.pass(60);
    }
    usb.send(pos.path, code("4011"));
    const { listening, chosen } = await choice;
    expect(listening).toBe(3);
    expect(await chosen).toMatchObject({ candidate: { kind: "hid", device: pos }, text: "4011" });
    expect([usb.openPaths(), port.isOpen()]).toEqual([[], false]);
  });

  it("gives up when nothing scans", async () => {
    const usb = fakeHid();
    usb.plug(pos);
    const clock = manualClock();
    const choice = await scanToChoose({ hid: usb.host, serial: fakeSerial().host, ports: [] }, clock, "us", 1_000);
    await clock.pass(1_001);
    expect(await choice.chosen).toBeNull();
    expect(usb.openPaths()).toEqual([]);
  });

  it("finds a serial scanner by what it sends, and takes noise for none", async () => {
    const port = fakeSerial();
    port.plug();
    const clock = manualClock();
    const choice = await scanToChoose({ hid: fakeHid().host, serial: port.host, ports: ["COM3"] }, clock, "us", 30_000);
    port.send("\u00e9\u00ff\u0001x\r\n");
    port.send("9521012424864\r\n");
    expect(await choice.chosen).toEqual({
      candidate: { kind: "serial", path: "COM3", baudRate: 9600 },
      text: "9521012424864",
    });
    expect(port.isOpen()).toBe(false);
  });

  it("ends when it is stopped, with all devices closed", async () => {
    const usb = fakeHid();
    usb.plug(other);
    const clock = manualClock();
    const choice = await scanToChoose({ hid: usb.host, serial: fakeSerial().host, ports: [] }, clock, "us", 30_000);
    expect(usb.openPaths()).toEqual([other.path]);
    choice.stop();
    expect(await choice.chosen).toBeNull();
    expect(usb.openPaths()).toEqual([]);
  });
});
