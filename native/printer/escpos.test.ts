import { expect, test } from "vitest";
import type { Block, PaperDocument } from "../../main/core/paper/paper.ts";
import { plainText } from "../../main/core/paper/paper.ts";
import { layOut } from "../../main/core/paper/paperLayout.ts";
import { drawerKick, escpos, escposInTurns, USUAL_PAPER } from "./escpos.ts";
import { interpret } from "./interpreter.ts";
import { blankBitmap } from "./raster/bitmap.ts";
import type { Rasterizer } from "./raster/rasterizer.ts";

const document = (...blocks: Block[]): PaperDocument => ({ kind: "sale", number: "1", language: "fr", blocks });
const everything = document(
  { kind: "mark", text: "FORMATION — SANS ARGENT RÉEL" },
  { kind: "text", text: "Marché d’Érable", align: "center", bold: true, size: "double" },
  { kind: "blank" },
  { kind: "row", left: "Pâté à la crème, cœur de bœuf, ça et là", right: "1\u00a0266,86 $" },
  { kind: "field", label: "NO TERMINAL", value: "40880013" },
  { kind: "rule" },
  { kind: "row", left: "TOTAL", right: "13,06 $ CAD", bold: true, size: "tall" },
  { kind: "text", text: "à droite", align: "right" },
  { kind: "qr", data: "TL1:1:1042" },
  { kind: "cut" },
);

for (const columns of [42, 32]) {
  for (const codePage of ["wpc1252", "cp858"] as const) {
    test(`paper shows what was laid out: ${String(columns)} columns, ${codePage}`, () => {
      const lines = layOut(everything, columns, codePage);
      const shown = interpret(escpos(everything, { columns, codePage }), columns);
      expect(shown.lines).toEqual(lines);
      expect(plainText(shown)).toContain("1 266,86 $");
    });
  }
}

test("the bytes are the commands that printers know", () => {
  const bytes = [...escpos(document({ kind: "text", text: "é", bold: true }), { columns: 42, codePage: "wpc1252" })];
  expect(bytes).toEqual([
    0x1b, 0x40, 0x1c, 0x2e, 0x1b, 0x52, 0, 0x1b, 0x74, 16, 0x1b, 0x61, 0, 0x1b, 0x45, 1, 0x1d, 0x21, 0, 0xe9, 0x0a,
  ]);
  const other = [...escpos(document({ kind: "text", text: "é" }), { columns: 42, codePage: "cp858" })];
  expect(other.slice(7, 10)).toEqual([0x1b, 0x74, 19]);
  expect(other.at(-2)).toBe(0x82);
  expect([...drawerKick()]).toEqual([0x1b, 0x70, 0, 25, 250]);
});

