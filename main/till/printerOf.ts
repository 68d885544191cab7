/** The receipt printer of the settings. Training without one prints into a file, so that every paper can be seen. */
import { USUAL_PAPER, type PaperSetting } from "../../native/printer/escpos.ts";
import { createPrinter } from "../../native/printer/createPrinter.ts";
import { lazyRasterizer } from "../../native/printer/raster/lazyRasterizer.ts";
import type { Printer } from "../../native/printer/port.ts";
import type { Settings } from "../settings/resolve.ts";

export interface OpenedPrinter {
  readonly printer: Printer | null;
  readonly paper: PaperSetting;
  /** Loads what draws letters that the printer lacks; never rejects. */
  prepare(): Promise<unknown>;
}

/** @param folder the data folder of this mode, where relative paths start */
export function openPrinter(settings: Settings, folder: string): OpenedPrinter {
  const first = settings.devices.printers[0];
  const setting =
    first ??
    (settings.mode === "training"
      ? { kind: "file" as const, path: "receipts.bin", columns: USUAL_PAPER.columns, codePage: USUAL_PAPER.codePage }
      : undefined);
  const rasterizer = lazyRasterizer();
  const prepare = (): Promise<unknown> => rasterizer.load();
  if (setting === undefined) return { printer: null, paper: { ...USUAL_PAPER, rasterizer }, prepare };
  return {
    printer: createPrinter(setting, folder),
    paper: { columns: setting.columns, codePage: setting.codePage, rasterizer },
    prepare,
  };
}
