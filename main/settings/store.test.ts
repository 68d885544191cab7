import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashPin, verifyPin } from "../staff/pins.ts";
import { type OpenedSettings, openSettings } from "./open.ts";
import { describeProblem } from "./problem.ts";
import { noSeal, type Seal } from "./seal.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tenderline-stored-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const file = (): string => join(dir, "settings.json");
const write = (settings: unknown): void => {
  writeFileSync(file(), JSON.stringify(settings));
};
const read = (): unknown => JSON.parse(readFileSync(file(), "utf8"));
const open = (overlay?: unknown, seal: Seal = noSeal) => {
  const overlayFile = overlay === undefined ? null : join(dir, "run.json");
  if (overlayFile !== null) writeFileSync(overlayFile, JSON.stringify(overlay));
  const salt = new Uint8Array(16);
  return openSettings({ dataDir: dir, overlayFile, seal, hashPin: (pin) => hashPin(pin, salt), now: () => 7 });
};
const opened = async (overlay?: unknown, seal?: Seal): Promise<OpenedSettings> => {
  const result = await open(overlay, seal);
  if (!result.ok) throw new Error(result.error.map(describeProblem).join("\n"));
  return result.value;
};
const everything = (): string =>
  readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), "utf8"))
    .join("\n");

describe("stored settings", () => {
  it("are the defaults while there is no file, and writing one touches nothing else", async () => {
    const { store, settings } = await opened();
    expect(settings.devices.scanners).toEqual([{ kind: "keyboard" }]);
    expect(existsSync(file())).toBe(false);
    expect(await store.put("devices.scanners", [{ kind: "serial", path: "COM3" }])).toEqual({
      ok: true,
      value: { keptAside: null },
    });
    expect(read()).toEqual({ devices: { scanners: [{ kind: "serial", path: "COM3" }] } });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect((await opened()).settings.devices.scanners).toMatchObject([
      { kind: "serial", path: "COM3", baudRate: 9600 },
    ]);
  });

  it("keep what else stands in the file, also what was written there meanwhile", async () => {
    write({ locale: "fr" });
    const { store } = await opened();
    write({ locale: "zh", store: { name: "Érable" } });
    await store.put("devices.scanners", []);
    expect(read()).toEqual({ locale: "zh", store: { name: "Érable" }, devices: { scanners: [] } });
    await store.put("devices.scanners", undefined);
    expect(read()).toEqual({ locale: "zh", store: { name: "Érable" }, devices: {} });
  });

  it("are never written unsound: the file stays as it was", async () => {
    write({ locale: "fr" });
    const { store } = await opened();
    const refused = await store.put("devices.scanners", [{ kind: "serial" }]);
    expect(refused.ok ? "" : refused.error.map(describeProblem).join()).toContain(
      "devices.scanners[0].path: is missing",
    );
    expect(read()).toEqual({ locale: "fr" });
  });

  it("go on from what is known when the file was damaged meanwhile, which is kept aside", async () => {
    write({ locale: "fr" });
    const { store } = await opened();
    writeFileSync(file(), "{ half");
    expect(await store.put("devices.scanners", [])).toEqual({
      ok: true,
      value: { keptAside: "settings.unreadable-7.json" },
    });
    expect(readFileSync(join(dir, "settings.unreadable-7.json"), "utf8")).toBe("{ half");
    expect(read()).toEqual({ locale: "fr", devices: { scanners: [] } });
  });

  it("are written one after another", async () => {
    const { store } = await opened();
    await Promise.all([store.put("locale", "fr"), store.put("devices.scanners", []), store.put("lockAfterMinutes", 5)]);
    expect(read()).toEqual({ locale: "fr", devices: { scanners: [] }, lockAfterMinutes: 5 });
  });

  it("take nothing from the file of the run, and know what it says", async () => {
    write({ locale: "fr" });
    const { store, settings } = await opened({ locale: "zh", gateways: { iotpay: { key: "run-only" } } });
    expect(settings.locale).toBe("zh");
    expect([store.overlaid("locale"), store.overlaid("devices.scanners")]).toEqual([true, false]);
    await store.put("devices.scanners", []);
    expect(read()).toEqual({ locale: "fr", devices: { scanners: [] } });
    expect(existsSync(join(dir, "secrets.json"))).toBe(false);
  });
});

describe("secrets", () => {
  const secret = {
    gateways: { iotpay: { mchId: "m1", key: "s3cr3t-key" }, citcon: { storeCode: "t0k3n" } },
    operators: [{ name: "Zoé Côté", role: "manager", pin: "8305" }],
  };

  it("leave the stored settings at the first start, and count at every later one", async () => {
    write(secret);
    const first = await opened();
    expect(first.settings.gateways.iotpay.key).toBe("s3cr3t-key");
    expect(first.keeping).toEqual({ kind: "fileOnly" });
    expect(read()).toEqual({
      gateways: { iotpay: { mchId: "m1" }, citcon: {} },
      operators: [{ name: "Zoé Côté", role: "manager" }],
    });
    expect(everything()).not.toMatch(/s3cr3t-key|t0k3n|8305/);
    expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);

    const { settings, store, warnings } = await opened();
    expect(warnings).toEqual([]);
    expect(settings.gateways).toMatchObject({
      iotpay: { mchId: "m1", key: "s3cr3t-key" },
      citcon: { storeCode: "t0k3n" },
    });
    const [zoe] = settings.operators;
    expect(zoe?.pin.kind === "hash" && (await verifyPin("8305", zoe.pin.hash))).toBe(true);
    expect(await store.put("locale", "fr")).toMatchObject({ ok: true });
  });

  it("are no guessable PINs: those stay in sight, and live mode refuses them as before", async () => {
    const people = [{ name: "Ann", role: "owner", pin: "1111" }];
    write({ operators: people });
    await opened();
    expect(read()).toEqual({ operators: people });
    write({ operators: people, mode: "live" });
    const live = await open();
    expect(live.ok ? "" : live.error.map(describeProblem).join()).toContain("operators[0].pin: is easily guessed");
  });

  it("that other users may read are not taken, and whoever starts the till is told", async () => {
    write({ gateways: secret.gateways });
    await opened();
    chmodSync(join(dir, "secrets.json"), 0o644);
    const { settings, warnings } = await opened();
    expect(settings.gateways.iotpay.key).toBe("");
    expect(warnings).toEqual([expect.stringContaining("chmod 600")]);
  });

  it("of people that cannot be had stop the start with what to do", async () => {
    write(secret);
    await opened();
    rmSync(join(dir, "secrets.json"));
    const again = await open();
    expect(again.ok ? "" : again.error.map(describeProblem)[0]).toBe(
      'operators: PINs of stored operators cannot be had from the secret store; give each operator a "pin" once more (secrets.json)',
    );
  });

  it("stay where they are when the system refuses to seal them", async () => {
    write(secret);
    const refusing: Seal = {
      ...noSeal,
      kind: "system",
      close: () => Promise.reject(new Error("no key ring")),
      describe: () => Promise.resolve({ kind: "unavailable" }),
    };
    const { settings, keeping, warnings } = await opened(undefined, refusing);
    expect([settings.gateways.iotpay.key, keeping.kind]).toEqual(["s3cr3t-key", "unavailable"]);
    expect(warnings.join()).toContain("stay in settings.json");
    expect(read()).toEqual(secret);
  });
});
