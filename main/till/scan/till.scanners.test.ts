/** Scanners at a whole till: what they read becomes goods, waits for a payment, or is refused aloud; nothing is lost. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDigit } from "../../../native/scanner/gtin.ts";
import type { HidDevice } from "../../../native/scanner/hid.ts";
import { fakeHid, fakeSerial, posReports, typeKeys } from "../../../native/scanner/testing.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, DEVICE, openCounter } from "../testing/counter.ts";

const BAGUETTE = "9521012424864";
const MILK = "431418021118";
const posDevice: HidDevice = { path: "pos", vendorId: 1, productId: 1, usagePage: 0x8c, usage: 2, product: "POS" };
const keyDevice: HidDevice = { path: "keys", vendorId: 2, productId: 2, usagePage: 1, usage: 6, product: "Keys" };

let counter: Counter;
let port: ReturnType<typeof fakeSerial>;
let usb: ReturnType<typeof fakeHid>;

/** Where the till's clock stands still, ms; null while it goes on. */
let stopped: number | null;
const now = (): number => stopped ?? Date.now();
const clock = { ...systemClock, now, steady: now };

const settings = {
  scan: { weightCodes: "ean13" },
  devices: {
    scanners: [
      { kind: "serial", path: "COM3" },
      { kind: "hid", vendorId: 1, productId: 1 },
      { kind: "hid", vendorId: 2, productId: 2 },
    ],
  },
};

beforeEach(async () => {
  stopped = null;
  port = fakeSerial();
  usb = fakeHid();
  port.plug();
  usb.plug(posDevice);
  usb.plug(keyDevice);
  counter = await openCounter({ settings, between: { clock, scanners: { serial: port.host, hid: usb.host } } });
  await counter.until("scanners", ({ health }) => health.find(({ part }) => part === "scanner")?.state === "ok");
});
afterEach(async () => {
  await counter.close();
});

const scanSerial = (code: string): void => {
  port.send(`${code}\r\n`);
};
const items = (): number => counter.view().sale?.items ?? 0;
const label = (body: string): string => body + checkDigit(body);

describe("goods", () => {
  it("come from every scanner into one sale, counted", () => {
    scanSerial(BAGUETTE);
    usb.send("pos", posReports(Buffer.from(MILK), "E0"));
    usb.send("keys", typeKeys(BAGUETTE));
    const { sale, scan } = counter.view();
    expect(sale).toMatchObject({ state: "open", scanned: 3, added: 3 });
    expect(sale?.lines.filter(({ feeOf }) => feeOf === null)).toMatchObject([
      { sku: "BAKE-BAGUETTE", quantity: 2000 },
      { sku: "DAIRY-MILK-2L" },
    ]);
    expect(scan).toMatchObject({ kind: "added", waiting: 0, seq: 3 });
  });

  it("are found by GS1 codes and Digital Links", () => {
    scanSerial(`]d2010${BAGUETTE}17270331`);
    scanSerial(`https://id.gs1.org/01/0${BAGUETTE}/10/A1`);
    expect(counter.view().sale?.lines).toMatchObject([{ sku: "BAKE-BAGUETTE", quantity: 2000 }]);
  });

  it("sell by weight labels what they weigh and by price labels what they cost", () => {
    scanSerial(label("250401101245"));
    scanSerial(label("210401100599"));
    expect(counter.view().sale?.lines).toMatchObject([
      { sku: "FRUIT-BANANA", unit: "kg", quantity: 1245, net: 217 },
      { sku: "FRUIT-BANANA", unit: "each", quantity: 1000, net: 599 },
    ]);
  });

  it("of a typing scanner are rung once, although the system types them into the page as well", async () => {
    // Both come within a moment of each other, however long a commit takes here.
    stopped = Date.now();
    usb.send("keys", typeKeys(BAGUETTE));
    await counter.must("sale.scan", { code: BAGUETTE });
    await counter.must("sale.scan", { code: MILK });
    usb.send("keys", typeKeys(MILK));
    expect(items()).toBe(2);
    await counter.must("sale.scan", { code: BAGUETTE });
    expect(items()).toBe(3);
  });
});

