/** "Scan something now": finds out which of the machine's devices is the scanner by letting it scan. */
import { facesToRead, type HidDevice, type HidHandle, type HidHost, isKeyboard, isPosScanner, readerFor } from "./hid.ts";
import type { KeyLayout } from "./hidKeyLayouts.ts";
import type { ScanClock } from "./port.ts";

export interface Chosen {
  readonly device: HidDevice;
  /** What it scanned, for the person to compare. */
  readonly text: string;
}

/** Devices that may be scanners: HID-POS devices and everything that types. */
export async function listCandidates(host: HidHost): Promise<readonly HidDevice[]> {
  const devices = await host.list();
  const groups = Map.groupBy(devices.filter((device) => isPosScanner(device) || isKeyboard(device)), ({ vendorId, productId }) => `${String(vendorId)}:${String(productId)}`);
  return [...groups.values()].flatMap(facesToRead);
}

/** A scan is typed faster than this per character; a person is not, ms. */
const FASTEST_HAND_MS = 30;

/**
 * Opens every candidate and waits for one to scan. Answers null after `timeoutMs`; all devices are closed again by then.
 * Keys typed at a person's pace are no scan, so the keyboard of the till is not taken for a scanner.
 */
export async function scanToChoose(host: HidHost, clock: ScanClock, layout: KeyLayout, timeoutMs: number): Promise<Chosen | null> {
  const handles: HidHandle[] = [];
  let settle: (chosen: Chosen | null) => void = () => undefined;
  const chosen = new Promise<Chosen | null>((resolve) => {
    settle = resolve;
  });
  for (const device of await listCandidates(host)) {
    const reader = readerFor(device, layout);
    let begunAt = clock.now();
    const opened = await host.open(device.path, {
      report(bytes) {
        if (!reader.waiting()) begunAt = clock.now();
        for (const reading of reader.read(bytes)) {
          if (reading.kind !== "scan" || reading.text.length < 3) continue;
          const pace = (clock.now() - begunAt) / reading.text.length;
          if (isPosScanner(device) || pace < FASTEST_HAND_MS) settle({ device, text: reading.text });
        }
      },
      closed: () => undefined,
    });
    if (opened.ok) handles.push(opened.value);
  }
  const forget = clock.after(timeoutMs, () => {
    settle(null);
  });
  const answer = await chosen;
  forget();
  await Promise.all(handles.map((handle) => handle.close()));
  return answer;
}
