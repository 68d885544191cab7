/** The receipt printer of the settings. Training without one prints into a file, so that every paper can be seen. */
import { type Drawer, printersDrawer, serialDrawer } from "../../../native/drawer/drawer.ts";
import { USUAL_PAPER, type PaperSetting } from "../../../native/printer/escpos.ts";
import { createPrinter } from "../../../native/printer/createPrinter.ts";
import { lazyRasterizer } from "../../../native/printer/raster/lazyRasterizer.ts";
import type { Printer } from "../../../native/printer/port.ts";
import type { Rasterizer } from "../../../native/printer/raster/rasterizer.ts";
import { chineseLetters } from "../../receipts/customerWords.ts";
import { RECEIPT_WORDS } from "../../receipts/receiptWords.ts";
import type { Settings } from "../../settings/resolve.ts";

export interface OpenedPrinter {
  readonly printer: Printer | null;
  readonly paper: PaperSetting;
  /** Loads what draws letters that the printer lacks; never rejects. */
  prepare(): Promise<unknown>;
}

/** @param printer the receipt printer, where there is one */
export function drawerOf({ devices: { drawer } }: Settings, printer: Printer | null): Drawer | null {
  if (drawer.via === "serial") return drawer.path === "" ? null : serialDrawer(drawer.path);
  return printer === null ? null : printersDrawer(printer);
}

/** Between two letters that are drawn ahead of rare papers, ms. */
const BETWEEN_LETTERS_MS = 50;

/** @param folder the data folder of this mode, where relative paths start */
export function openPrinter(settings: Settings, folder: string): OpenedPrinter {
  const first = settings.devices.printers[0];
  const setting =
    first ??
    (settings.mode === "training"
      ? { kind: "file" as const, path: "receipts.bin", columns: USUAL_PAPER.columns, codePage: USUAL_PAPER.codePage }
      : undefined);
  const rasterizer = lazyRasterizer();
  let warmed = false;
  const prepare = async (): Promise<void> => {
    if (!(await rasterizer.load()) || warmed) return;
    warmed = true;
    const columns = setting?.columns ?? USUAL_PAPER.columns;
    if (settings.locale === "zh") warmUp(rasterizer, columns);
    else drawFirst(rasterizer, columns);
  };
  if (setting === undefined) return { printer: null, paper: { ...USUAL_PAPER, rasterizer }, prepare };
  return {
    printer: createPrinter(setting, folder),
    paper: { columns: setting.columns, codePage: setting.codePage, rasterizer },
    prepare,
  };
}

/** The first letter takes as long as ten others, and goods have Chinese names in every language: it is not to be a sale's. */
function drawFirst(rasterizer: Rasterizer, columns: number): void {
  rasterizer.line({ kind: "text", align: "left", text: "中", bold: false, size: "normal" }, columns);
}

/** Draws the fixed words of a Chinese receipt ahead, one at a turn, so that the first paper holds nothing up. */
function warmUp(rasterizer: Rasterizer, columns: number): void {
  const { total, ...others } = RECEIPT_WORDS.zh;
  const figures = "0123456789.,:/-%×# ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const style = { kind: "text", align: "left" } as const;
  const lines = [
    { ...style, text: `${total} CAD 0123456789.,`, bold: true, size: "tall" } as const,
    ...[figures, ...Object.values(others)].map((text) => ({ ...style, text, bold: false, size: "normal" }) as const),
  ];
  const next = (): void => {
    const line = lines.shift();
    if (line === undefined) {
      warmUpRarely(rasterizer, columns);
      return;
    }
    rasterizer.line(line, columns);
    setImmediate(next);
  };
  next();
}

/** Papers for customers are rare and never the first: their letters are drawn a few at a time, with room for sales between. */
function warmUpRarely(rasterizer: Rasterizer, columns: number): void {
  const { plain, bold, tall } = chineseLetters();
  const style = { kind: "text", align: "left" } as const;
  const letters = [
    ...plain.map((text) => ({ ...style, text, bold: false, size: "normal" }) as const),
    ...bold.map((text) => ({ ...style, text, bold: true, size: "normal" }) as const),
    ...tall.map((text) => ({ ...style, text, bold: true, size: "tall" }) as const),
  ];
  const next = (): void => {
    const letter = letters.shift();
    if (letter === undefined) return;
    rasterizer.line(letter, columns);
    setTimeout(next, BETWEEN_LETTERS_MS).unref();
  };
  next();
}
