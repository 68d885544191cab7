/** Devices for tests: what a real scanner would send, byte for byte. */
import { err, ok } from "../../main/core/result.ts";
import type { HidDevice, HidHost } from "./hid.ts";
import { KEY_LAYOUTS, type KeyLayout } from "./hidKeyLayouts.ts";
import { POS_DATA_LENGTH, POS_REPORT_ID, POS_REPORT_LENGTH } from "./hidPos.ts";
import type { ScanClock, SourceEvent } from "./port.ts";
import type { SerialHost } from "./serial.ts";

const SHIFT = 0x02;
const ALT_GR = 0x40;
const CTRL = 0x01;
const ENTER_KEY = 0x28;

/** One key going down and up, as two boot reports. */
export function keyPress(code: number, modifiers = 0): readonly Uint8Array[] {
  return [Uint8Array.of(modifiers, 0, code, 0, 0, 0, 0, 0), new Uint8Array(8)];
}

/** The reports of a keyboard that types `text` and Enter. Throws for a character that the layout has no key for. */
export function typeKeys(text: string, layout: KeyLayout = "us"): readonly Uint8Array[] {
  return [...[...text].flatMap((face) => keyOf(face, layout)), ...keyPress(ENTER_KEY)];
}

function keyOf(face: string, layout: KeyLayout): readonly Uint8Array[] {
  if (face === "\u001d") return keyPress(layout === "us" ? 0x30 : 0x2d, layout === "us" ? CTRL : CTRL | ALT_GR);
  for (const [code, faces] of KEY_LAYOUTS[layout]) {
    const at = faces.indexOf(face);
    if (at !== -1) return keyPress(code, [0, SHIFT, ALT_GR][at] ?? 0);
  }
  throw new Error(`no key for ${face}`);
}

/** The HID-POS reports of one code. @param aim letter and modifier */
export function posReports(data: Uint8Array, aim = "E0"): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil(data.length / POS_DATA_LENGTH));
  return Array.from({ length: count }, (_, i) => {
    const part = data.subarray(i * POS_DATA_LENGTH, (i + 1) * POS_DATA_LENGTH);
    const report = new Uint8Array(POS_REPORT_LENGTH);
    report.set([POS_REPORT_ID, part.length, 0x5d, aim.charCodeAt(0), aim.charCodeAt(1)]);
    report.set(part, 5);
    report[POS_REPORT_LENGTH - 1] = i < count - 1 ? 1 : 0;
    return report;
  });
}

/** A clock that stands still until it is told to go on. */
export function manualClock(): ScanClock & { readonly pass: (ms: number) => Promise<void> } {
  let now = 1_000_000;
  let timers: { readonly at: number; readonly work: () => void }[] = [];
  return {
    now: () => now,
    after(ms, work) {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    /** Goes on by `ms`, doing what falls due and all that follows from it. */
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await settled();
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = end;
    },
  };
}

/** Lets promises that are ready go on. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Everything a source says, in short: scans as their text, the rest by name, states when they change. */
export function record(): { readonly heard: string[]; readonly hear: (event: SourceEvent) => void } {
  const heard: string[] = [];
  let state = "";
  return {
    heard,
    hear(event) {
      switch (event.kind) {
        case "scan":
          heard.push(event.scan.text);
          break;
        case "partial":
          heard.push(`partial ${event.partial.why} ${String(event.partial.length)}`);
          break;
        case "state":
          if (event.state.kind !== state) heard.push(event.state.kind);
          state = event.state.kind;
          break;
      }
    },
  };
}

/** A serial port that tests plug, unplug and type into. */
export function fakeSerial() {
  let plugged = 0;
  let on: Parameters<SerialHost["open"]>[1] | undefined;
  const host: SerialHost = {
    identity: () => Promise.resolve(plugged === 0 ? undefined : String(plugged)),
    list: () => Promise.resolve(plugged === 0 ? [] : ["COM3"]),
    open(_, listener) {
      if (plugged === 0) return Promise.resolve(err("not there"));
      on = listener;
      return Promise.resolve(
        ok({
          close() {
            if (on === listener) on = undefined;
            return Promise.resolve();
          },
        }),
      );
    },
  };
  let plugs = 0;
  return {
    host,
    plug() {
      plugs += 1;
      plugged = plugs;
    },
    /** @param told whether the system says that the port is gone */
    unplug(told: boolean) {
      plugged = 0;
      const listener = on;
      on = undefined;
      if (told) listener?.closed("gone");
    },
    send(text: string) {
      on?.data(Buffer.from(text, "latin1"));
    },
    isOpen: () => on !== undefined,
  };
}

/** HID devices that tests plug, unplug and let scan. */
export function fakeHid() {
  const devices = new Map<string, HidDevice>();
  const open = new Map<string, Parameters<HidHost["open"]>[1]>();
  const host: HidHost = {
    list: () => Promise.resolve([...devices.values()]),
    open(path, on) {
      if (!devices.has(path)) return Promise.resolve(err("not there"));
      open.set(path, on);
      return Promise.resolve(
        ok({
          close() {
            open.delete(path);
            return Promise.resolve();
          },
        }),
      );
    },
  };
  return {
    host,
    plug(device: HidDevice) {
      devices.set(device.path, device);
    },
    unplug(path: string, told: boolean) {
      devices.delete(path);
      const on = open.get(path);
      open.delete(path);
      if (told) on?.closed("gone");
    },
    send(path: string, reports: readonly Uint8Array[]) {
      for (const report of reports) open.get(path)?.report(report);
    },
    openPaths: () => [...open.keys()],
  };
}
