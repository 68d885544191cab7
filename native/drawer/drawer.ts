/** What opens the cash drawer: a pulse of the receipt printer that it hangs on, or a box of its own on a serial port. */
import { drawerKick } from "../printer/escpos.ts";
import { oneAtATime } from "../printer/oneAtATime.ts";
import type { Printer, PrintOutcome } from "../printer/port.ts";
import { type MakePort, serialPrinter } from "../printer/serial.ts";

export interface Drawer {
  /** Never throws. `printed`: it was told to open; nothing says whether it did. */
  open(): Promise<PrintOutcome>;
}

/** How long the way to the drawer may take, ms. */
const TIMEOUT_MS = 5_000;
/**
 * A drawer is not to spring open for a customer who has left: after this it is not told any more, ms. A long paper on a slow
 * wire before it takes less.
 */
const WAIT_MS = 60_000;

const opens = (way: Printer, pulse: Uint8Array): Drawer => ({
  open: () => way.print(pulse, { timeoutMs: TIMEOUT_MS, waitMs: WAIT_MS, needsPaper: false }),
});

/** @param printer takes one job after another: the pulse waits for the paper before it */
export const printersDrawer = (printer: Printer): Drawer => opens(printer, drawerKick());

/** What boxes on a serial port leave their makers with; most open on any character but Escape, all that were found on this one. */
const BAUD_RATE = 9_600;
const BEL = 0x07;

/** @param path for example `/dev/ttyUSB1` or `COM4` */
export function serialDrawer(path: string, makePort?: MakePort): Drawer {
  const box = serialPrinter({ path, baudRate: BAUD_RATE, status: "off" }, makePort);
  return opens(oneAtATime(box), Uint8Array.of(BEL));
}
