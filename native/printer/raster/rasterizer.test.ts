import { expect, test, vi } from "vitest";
import type { Bitmap } from "./bitmap.ts";
import { blankBitmap, dotAt, setDot } from "./bitmap.ts";
import { parseRanges } from "./fontFiles.ts";
import { lazyRasterizer } from "./lazyRasterizer.ts";
import type { Glyphs, Rasterizer } from "./rasterizer.ts";
import { createRasterizer } from "./rasterizer.ts";

const line = (text: string, more: object = {}) =>
  ({ kind: "text", text, bold: false, size: "normal", align: "left", ...more }) as const;

/** Every letter is a dot in the upper left corner of its cell. */
function dots(calls: string[] = []): Glyphs {
  return {
    has: () => true,
    draw(characters, { across, down }) {
      calls.push(characters.join(""));
      return new Map(
        characters.map((character) => {
          const glyph = blankBitmap(12 * across, 24 * down);
          if (character !== " ") setDot(glyph, 0, 0);
          return [character, glyph];
        }),
      );
    },
  };
}

const firstRow = (bitmap: Bitmap): number[] =>
  Array.from({ length: bitmap.width }, (_, x) => x).filter((x) => dotAt(bitmap, x, 0));

test("letters stand in the columns of the printer's own: Chinese take two", () => {
  const picture = createRasterizer(dots()).line(line("中a b"), 32);
  expect([picture.width, picture.height]).toEqual([384, 30]);
  expect(firstRow(picture)).toEqual([0, 24, 48]);
});

test("aligned and enlarged as text would be", () => {
  const rasterizer = createRasterizer(dots());
  expect(firstRow(rasterizer.line(line("中1", { align: "right" }), 32))).toEqual([384 - 36, 384 - 12]);
  expect(firstRow(rasterizer.line(line("中", { align: "center" }), 42))).toEqual([240]);
  const double = rasterizer.line(line("中1", { size: "double" }), 42);
  expect(firstRow(double)).toEqual([0, 48]);
  expect(double.height).toBe(54);
});

test("each letter is drawn once for each style", () => {
  const calls: string[] = [];
  const rasterizer = createRasterizer(dots(calls));
  rasterizer.line(line("中中文"), 42);
  rasterizer.line(line("文字"), 42);
  rasterizer.line(line("文", { bold: true }), 42);
  expect(calls).toEqual(["中文", "字", "文"]);
});

test("ranges as the font states them; what cannot be read is passed over", () => {
  expect(parseRanges({ "[104]": "U+4e00,U+4E03-4e08", latin: "U+0041, nonsense", odd: 7 })).toEqual([
    { first: 0x4e00, last: 0x4e00, file: "noto-sans-sc-104-400-normal.woff2" },
    { first: 0x4e03, last: 0x4e08, file: "noto-sans-sc-104-400-normal.woff2" },
    { first: 0x41, last: 0x41, file: "noto-sans-sc-latin-400-normal.woff2" },
  ]);
  expect(parseRanges(null)).toEqual([]);
});

test("a part that is missing draws no letter and stops nothing", async () => {
  const lazy = lazyRasterizer(() => Promise.reject(new Error("no such package")));
  expect(lazy.draws("中")).toBe(false);
  expect(await lazy.load()).toBe(false);
  expect(lazy.draws("中")).toBe(false);
});

test("loaded once, and only when asked", async () => {
  let opened = 0;
  const inner: Rasterizer = createRasterizer(dots());
  const lazy = lazyRasterizer(() => {
    opened += 1;
    return Promise.resolve(inner);
  });
  expect([opened, lazy.draws("中")]).toEqual([0, false]);
  expect(await Promise.all([lazy.load(), lazy.load()])).toEqual([true, true]);
  expect([opened, lazy.draws("中")]).toEqual([1, true]);
});

test("the font's own letters: ink in every cell, none across its edge, no pictures for what is not a letter", async () => {
  const noto = lazyRasterizer();
  expect(await noto.load()).toBe(true);
  const text = "全麦面包（合计）W@ém龘";
  const picture = noto.line(line(text, { bold: true }), 42);
  let x = 0;
  for (const character of text) {
    const width = /[^\u0020-\u00ff]/.test(character) ? 24 : 12;
    const inked = Array.from({ length: width * 24 }, (_, at) =>
      dotAt(picture, x + (at % width), Math.floor(at / width)),
    );
    expect(inked.filter(Boolean).length, character).toBeGreaterThan(10);
    x += width;
  }
  expect(noto.draws("全")).toBe(true);
  expect(["\u001b", "\u200b", "\uE000", "🍞"].map((character) => noto.draws(character))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("the drawing code is there already: it is used, also by a module that is loaded again", async () => {
  expect(await lazyRasterizer().load()).toBe(true);
  vi.resetModules();
  const { lazyRasterizer: again } = await import("./lazyRasterizer.ts");
  expect(await again().load()).toBe(true);
});
