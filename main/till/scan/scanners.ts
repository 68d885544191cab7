/** Opens the scanners of the settings and hands what they read to the scan desk. Keyboards belong to the page. */
import type { Clock } from "../../core/clock.ts";
import { type HidHost, type HidSource, hidSource } from "../../../native/scanner/hid.ts";
import { systemHid } from "../../../native/scanner/hidHost.ts";
import { openStream, type ScanSource, type ScanStream } from "../../../native/scanner/port.ts";
import { type SerialHost, serialSource } from "../../../native/scanner/serial.ts";
import { systemSerial } from "../../../native/scanner/serialHost.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { ScanDesk } from "./scanDesk.ts";

/** The ports of the machine, or of a test. */
export interface ScannerHosts {
  readonly serial?: SerialHost;
  readonly hid?: HidHost;
}

export type ScannerSetting = Settings["devices"]["scanners"][number];

export const hostsOf = ({ serial = systemSerial, hid = systemHid }: ScannerHosts): Required<ScannerHosts> => ({
  serial,
  hid,
});

/**
 * Starts reading at once; the stream's `stop` gives the devices back. Its states stand in the order of the settings,
 * without those of keyboards.
 * @param heard told of every scan, by the place of its scanner among the states
 */
export function openScanners(
  scanners: readonly ScannerSetting[],
  layout: Settings["scan"]["layout"],
  clock: Clock,
  desk: Pick<ScanDesk, "fromScanner" | "halfRead">,
  changed: () => void,
  hosts: Required<ScannerHosts>,
  heard: (place: number) => void,
): ScanStream {
  const typing: HidSource[] = [];
  const sources = scanners.flatMap((scanner): ScanSource[] => {
    switch (scanner.kind) {
      case "serial":
        return [serialSource(scanner, hosts.serial, clock)];
      case "hid": {
        const source = hidSource({ ...scanner, layout }, hosts.hid, clock);
        typing.push(source);
        return [source];
      }
      case "keyboard":
        return [];
    }
  });
  return openStream(sources, {
    scan({ text, symbology, source }) {
      heard(sources.findIndex(({ origin }) => origin === source));
      const typesAsWell = typing.some(({ origin, typesAsWell: types }) => origin === source && types());
      desk.fromScanner(text, symbology, typesAsWell);
    },
    partial: () => {
      desk.halfRead();
    },
    state: changed,
  });
}
