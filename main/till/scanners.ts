/** Opens the scanners of the settings and hands what they read to the scan desk. Keyboards belong to the page. */
import type { Clock } from "../core/clock.ts";
import { type HidHost, type HidSource, hidSource } from "../../native/scanner/hid.ts";
import { systemHid } from "../../native/scanner/hidHost.ts";
import { openStream, type ScanSource, type ScanStream } from "../../native/scanner/port.ts";
import { type SerialHost, serialSource } from "../../native/scanner/serial.ts";
import { systemSerial } from "../../native/scanner/serialHost.ts";
import type { Settings } from "../settings/resolve.ts";
import type { ScanDesk } from "./scanDesk.ts";

/** The ports of the machine, or of a test. */
export interface ScannerHosts {
  readonly serial?: SerialHost;
  readonly hid?: HidHost;
}

/** Starts reading at once; the stream's `stop` gives the devices back. */
export function openScanners(
  settings: Pick<Settings, "devices" | "scan">,
  clock: Clock,
  desk: ScanDesk,
  changed: () => void,
  hosts: ScannerHosts = {},
): ScanStream {
  const typing: HidSource[] = [];
  const sources = settings.devices.scanners.flatMap((scanner): ScanSource[] => {
    switch (scanner.kind) {
      case "serial":
        return [serialSource(scanner, hosts.serial ?? systemSerial, clock)];
      case "hid": {
        const source = hidSource({ ...scanner, layout: settings.scan.layout }, hosts.hid ?? systemHid, clock);
        typing.push(source);
        return [source];
      }
      case "keyboard":
        return [];
    }
  });
  return openStream(sources, {
    scan({ text, symbology, source }) {
      const typesAsWell = typing.some(({ origin, typesAsWell: types }) => origin === source && types());
      desk.fromScanner(text, symbology, typesAsWell);
    },
    partial: () => {
      desk.halfRead();
    },
    state: changed,
  });
}
