import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../main/core/paper/paper.ts";
import { plainText } from "../../main/core/paper/paper.ts";
import { layOut } from "../../main/core/paper/paperLayout.ts";
import { escpos } from "../../native/printer/escpos.ts";
import { interpret } from "../../native/printer/interpreter.ts";

/** How many runs a property, when another number than its own is asked for. */
const RUNS = process.env["FUZZ_RUNS"] === undefined ? undefined : Number(process.env["FUZZ_RUNS"]);

/** Bytes that look like print jobs more often than chance would have it. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 24 }),
  fc.constantFrom(
    [0x1b],
    [0x1d],
    [0x1d, 0x28, 0x6b],
    [0x1d, 0x76, 0x30],
    [0x1b, 0x2a],
    [0x0a],
    [0x1d, 0x56],
    [0x1b, 0x64],
  ),
  fc.constantFrom([0x1d, 0x28, 0x6b, 0xff, 0xff, 49, 80], [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48], [0x1b, 0x74, 0xff]),
);
const job = fc.array(piece, { maxLength: 40 }).map((pieces) => Uint8Array.from(pieces.flatMap((bytes) => [...bytes])));

test("any bytes have a picture that fits its paper", () => {
  fc.assert(
    fc.property(job, fc.constantFrom(32, 42), (bytes, columns) => {
      const picture = interpret(bytes, columns);
      for (const line of picture.lines) {
        if (line.kind !== "text") continue;
        expect(line.text.length).toBeLessThanOrEqual(columns);
        expect(line.text).not.toMatch(/[\u0000-\u001f\u007f]/);
      }
      expect(typeof plainText(picture)).toBe("string");
    }),
    { numRuns: RUNS ?? 10_000 },
  );
});

const words = fc.string({ unit: "binary", maxLength: 80 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    text: words,
    bold: fc.boolean(),
    align: fc.constantFrom("left" as const, "center" as const, "right" as const),
    size: fc.constantFrom("normal" as const, "tall" as const, "double" as const),
  }),
  fc.record({ kind: fc.constant("row" as const), left: words, right: fc.stringMatching(/^-?\d{1,9}\.\d\d$/) }),
  fc.record({ kind: fc.constant("field" as const), label: fc.string({ maxLength: 12 }), value: words }),
  fc.record({ kind: fc.constant("qr" as const), data: fc.stringMatching(/^TL1:[0-9A-Z]{1,20}:\d{1,9}$/) }),
  fc.constantFrom<Block>({ kind: "rule" }, { kind: "blank" }, { kind: "cut" }),
);

test("any document reads back from its bytes as it was laid out", () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 12 }),
      fc.constantFrom(32, 42),
      fc.constantFrom("wpc1252" as const, "cp858" as const),
      (blocks, columns, codePage) => {
        const document = { kind: "sale", number: "1", language: "en", blocks } as const;
        const shown = interpret(escpos(document, { columns, codePage }), columns);
        expect(shown.lines).toEqual(layOut(document, columns, codePage));
      },
    ),
    { numRuns: RUNS ?? 3_000 },
  );
});
