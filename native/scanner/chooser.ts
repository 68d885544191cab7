/** "Scan something now": finds out which of the machine's devices is the scanner by letting it scan. */
import { createFramer } from "./framing.ts";
import { facesToRead, type HidDevice, type HidHost, isKeyboard, isPosScanner, readerFor } from "./hid.ts";
import type { KeyLayout } from "./hidKeyLayouts.ts";
import type { ScanClock } from "./port.ts";
import type { Reading } from "./reportReader.ts";
import type { SerialHost } from "./serial.ts";
import { watchSilence } from "./silence.ts";
import type { Symbology } from "./aim.ts";

export type Candidate =
  | { readonly kind: "hid"; readonly device: HidDevice }
  | { readonly kind: "serial"; readonly path: string; readonly baudRate: number };

export interface Chosen {
  readonly candidate: Candidate;
  /** What it scanned, for the person to compare; it may be anything, a card too. */
  readonly text: string;
  readonly symbology?: Symbology | undefined;
}

/** What may be a scanner here. `ports`: serial ports that nothing else is set to use. */
export interface Machine {
  readonly hid: HidHost;
  readonly serial: SerialHost;
  readonly ports: readonly string[];
}

export interface Choice {
  /** How many devices could be opened and listen. */
  readonly listening: number;
  /** Null after the time, or when it was stopped; all devices are closed again by then. */
  readonly chosen: Promise<Chosen | null>;
  stop(): void;
}

/** Devices that may be scanners: HID-POS devices and everything that types. */
export async function listCandidates(host: HidHost): Promise<readonly HidDevice[]> {
  const devices = await host.list();
  const groups = Map.groupBy(
    devices.filter((device) => isPosScanner(device) || isKeyboard(device)),
    ({ vendorId, productId }) => `${String(vendorId)}:${String(productId)}`,
  );
  return [...groups.values()].flatMap(facesToRead);
}

/** A scan is typed faster than this per character; a person is not, ms. */
const FASTEST_HAND_MS = 30;
/** What serial scanners are set to when they leave their maker. */
const USUAL_BAUD_RATE = 9_600;
const SHORTEST_SCAN = 3;

interface Handle {
  close(): Promise<void>;
}
type Hear = (chosen: Chosen) => void;

/**
 * Opens every candidate and waits for one to scan, for at most `timeoutMs`. Keys typed at a person's pace are no scan,
 * so the keyboard of the till is not taken for a scanner.
 */
export async function scanToChoose(
  machine: Machine,
  clock: ScanClock,
  layout: KeyLayout,
  timeoutMs: number,
): Promise<Choice> {
  let settle: (chosen: Chosen | null) => void = () => undefined;
  const first = new Promise<Chosen | null>((resolve) => {
    settle = resolve;
  });
  const handles: Handle[] = [
    ...(await openHid(machine.hid, clock, layout, settle)),
    ...(await openPorts(machine.serial, machine.ports, clock, settle)),
  ];
  const forget = clock.after(timeoutMs, () => {
    settle(null);
  });
  return {
    listening: handles.length,
    chosen: first.then(async (answer) => {
      forget();
      await Promise.all(handles.map((handle) => handle.close()));
      return answer;
    }),
    stop() {
      settle(null);
    },
  };
}

async function openHid(host: HidHost, clock: ScanClock, layout: KeyLayout, hear: Hear): Promise<readonly Handle[]> {
  const handles: Handle[] = [];
  for (const device of await listCandidates(host)) {
    const reader = readerFor(device, layout);
    let begunAt = clock.now();
    let lastAt = begunAt;
    const read = (reading: Reading | null): void => {
      if (reading?.kind !== "scan" || reading.text.length < SHORTEST_SCAN) return;
      const pace = (lastAt - begunAt) / reading.text.length;
      if (!isPosScanner(device) && pace >= FASTEST_HAND_MS) return;
      hear({ candidate: { kind: "hid", device }, text: reading.text, symbology: reading.symbology });
    };
    const silence = watchSilence(reader, clock, () => {
      read(reader.silence());
    });
    const opened = await host.open(device.path, {
      report(bytes) {
        lastAt = clock.now();
        if (!reader.waiting()) begunAt = lastAt;
        for (const reading of reader.read(bytes)) read(reading);
        silence.heard();
      },
      closed: () => undefined,
    });
    if (!opened.ok) continue;
    handles.push({
      close() {
        silence.stop();
        return opened.value.close();
      },
    });
  }
  return handles;
}

async function openPorts(
  host: SerialHost,
  paths: readonly string[],
  clock: ScanClock,
  hear: Hear,
): Promise<readonly Handle[]> {
  const handles: Handle[] = [];
  for (const path of paths) {
    const candidate = { kind: "serial" as const, path, baudRate: USUAL_BAUD_RATE };
    const framer = createFramer("auto");
    const read = (frame: ReturnType<typeof framer.silence>): void => {
      if (frame?.kind === "scan" && isPrinted(frame.text)) hear({ candidate, text: frame.text });
    };
    const silence = watchSilence(framer, clock, () => {
      read(framer.silence());
    });
    const opened = await host.open(candidate, {
      data(bytes) {
        for (const frame of framer.feed(bytes)) read(frame);
        silence.heard();
      },
      closed: () => undefined,
    });
    if (!opened.ok) continue;
    handles.push({
      close() {
        silence.stop();
        return opened.value.close();
      },
    });
  }
  return handles;
}

/** Another device, or another speed, sends noise. */
const isPrinted = (text: string): boolean => text.length >= SHORTEST_SCAN && /^[\u001d\u0020-\u007e]+$/.test(text);