test("QR: model, size, level, data, print, each with its right length", () => {
  const bytes = [...escpos(document({ kind: "qr", data: "TL1:1:7" }))].slice(13);
  const data = [...new TextEncoder().encode("TL1:1:7")];
  expect(bytes).toEqual([
    ...[0x1d, 0x28, 0x6b, 4, 0, 49, 65, 50, 0],
    ...[0x1d, 0x28, 0x6b, 3, 0, 49, 67, 6],
    ...[0x1d, 0x28, 0x6b, 3, 0, 49, 69, 49],
    ...[0x1d, 0x28, 0x6b, data.length + 3, 0, 49, 80, 48, ...data],
    ...[0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
  ]);
});

test("a name cannot carry a printer command", () => {
  const evil = "Tea\u001bp\u0000\u0019\u00fa\u001dV\u0000\u0010\u0014\u0001";
  const bytes = escpos(document({ kind: "row", left: evil, right: "1.00" }));
  expect(bytes.filter((byte) => byte === 0x1b).length).toBe(5);
  expect(interpret(bytes).lines.some((line) => line.kind === "cut")).toBe(false);
});

test("a drawer pulse shows nothing on paper", () => {
  expect(interpret(drawerKick()).lines).toEqual([]);
});

test("a picture's dots and unknown commands never become text", () => {
  const raster = [0x1d, 0x76, 0x30, 0, 2, 0, 2, 0, 0x41, 0x42, 0x43, 0x44];
  const unknown = [0x1b, 0x33, 0x41, 0x1d, 0x28, 0x41, 2, 0, 0x41, 0x42];
  const picture = interpret(Uint8Array.from([...raster, ...unknown, 0x5a, 0x0a]));
  expect(picture.lines).toEqual([
    { kind: "image", width: 16, height: 2, bits: "QUJDRA==", align: "left" },
    { kind: "text", text: "Z", bold: false, size: "normal", align: "left" },
  ]);
});

/** Draws every letter as a full cell. */
const blocks: Rasterizer = {
  draws: (character) => /\p{Script=Han}/u.test(character),
  line: ({ text }, columns) => ({
    width: columns * 12,
    height: 1,
    bits: new Uint8Array((columns * 12) / 8).fill(text.length),
  }),
};

test("only the line with a Chinese letter becomes a picture, as wide as the paper", () => {
  const names = document(
    { kind: "row", left: "全麦面包", right: "4.99" },
    { kind: "row", left: "Bread", right: "4.99" },
  );
  for (const columns of [32, 42]) {
    const { lines } = interpret(escpos(names, { ...USUAL_PAPER, columns, rasterizer: blocks }), columns);
    expect(lines.map((line) => line.kind)).toEqual(["image", "text"]);
    expect(lines[0]).toMatchObject({ width: columns === 32 ? 384 : 504, align: "left" });
  }
  expect(interpret(escpos(names)).lines[0]).toMatchObject({ kind: "text", text: "4.99".padStart(42) });
});

test("dots never spell a real-time command", () => {
  const dots = [0x10, 0x14, 0x01, 0x10, 0x04, 0x10, 0x05, 0x10, 0x10];
  const evil: Rasterizer = { draws: () => true, line: () => ({ width: 72, height: 1, bits: Uint8Array.from(dots) }) };
  const bytes = [...escpos(document({ kind: "text", text: "全" }), { ...USUAL_PAPER, rasterizer: evil })];
  expect(bytes.slice(-9)).toEqual([0x18, 0x14, 0x01, 0x18, 0x04, 0x18, 0x05, 0x10, 0x10]);
});

test("status questions and other real-time commands leave nothing on paper", () => {
  const asked = [0x10, 0x04, 0x01, 0x10, 0x14, 0x08, 1, 3, 0x14, 1, 6, 2, 8, 0x10, 0x14, 1, 0, 5, 0x1d, 0x72, 1];
  expect(interpret(Uint8Array.from(asked)).lines).toEqual([]);
});

test("a row that is too long breaks where paper would break it", () => {
  const bytes = new TextEncoder().encode("a".repeat(50) + "\n");
  expect(interpret(bytes, 42).lines.map((line) => (line.kind === "text" ? line.text.length : 0))).toEqual([42, 8]);
});

test("a job made in turns is the same, and others are let in before each line that is drawn", async () => {
  const drawn: string[] = [];
  const rasterizer: Rasterizer = {
    draws: (character) => character > "\u2e80",
    line({ text }, columns) {
      drawn.push(text.trim());
      return blankBitmap(columns * 12, 24);
    },
  };
  const paper = { ...USUAL_PAPER, rasterizer };
  const both = document(
    { kind: "text", text: "Milk 牛奶" },
    { kind: "text", text: "Milk" },
    { kind: "text", text: "茶" },
  );
  const whole = escpos(both, paper);
  drawn.length = 0;
  const before: number[] = [];
  const pause = (): Promise<void> => {
    before.push(drawn.length);
    return Promise.resolve();
  };
  expect(await escposInTurns(both, paper, pause)).toEqual(whole);
  expect(before).toEqual([0, 1]);
  expect(drawn).toEqual(["Milk 牛奶", "茶"]);
});