describe("goods of a sale whose goods come back", () => {
  /** A baguette, paid; the page is at its return. */
  async function sold(): Promise<string> {
    scanSerial(BAGUETTE);
    const { cash, id } = counter.view().sale ?? expect.unreachable("no sale");
    await counter.must("cash.take", { sale: id, given: cash.toPay });
    await counter.must("sale.next", {});
    await counter.must("return.scanning", { sale: id });
    return id;
  }
  const picked = (): readonly string[] => (counter.view().scan?.picked ?? []).map(({ sku }) => sku);

  it("choose their line whichever scanner reads them, each scan once, and are not sold", async () => {
    await sold();
    stopped = Date.now();
    scanSerial(BAGUETTE);
    usb.send("pos", posReports(Buffer.from(BAGUETTE), "E0"));
    // One scan that is read and typed as well, and one that is typed alone.
    usb.send("keys", typeKeys(BAGUETTE));
    await counter.must("sale.scan", { code: BAGUETTE });
    stopped += 60;
    await counter.must("sale.scan", { code: BAGUETTE });
    expect(counter.view()).toMatchObject({ sale: null, scan: { kind: "picked", line: null } });
    expect(picked()).toEqual(Array(4).fill("BAKE-BAGUETTE"));
    const seqs = counter.view().scan?.picked?.map(({ seq }) => seq) ?? [];
    expect(new Set(seqs).size).toBe(4);
  });

  it("leave other goods to the next sale, and bad scans what they are", async () => {
    await sold();
    scanSerial(MILK);
    expect(counter.view()).toMatchObject({
      sale: { state: "open", lines: [{ sku: "DAIRY-MILK-2L" }, {}] },
      scan: { kind: "added" },
    });
    scanSerial("UNKNOWN-1");
    expect(counter.view().scan).toMatchObject({ kind: "unknown" });
    // Beside a sale that is open they come back still.
    scanSerial(BAGUETTE);
    expect(picked()).toEqual(["BAKE-BAGUETTE"]);
  });

  it("are sold again once the page has left, is gone, or somebody else is at the till", async () => {
    const sale = await sold();
    await counter.must("return.scanning", { sale: null });
    scanSerial(BAGUETTE);
    expect(items()).toBe(1);
    stopped = Date.now();
    await counter.must("return.scanning", { sale });
    stopped += 14_000;
    scanSerial(BAGUETTE);
    expect(items()).toBe(1);
    stopped += 2_000;
    scanSerial(BAGUETTE);
    expect(items()).toBe(2);
    await counter.must("return.scanning", { sale });
    await counter.must("session.signIn", { operator: "manager", pin: "9999" });
    scanSerial(BAGUETTE);
    expect(items()).toBe(3);
    const unpaid = counter.view().sale?.id ?? "";
    expect(await counter.press("return.scanning", { sale: unpaid })).toMatchObject({
      error: { code: "notReturnable" },
    });
  });
});

describe("bad scans", () => {
  it.each([
    ["a wrong check digit", "9521012424865", { kind: "bad", why: "checkDigit" }],
    ["a code that nobody knows", "UNKNOWN-1", { kind: "unknown", why: "unknownCode", code: "UNKNOWN-1" }],
    ["a card", "4111111111111111", { kind: "cardData", code: "" }],
    ["a wallet's pay code", "134567890123456789", { kind: "unknown", why: "walletCode", code: "…6789" }],
    ["a weight label of goods that nobody knows", label("250000000100"), { kind: "unknown" }],
  ])("say so: %s", (_, code, notice) => {
    scanSerial(BAGUETTE);
    scanSerial(code);
    expect(counter.view().scan).toMatchObject(notice);
    expect(counter.view().sale).toMatchObject({ scanned: 2, added: 1 });
  });

  it("say so when half a code arrives, and read the next", async () => {
    scanSerial(BAGUETTE);
    port.send("95210");
    await counter.until("half read", ({ scan }) => scan?.why === "halfRead");
    scanSerial(MILK);
    expect(items()).toBe(2);
  });

  it("are refused aloud while nobody is signed in", async () => {
    await counter.must("session.signOut", {});
    scanSerial(BAGUETTE);
    expect(counter.view()).toMatchObject({ sale: null, scan: { kind: "refused", why: "notSignedIn" } });
  });
});

