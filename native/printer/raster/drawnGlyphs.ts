/** Letters drawn from the font's outlines by resvg, a few at a time: those of one font file in one picture. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { columnsOfCharacter } from "../../../main/core/paper/textColumns.ts";
import type { Bitmap } from "./bitmap.ts";
import { blankBitmap, setDot } from "./bitmap.ts";
import type { FontFiles } from "./fontFiles.ts";
import type { Glyphs, GlyphStyle } from "./rasterizer.ts";
import { COLUMN_DOTS, ROW_DOTS } from "./rasterizer.ts";

const FAMILY = "Noto Sans SC";
/** A letter's size and the height of its foot above the cell's lower edge, dots. */
const WIDE_LETTER = { size: 22, foot: 20 };
const NARROW_LETTER = { size: 20, foot: 19 };
/** A dot is black from this much ink on (of 255): thermal paper shows thin strokes better a little fat. */
const INK = 110;
/** Each letter is drawn in the middle of a field this often as wide as its cell, so that a letter too wide is seen whole. */
const FIELD = 3;

let loading: Promise<void> | undefined;

/** Loads the drawing code, once. @param from where packages are looked up: the URL of a module */
export function loadDrawing(from: string): Promise<void> {
  loading ??= readFile(createRequire(from).resolve("@resvg/resvg-wasm/index_bg.wasm")).then((code) =>
    initWasm(code).catch((error: unknown) => {
      // It is loaded once a process, and this module may be loaded again in one: what it then says is that it is ready.
      if (!(error instanceof Error && error.message.startsWith("Already initialized"))) throw error;
    }),
  );
  return loading;
}

/** To be used after `loadDrawing`. */
export function drawnGlyphs(files: FontFiles): Glyphs {
  const fonts = new Map<string, Uint8Array>();
  const fontOf = (file: string): Uint8Array => {
    const font = fonts.get(file) ?? files.read(file);
    fonts.set(file, font);
    return font;
  };
  return {
    has: (character) => files.fileOf(character) !== undefined,
    draw(characters, style) {
      const byFile = new Map<string, string[]>();
      for (const character of characters) {
        const file = files.fileOf(character);
        if (file === undefined || character.trim() === "") continue;
        byFile.set(file, [...(byFile.get(file) ?? []), character]);
      }
      return new Map([...byFile].flatMap(([file, letters]) => [...drawLetters(letters, style, fontOf(file))]));
    },
  };
}

/** Twice where needed: letters wider than their cell are drawn again, squeezed into it. */
function drawLetters(letters: readonly string[], style: GlyphStyle, font: Uint8Array): Map<string, Bitmap> {
  const first = render(
    letters.map((letter) => ({ letter, squeeze: 1 })),
    style,
    font,
  );
  const again = first
    .filter(({ overlong }) => overlong > 1)
    .map(({ letter, overlong }) => ({ letter, squeeze: 1 / overlong }));
  const second = again.length === 0 ? [] : render(again, style, font);
  return new Map([...first, ...second].map(({ letter, glyph }) => [letter, glyph]));
}

interface Wanted {
  readonly letter: string;
  /** How much narrower than usual, 0 to 1. */
  readonly squeeze: number;
}

interface Drawn {
  readonly letter: string;
  readonly glyph: Bitmap;
  /** Width of the ink as a multiple of the cell's; above 1 the glyph is cut off. */
  readonly overlong: number;
}

function render(wanted: readonly Wanted[], style: GlyphStyle, font: Uint8Array): Drawn[] {
  const height = ROW_DOTS * style.down;
  const fieldWidth = 2 * COLUMN_DOTS * style.across * FIELD;
  const texts = wanted.map(({ letter, squeeze }, index) => {
    const { size, foot } = columnsOfCharacter(letter) === 2 ? WIDE_LETTER : NARROW_LETTER;
    const place = `translate(${String(fieldWidth / 2)} ${String(index * height + foot * style.down)}) scale(${String(style.across * squeeze)} ${String(style.down)})`;
    const fat = style.bold ? ` stroke="#000" stroke-width="0.9"` : "";
    return `<text transform="${place}" font-size="${String(size)}"${fat}>&#${String(letter.codePointAt(0))};</text>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(fieldWidth)}" height="${String(height * wanted.length)}">` +
    `<g font-family="${FAMILY}" text-anchor="middle">${texts.join("")}</g></svg>`;
  const drawing = new Resvg(svg, { font: { fontBuffers: [font], defaultFontFamily: FAMILY } });
  const image = drawing.render();
  const { pixels } = image;
  image.free();
  drawing.free();
  return wanted.map(({ letter }, index) => cutOut(letter, pixels, index * height, fieldWidth, style));
}

/** The letter's cell out of the middle of its field. @param pixels RGBA on nothing, so that opacity is ink */
function cutOut(letter: string, pixels: Uint8Array, top: number, fieldWidth: number, style: GlyphStyle): Drawn {
  const width = columnsOfCharacter(letter) * COLUMN_DOTS * style.across;
  const glyph = blankBitmap(width, ROW_DOTS * style.down);
  const middle = fieldWidth / 2;
  let reach = 0;
  for (let y = 0; y < glyph.height; y += 1) {
    for (let x = 0; x < fieldWidth; x += 1) {
      if ((pixels[((top + y) * fieldWidth + x) * 4 + 3] ?? 0) < INK) continue;
      setDot(glyph, x - middle + width / 2, y);
      reach = Math.max(reach, x < middle ? middle - x : x + 1 - middle);
    }
  }
  return { letter, glyph, overlong: (reach * 2) / width };
}
