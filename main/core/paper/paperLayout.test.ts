import fc from "fast-check";
import { expect, test } from "vitest";
import { canDraw, toDrawable } from "./codePage.ts";
import { formatAmount } from "../money/format.ts";
import { minor } from "../money/money.ts";
import type { Block } from "./paper.ts";
import { plainText } from "./paper.ts";
import { layOut } from "./paperLayout.ts";
import { wrap } from "./textColumns.ts";

const rows = (blocks: readonly Block[], columns = 32): string[] =>
  plainText({ columns, lines: layOut({ kind: "sale", number: "1", language: "en", blocks }, columns) })
    .trimEnd()
    .split("\n");

test("a name gives way to its amount, by whole words", () => {
  expect(rows([{ kind: "row", left: "Gala apples from the Okanagan valley", right: "2.04" }])).toEqual([
    "Gala apples from the",
    "Okanagan valley             2.04",
  ]);
});

test("any name beside any amount: no row too long, no figure lost, no letter lost", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.integer({ min: -99_999_999_99, max: 99_999_999_99 }),
      fc.constantFrom("en", "fr", "zh"),
      fc.constantFrom(32, 42, 48),
      fc.constantFrom("wpc1252", "cp858"),
      fc.integer({ min: 0, max: 4 }),
      (name, cents, locale, columns, page, indent) => {
        const amount = formatAmount(minor(cents), locale);
        const block: Block = { kind: "row", left: name, right: amount, indent };
        const lines = layOut({ kind: "sale", number: "1", language: "en", blocks: [block] }, columns, page);
        const texts = lines.map((line) => (line.kind === "text" ? line.text : ""));
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(columns);
        const drawn = toDrawable(amount, page).replaceAll("\u00a0", " ");
        expect(texts.at(-1)?.endsWith(drawn)).toBe(true);
        const squeeze = (text: string): string => text.replace(/[ \u00a0]/g, "");
        expect(squeeze(texts.join(""))).toBe(squeeze(toDrawable(name, page) + drawn));
      },
    ),
    { numRuns: 5000 },
  );
});

test("any text in any size and place fits", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom("normal", "tall", "double"),
      fc.constantFrom("left", "center", "right"),
      fc.constantFrom(32, 42),
      (text, size, align, columns) => {
        const lines = layOut(
          { kind: "sale", number: "1", language: "en", blocks: [{ kind: "text", text, size, align }] },
          columns,
        );
        for (const line of lines) {
          if (line.kind !== "text") throw new Error("a text became something else");
          expect(line.text.length * (line.size === "double" ? 2 : 1)).toBeLessThanOrEqual(columns);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("a double text that does not fit becomes tall", () => {
  const lines = layOut(
    {
      kind: "sale",
      number: "1",
      language: "en",
      blocks: [{ kind: "text", text: "Supermarché du Plateau", size: "double" }],
    },
    32,
  );
  expect(lines).toEqual([{ kind: "text", text: "Supermarché du Plateau", size: "tall", align: "left", bold: false }]);
});

test("labels stand in a column of thirteen, and a long value goes on below", () => {
  expect(rows([{ kind: "field", label: "CARD", value: "AMERICAN EXPRESS ************1001" }])).toEqual([
    "CARD         AMERICAN EXPRESS",
    "             ************1001",
  ]);
});

test("on very narrow paper a number is never broken: it has a row of its own", () => {
  expect(rows([{ kind: "field", label: "SEQ #", value: "000001000061" }], 24)).toEqual(["SEQ #", "000001000061"]);
});

test("no-break spaces hold words together", () => {
  expect(wrap("000001000061  BATCH\u00a00008", 20)).toEqual(["000001000061", "BATCH\u00a00008"]);
});

test("what the page lacks is replaced by its like or left out, never by a question mark", () => {
  expect(toDrawable("cœur – « déjà » 5\u202f€ 全麦面包", "wpc1252")).toBe("cœur – « déjà » 5\u00a0€ ");
  expect(toDrawable("cœur – « déjà » 5 €", "cp858")).toBe("coeur - « déjà » 5 €");
  expect(toDrawable("Dvořák", "cp858")).toBe("Dvorák");
  expect(toDrawable("a\u001bp\u0000b\u009b", "wpc1252")).toBe("a p b ");
  expect([canDraw("Crème brûlée"), canDraw("全麦"), canDraw("Crème 全")]).toEqual([true, false, false]);
});
