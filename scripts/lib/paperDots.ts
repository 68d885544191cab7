/** What a printer would burn for a paper: read back from the job's bytes, the printer's own letters drawn like ours. */
import { create } from "qrcode";
import type { PaperPicture, PictureLine } from "../../main/core/paper/paper.ts";
import type { Bitmap } from "../../native/printer/raster/bitmap.ts";
import { blankBitmap, setDot, stampBitmap } from "../../native/printer/raster/bitmap.ts";
import type { Rasterizer } from "../../native/printer/raster/rasterizer.ts";
import { COLUMN_DOTS } from "../../native/printer/raster/rasterizer.ts";

const MARGIN_DOTS = 36;
const MODULE_DOTS = 6;
const AFTER_CODE_DOTS = 12;

export function paperDots(picture: PaperPicture, rasterizer: Rasterizer): Bitmap {
  const strips = picture.lines.flatMap((line) => strip(line, picture.columns, rasterizer));
  const height = strips.reduce((sum, { bitmap }) => sum + bitmap.height, 0);
  const width = picture.columns * COLUMN_DOTS;
  const paper = blankBitmap(width + 2 * MARGIN_DOTS, height + 2 * MARGIN_DOTS);
  let y = MARGIN_DOTS;
  for (const { bitmap, align } of strips) {
    const room = width - bitmap.width;
    stampBitmap(paper, bitmap, MARGIN_DOTS + (align === "center" ? room >> 1 : align === "right" ? room : 0), y);
    y += bitmap.height;
  }
  return paper;
}

interface Strip {
  readonly bitmap: Bitmap;
  readonly align: "left" | "center" | "right";
}

function strip(line: PictureLine, columns: number, rasterizer: Rasterizer): Strip[] {
  switch (line.kind) {
    case "text":
      return [{ bitmap: rasterizer.line(line, columns), align: "left" }];
    case "image":
      return [{ bitmap: { ...line, bits: Buffer.from(line.bits, "base64") }, align: line.align }];
    case "qr":
      return [{ bitmap: code(line.data), align: line.align }];
    case "cut":
      return [];
  }
}

function code(data: string): Bitmap {
  const { modules } = create(data, { errorCorrectionLevel: "M" });
  const side = modules.size * MODULE_DOTS;
  const bitmap = blankBitmap(side, side + AFTER_CODE_DOTS);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (modules.get(Math.floor(y / MODULE_DOTS), Math.floor(x / MODULE_DOTS)) !== 0) setDot(bitmap, x, y);
    }
  }
  return bitmap;
}