describe("scans during a payment", () => {
  const payAndScan = async (): Promise<void> => {
    scanSerial(BAGUETTE);
    await counter.must("payment.card", { sale: counter.view().sale?.id ?? "" });
    await counter.until("asked", () => counter.simulator.orders().length === 1);
    scanSerial(MILK);
    usb.send("pos", posReports(Buffer.from(BAGUETTE)));
    expect(counter.view().scan).toMatchObject({ kind: "queued", waiting: 2 });
    expect(items()).toBe(1);
  };

  it("begin the next sale when it is paid, in order, after its end was shown", async () => {
    await payAndScan();
    const first = counter.view().sale?.id;
    expect(counter.simulator.control.pax({ action: "tap", device: DEVICE })).toMatchObject({ ok: true });
    await counter.until("paid", ({ sale }) => sale?.id === first && sale?.state === "completed");
    await counter.until("next", ({ sale }) => sale?.id !== first && sale?.items === 2);
    expect(counter.view().sale?.lines[0]).toMatchObject({ sku: "DAIRY-MILK-2L" });
    expect(counter.view().scan).toMatchObject({ kind: "added", waiting: 0 });
  });

  it("begin it at once with the next scan", async () => {
    await payAndScan();
    counter.simulator.control.pax({ action: "tap", device: DEVICE });
    await counter.until("paid", ({ sale }) => sale?.state === "completed");
    scanSerial(BAGUETTE);
    expect(counter.view().sale).toMatchObject({ state: "open" });
    await counter.until("all three", ({ sale }) => sale?.items === 3 && sale.added === 3);
  });

  it("go into the same sale when it fails", async () => {
    await payAndScan();
    const first = counter.view().sale?.id;
    counter.simulator.control.pax({ action: "decline", device: DEVICE });
    await counter.until("added", ({ sale }) => sale?.id === first && sale?.items === 3);
  });

  it("wait for somebody to sign in again", async () => {
    await payAndScan();
    await counter.must("session.signOut", {});
    counter.simulator.control.pax({ action: "decline", device: DEVICE });
    await counter.until("declined", ({ sale }) => sale?.tenders[0]?.state === "declined");
    expect(items()).toBe(1);
    await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
    await counter.until("added", ({ sale }) => sale?.items === 3);
  });
});

describe("the strip", () => {
  it("says which scanner is gone and since when, and that it is back", async () => {
    port.unplug(true);
    const gone = (
      await counter.until("gone", ({ health }) => health.some(({ code }) => code === "unplugged"))
    ).health.find(({ part }) => part === "scanner");
    expect(gone).toMatchObject({ state: "bad", detail: "COM3" });
    port.plug();
    await counter.until("back", ({ health }) => health.find(({ part }) => part === "scanner")?.state === "ok");
    scanSerial(BAGUETTE);
    expect(items()).toBe(1);
  });
});

/** 5 s; `SCAN_SECONDS=60` for the minute of the design. */
const SCANS = 20 * Number(process.env["SCAN_SECONDS"] ?? 5);

it("loses none of 20 scans a second from three scanners at once", async () => {
  for (let i = 0; i < SCANS; i++) {
    scanSerial(BAGUETTE);
    usb.send("pos", posReports(Buffer.from(BAGUETTE)));
    usb.send("keys", typeKeys(BAGUETTE));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(counter.view().sale).toMatchObject({ items: SCANS * 3, scanned: SCANS * 3, added: SCANS * 3 });
});
