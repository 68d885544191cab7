/** Setting up scanners at a whole till: by letting them scan, with a PIN, without a restart, and journalled. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HidDevice } from "../../../native/scanner/hid.ts";
import { fakeHid, fakeSerial, posReports, typeKeys } from "../../../native/scanner/testing.ts";
import { type Counter, openCounter } from "../testing/counter.ts";

const BAGUETTE = "9521012424864";
const MILK = "431418021118";
const CARD = "4111111111111111";
const PAY_CODE = "134567890123456789";
const APPROVAL = { approver: "manager", pin: "9999" };
const gun: HidDevice = { path: "gun", vendorId: 0x5e0, productId: 0x1200, usagePage: 1, usage: 6, product: "Gun" };

let counter: Counter;
let port: ReturnType<typeof fakeSerial>;
let usb: ReturnType<typeof fakeHid>;
const open = async (settings: Record<string, unknown> = {}): Promise<void> => {
  counter = await openCounter({ settings, between: { scanners: { serial: port.host, hid: usb.host } } });
};
beforeEach(() => {
  port = fakeSerial();
  usb = fakeHid();
  port.plug();
  usb.plug(gun);
});
afterEach(async () => {
  await counter.close();
});

const setUp = () => counter.view().setUp;
const names = (): readonly string[] => setUp().scanners.map(({ kind, name }) => `${kind} ${name}`.trim());
const stored = (): unknown => JSON.parse(readFileSync(join(counter.dataDir, "settings.json"), "utf8"));
const learn = async (): Promise<void> => {
  await counter.must("settings.learnScanner", {});
  expect(setUp().learning).toMatchObject({ kind: "waiting", devices: 2 });
};
const heard = async (): Promise<void> => {
  await counter.until("heard", ({ setUp: { learning } }) => learning?.kind === "heard");
};
/** Every byte the till has kept. */
const kept = (): string => {
  const files = readdirSync(counter.dataDir, { recursive: true, withFileTypes: true });
  return files
    .flatMap((file) => (file.isFile() ? [readFileSync(join(file.parentPath, file.name), "latin1")] : []))
    .join();
};

