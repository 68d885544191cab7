/** The receipt printer of the settings. Training without one prints into a file, so that every paper can be seen. */
import { USUAL_PAPER, type PaperSetting } from "../../native/printer/escpos.ts";
import { createPrinter } from "../../native/printer/createPrinter.ts";
import type { Printer } from "../../native/printer/port.ts";
import type { Settings } from "../settings/resolve.ts";

export interface OpenedPrinter {
  readonly printer: Printer | null;
  readonly paper: PaperSetting;
  readonly warning: string | null;
}

/** @param folder the data folder of this mode, where relative paths start */
export function openPrinter(settings: Settings, folder: string): OpenedPrinter {
  const first = settings.devices.printers[0];
  const setting = first ?? (settings.mode === "training" ? { kind: "file" as const, path: "receipts.bin", columns: 42 } : undefined);
  if (setting === undefined) return { printer: null, paper: USUAL_PAPER, warning: null };
  const paper = { ...USUAL_PAPER, columns: setting.columns };
  const made = createPrinter(setting, folder);
  return made.ok
    ? { printer: made.value, paper, warning: null }
    : { printer: null, paper, warning: `This version cannot print on a ${made.error.printer} printer yet. Use one on the network (tcp).` };
}
