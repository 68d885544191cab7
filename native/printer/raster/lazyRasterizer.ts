/**
 * The rasterizer as the till has it: nothing of it is loaded until asked, so that the till starts as fast as without,
 * and where a part is missing it draws no letter, so that paper goes out as on a printer without Chinese.
 */
import type { Rasterizer } from "./rasterizer.ts";
import { createRasterizer } from "./rasterizer.ts";
import { blankBitmap } from "./bitmap.ts";
import { notoSansFiles } from "./fontFiles.ts";

export interface LazyRasterizer extends Rasterizer {
  /** Loads what is needed, once; never rejects. @returns whether letters can be drawn from now on */
  load(): Promise<boolean>;
}

export function lazyRasterizer(open: () => Promise<Rasterizer> = openNoto): LazyRasterizer {
  let loaded: Rasterizer | undefined;
  let loading: Promise<boolean> | undefined;
  return {
    draws: (character) => loaded?.draws(character) ?? false,
    line: (line, columns) => loaded?.line(line, columns) ?? blankBitmap(columns, 1),
    load: () =>
      (loading ??= open().then(
        (rasterizer) => {
          loaded = rasterizer;
          return true;
        },
        () => false,
      )),
  };
}

async function openNoto(): Promise<Rasterizer> {
  const { drawnGlyphs, loadDrawing } = await import("./drawnGlyphs.ts");
  await loadDrawing(import.meta.url);
  return createRasterizer(drawnGlyphs(notoSansFiles(import.meta.url)));
}