describe("adding", () => {
  it("lets the device scan, asks for the PIN of somebody who may, and reads from it at once and after a restart", async () => {
    await open();
    expect(names()).toEqual(["keyboard"]);
    await learn();
    port.send(`${BAGUETTE}\r\n`);
    await heard();
    expect(setUp().learning).toEqual({ kind: "heard", name: "COM3", code: BAGUETTE, known: false });
    expect(counter.view().sale).toBeNull();

    expect(await counter.press("settings.saveScanner", { approval: null })).toMatchObject({
      error: { code: "approvalNeeded" },
    });
    expect(
      await counter.press("settings.saveScanner", { approval: { approver: "manager", pin: "9998" } }),
    ).toMatchObject({ error: { code: "wrongPin" } });
    expect(
      await counter.press("settings.saveScanner", { approval: { approver: "cashier-1", pin: "1111" } }),
    ).toMatchObject({ error: { code: "notAllowed" } });
    expect(existsSync(join(counter.dataDir, "settings.json"))).toBe(false);
    await counter.must("settings.saveScanner", { approval: APPROVAL });
    expect(setUp().learning).toBeNull();
    const entry = { kind: "serial", path: "COM3", baudRate: 9600, end: "auto" };
    expect(stored()).toEqual({ devices: { scanners: [{ kind: "keyboard" }, entry] } });
    await counter.until("connected", ({ setUp: { scanners } }) => scanners[0]?.state === "connected");
    port.send(`${BAGUETTE}\r\n`);
    expect(counter.view().sale).toMatchObject({ items: 1 });
    expect(setUp().scanners[0]?.scannedAt).not.toBeNull();

    await counter.stop();
    expect(kept()).toContain(
      '{"after":[{"kind":"keyboard"},{"baudRate":9600,"end":"auto","kind":"serial","path":"COM3"}],"approver":"manager","before":[{"kind":"keyboard"}],"path":"devices.scanners"}',
    );
    await counter.start();
    expect(names()).toEqual(["serial COM3", "keyboard"]);
    await counter.until("connected again", ({ setUp: { scanners } }) => scanners[0]?.state === "connected");
  });

  it("takes a scanner that types for itself, not for goods, although the page hears it as well", async () => {
    await open();
    await learn();
    await counter.must("sale.scan", { code: MILK });
    usb.send("gun", typeKeys(MILK));
    await heard();
    expect(setUp().learning).toMatchObject({ name: "Gun", code: MILK });
    expect(counter.view().sale).toBeNull();
    await counter.must("settings.saveScanner", { approval: APPROVAL });
    await counter.until("connected", ({ setUp: { scanners } }) => scanners[0]?.name === "Gun");
    expect(stored()).toMatchObject({
      devices: { scanners: [{ kind: "keyboard" }, { vendorId: 0x5e0, productId: 0x1200 }] },
    });
  });

  it("says that a scanner which only types needs no setting up", async () => {
    usb.unplug("gun", false);
    await open();
    await counter.must("settings.learnScanner", {});
    await counter.must("sale.scan", { code: MILK });
    await counter.until("types", ({ setUp: { learning } }) => learning?.kind === "types");
    expect(await counter.press("settings.saveScanner", { approval: APPROVAL })).toMatchObject({
      error: { code: "notHere" },
    });
  });

  it("knows one that is set up already, and gives up when asked to, with everything closed and the scanners back", async () => {
    await open({ devices: { scanners: [{ kind: "serial", path: "COM3" }] } });
    await counter.until("connected", ({ setUp: { scanners } }) => scanners[0]?.state === "connected");
    await learn();
    port.send(`${BAGUETTE}\r\n`);
    await heard();
    expect(setUp().learning).toMatchObject({ known: true });
    await learn();
    await counter.must("settings.stopLearning", {});
    expect(setUp().learning).toBeNull();
    expect(usb.openPaths()).toEqual([]);
    await counter.until("back", ({ setUp: { scanners } }) => scanners[0]?.state === "connected");
  });

  it("ends when the person at the till leaves", async () => {
    await open({ devices: { scanners: [{ kind: "serial", path: "COM3" }] } });
    await learn();
    await counter.must("session.signOut", {});
    expect(setUp().learning).toBeNull();
    await counter.until("back", ({ setUp: { scanners } }) => scanners[0]?.state === "connected");
    expect(usb.openPaths()).toEqual([]);
  });

  it("forgets cards and shows four figures of a pay code (INV-12)", async () => {
    await open();
    await learn();
    usb.send("gun", typeKeys(CARD));
    await counter.until("card", ({ setUp: { learning } }) => learning?.kind === "card");
    expect(await counter.press("settings.saveScanner", { approval: APPROVAL })).toMatchObject({
      error: { code: "notHere" },
    });
    await learn();
    port.send(`${PAY_CODE}\r\n`);
    await heard();
    expect(setUp().learning).toMatchObject({ code: "…6789" });
    await counter.must("settings.saveScanner", { approval: APPROVAL });
    await counter.stop();
    expect(kept()).not.toMatch(new RegExp(`${CARD}|${PAY_CODE}`));
  });
});

describe("taking away", () => {
  const two = {
    devices: {
      scanners: [
        { kind: "serial", path: "COM3" },
        { kind: "hid", vendorId: gun.vendorId, productId: gun.productId },
      ],
    },
  };

  it("takes effect at once", async () => {
    await open();
    await learn();
    usb.send("gun", posReports(Buffer.from("x")));
    port.send(`${BAGUETTE}\r\n`);
    await heard();
    await counter.must("settings.saveScanner", { approval: APPROVAL });
    await counter.until("open", () => port.isOpen());
    const [scanner] = setUp().scanners;
    await counter.must("settings.removeScanner", { scanner: scanner?.id ?? "", approval: APPROVAL });
    expect(names()).toEqual(["keyboard"]);
    expect(port.isOpen()).toBe(false);
    expect(stored()).toEqual({ devices: { scanners: [{ kind: "keyboard" }] } });
  });

  it("is refused where the file of the run names the scanners, and says so before", async () => {
    await open(two);
    expect(setUp().scannersFixed).toBe(true);
    const [scanner] = setUp().scanners;
    expect(
      await counter.press("settings.removeScanner", { scanner: scanner?.id ?? "", approval: APPROVAL }),
    ).toMatchObject({ error: { code: "settingsFixed" } });
    expect(names()).toHaveLength(3);
  });
});

it("says how secrets are kept", async () => {
  await open();
  expect(setUp().secrets).toEqual({ kind: "fileOnly", by: "" });
});
