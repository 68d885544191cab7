/**
 * Scanners on USB that speak HID: true HID-POS devices, and those that type as keyboards, opened past the keyboard.
 * Devices are looked for once a second, so that one may be unplugged, come back, or be joined by its twin at any time.
 */
import type { Result } from "../../main/core/result.ts";
import { createKeyboardReader } from "./hidKeyboard.ts";
import type { KeyLayout } from "./hidKeyLayouts.ts";
import { createPosReader } from "./hidPos.ts";
import type { ScanClock, ScanSource, SourceEvent, SourceState } from "./port.ts";
import type { Reading, ReportReader } from "./reportReader.ts";
import { type SilenceWatch, watchSilence } from "./silence.ts";

export interface HidDevice {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage: number;
  readonly usage: number;
  /** As the device calls itself; may be empty. */
  readonly product: string;
}

export interface HidHandle {
  close(): Promise<void>;
}

/** The HID devices of the machine; tests bring their own. */
export interface HidHost {
  list(): Promise<readonly HidDevice[]>;
  /** `closed` is called at most once, and not after `close()`. */
  open(
    path: string,
    on: { report(bytes: Uint8Array): void; closed(why: string): void },
  ): Promise<Result<HidHandle, string>>;
}

export interface HidSetting {
  readonly vendorId: number;
  readonly productId: number;
  readonly layout: KeyLayout;
}

const POS_PAGE = 0x8c;
const DESKTOP_PAGE = 0x01;
const KEYBOARD = 0x06;
const LOOK_MS = 800;

export const isPosScanner = ({ usagePage }: HidDevice): boolean => usagePage === POS_PAGE;
export const isKeyboard = ({ usagePage, usage }: HidDevice): boolean =>
  usagePage === DESKTOP_PAGE && usage === KEYBOARD;

/** Of one scanner's several faces, those to read: the scanner's own where there is one, else its keyboard. */
export function facesToRead(devices: readonly HidDevice[]): readonly HidDevice[] {
  const pos = devices.filter(isPosScanner);
  const faces = pos.length > 0 ? pos : devices.filter(isKeyboard);
  return faces.filter((device, i) => faces.findIndex(({ path }) => path === device.path) === i);
}

export const readerFor = (device: HidDevice, layout: KeyLayout): ReportReader =>
  isPosScanner(device) ? createPosReader() : createKeyboardReader(layout);

interface Open {
  readonly device: HidDevice;
  readonly reader: ReportReader;
  readonly silence: SilenceWatch;
  handle: HidHandle | undefined;
}

/** A source that also says whether a scan of its may be typed into the page as well. */
export interface HidSource extends ScanSource {
  /** Whether a device in keyboard mode is open: the system gives its keys to the page, too. */
  typesAsWell(): boolean;
}

export function hidSource(setting: HidSetting, host: HidHost, clock: ScanClock): HidSource {
  const { vendorId, productId } = setting;
  const name = `${hex(vendorId)}:${hex(productId)}`;
  const opened = new Map<string, Open>();
  let state: SourceState = { kind: "detached", since: clock.now(), why: "" };
  let hear: ((event: SourceEvent) => void) | undefined;
  let forget: (() => void) | undefined;
  let looking: Promise<void> = Promise.resolve();

  const emit = (reading: Reading | null): void => {
    const at = clock.now();
    if (reading?.kind === "scan")
      hear?.({ kind: "scan", scan: { at, text: reading.text, symbology: reading.symbology } });
    if (reading?.kind === "partial")
      hear?.({ kind: "partial", partial: { at, why: reading.why, length: reading.length } });
  };

  const become = (next: SourceState): void => {
    const before = state;
    state = next.kind === before.kind ? { ...next, since: before.since } : next;
    const told = JSON.stringify(state) !== JSON.stringify(before);
    if (told) hear?.({ kind: "state", state });
  };

  const settle = (why: string): void => {
    const [first] = opened.values();
    const at = clock.now();
    become(
      first === undefined
        ? { kind: "detached", since: at, why }
        : { kind: "attached", since: at, name: first.device.product || name },
    );
  };

  const drop = async (open: Open, why: string): Promise<void> => {
    if (opened.get(open.device.path) !== open) return;
    opened.delete(open.device.path);
    open.silence.stop();
    emit(open.reader.lost());
    settle(why);
    await open.handle?.close();
  };

  /** @returns why not, or undefined */
  const add = async (device: HidDevice): Promise<string | undefined> => {
    const reader = readerFor(device, setting.layout);
    const silence = watchSilence(reader, clock, () => {
      emit(reader.silence());
    });
    const open: Open = { device, reader, silence, handle: undefined };
    opened.set(device.path, open);
    const result = await host.open(device.path, {
      report(bytes) {
        if (opened.get(device.path) !== open) return;
        for (const reading of reader.read(bytes)) emit(reading);
        silence.heard();
      },
      closed(why) {
        void drop(open, why);
      },
    });
    if (!result.ok) {
      opened.delete(device.path);
      return result.error;
    }
    open.handle = result.value;
    // It may have been lost while it was being opened.
    if (opened.get(device.path) !== open || hear === undefined) await result.value.close();
    return undefined;
  };

  const look = async (): Promise<void> => {
    const devices = (await host.list()).filter(
      (device) => device.vendorId === vendorId && device.productId === productId,
    );
    const faces = facesToRead(devices);
    let why = devices.length === 0 ? "not there" : "no scanner's face";
    for (const open of [...opened.values()]) {
      if (!faces.some(({ path }) => path === open.device.path)) await drop(open, "unplugged");
    }
    for (const face of faces) {
      if (hear === undefined) return;
      if (!opened.has(face.path)) why = (await add(face)) ?? why;
    }
    settle(why);
  };

  const again = (ms: number): void => {
    forget = clock.after(ms, () => {
      looking = look().then(() => {
        if (hear !== undefined) again(LOOK_MS);
      });
    });
  };

  return {
    origin: { kind: "hid", name },
    state: () => state,
    typesAsWell: () => [...opened.values()].some(({ device }) => isKeyboard(device)),
    start(listener) {
      hear = listener;
      again(0);
    },
    async stop() {
      hear = undefined;
      forget?.();
      await looking;
      const all = [...opened.values()];
      opened.clear();
      for (const open of all) {
        open.silence.stop();
        await open.handle?.close();
      }
    },
  };
}

const hex = (id: number): string => id.toString(16).padStart(4, "0");
