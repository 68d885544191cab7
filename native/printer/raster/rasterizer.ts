/**
 * A line of text as dots, for letters that the printer does not have. Letters stand in the same columns as the
 * printer's own Font A, so that amounts of both kinds of line stand below each other.
 */
import { columnsOf, columnsOfCharacter } from "../../../main/core/paper/textColumns.ts";
import type { PictureLine, TextSize } from "../../../main/core/paper/paper.ts";
import type { Bitmap } from "./bitmap.ts";
import { blankBitmap, stampBitmap } from "./bitmap.ts";

/** Size of one Font A column, dots. */
export const COLUMN_DOTS = 12;
export const ROW_DOTS = 24;
/** White below each line: printers leave it between lines of text, but not between pictures. */
const LEADING_DOTS = 6;

export interface GlyphStyle {
  readonly bold: boolean;
  /** How often wider and higher than normal. */
  readonly across: 1 | 2;
  readonly down: 1 | 2;
}

/** Where drawn letters come from. */
export interface Glyphs {
  /** Whether there is a glyph for this letter (one code point). */
  has(character: string): boolean;
  /** One bitmap for each letter, in cells of 12 (Chinese: 24) by 24 dots times the style's size. */
  draw(characters: readonly string[], style: GlyphStyle): ReadonlyMap<string, Bitmap>;
}

export interface Rasterizer {
  draws(character: string): boolean;
  /** @returns the line as wide as the whole paper */
  line(line: Extract<PictureLine, { kind: "text" }>, columns: number): Bitmap;
}

const SCALE: Readonly<Record<TextSize, Pick<GlyphStyle, "across" | "down">>> = {
  normal: { across: 1, down: 1 },
  tall: { across: 1, down: 2 },
  double: { across: 2, down: 2 },
};

/** Keeps every glyph that it has drawn: a shop's receipts use the same few hundred. */
export function createRasterizer(glyphs: Glyphs): Rasterizer {
  const drawn = new Map<string, Bitmap>();

  const draw = (characters: readonly string[], style: GlyphStyle): void => {
    const missing = [...new Set(characters)].filter((character) => !drawn.has(keyOf(character, style)));
    if (missing.length === 0) return;
    for (const [character, glyph] of glyphs.draw(missing, style)) drawn.set(keyOf(character, style), glyph);
  };

  return {
    draws: (character) => glyphs.has(character),
    line({ text, bold, size, align }, columns) {
      const style = { bold, ...SCALE[size] };
      const cell = COLUMN_DOTS * style.across;
      const picture = blankBitmap(columns * COLUMN_DOTS, ROW_DOTS * style.down + LEADING_DOTS);
      const room = picture.width - columnsOf(text) * cell;
      let x = align === "right" ? room : align === "center" ? Math.floor(room / 2) : 0;
      const characters = [...text];
      draw(characters, style);
      for (const character of characters) {
        const glyph = drawn.get(keyOf(character, style));
        if (glyph !== undefined) stampBitmap(picture, glyph, x, 0);
        x += columnsOfCharacter(character) * cell;
      }
      return picture;
    },
  };
}

function keyOf(character: string, { bold, across, down }: GlyphStyle): string {
  return `${character}${bold ? "b" : "n"}${String(across)}${String(down)}`;
}
