/** Catalogue files as no spreadsheet would write them: nothing throws, and every row is imported or named by its line. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_AMOUNT } from "../../main/core/money/money.ts";
import { containsCardData } from "../../main/core/carddata.ts";
import { readCsv } from "../../main/catalog/csv.ts";
import { parseCatalogCsv } from "../../main/catalog/parseCatalogCsv.ts";

const HEADER = "sku,barcode,name,name_zh,name_fr,price,tax,category,unit,fee";
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '""',
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    "\u0000",
    "\u001b@",
    "\u202e",
    "\uFEFF",
    " ",
    "GST",
    "GST+PST",
    "kg",
  ),
  fc.constantFrom(
    "431418021118",
    "4111111111111111",
    ";4111111111111111=2912101?",
    "6.29E+12",
    "-1",
    "1.999",
    "9e99",
    "3,49",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const field = fc.oneof(fc.constantFrom("A", "B", "Tea", "面包", "1.25", "GST", ""), piece);
const line = fc.oneof(
  fc.array(field, { minLength: 10, maxLength: 10 }).map((fields) => fields.join(",")),
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
  fc.nat(99).map((n) => `S${String(n)},,Good,,,1.25,GST,All,each,`),
);
const body = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));

const parse = (bytes: Uint8Array) => parseCatalogCsv(bytes, "CAD", ["GST", "PST"]);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The lines of `text` on which something stands, found without the reader under test. */
function filledLines(text: string): number[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, i) => (/[^\s,"]/.test(content) ? [i + 1] : []));
}

it("covers every line by a row or a fault, once and in order", () => {
  fc.assert(
    fc.property(body, (text) => {
      const rows = [...readCsv(text, ",")];
      const spans = rows.map((row) => [row.line, row.kind === "row" ? row.lastLine : row.line] as const);
      spans.forEach(([first, last], i) => {
        expect(last).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThan(spans[i - 1]?.[1] ?? 0);
      });
      const covered = (at: number): boolean => spans.some(([first, last]) => at >= first && at <= last);
      expect(filledLines(text).filter((at) => !covered(at))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

it("imports or names every row, and lets nothing through that must not be in a catalogue", () => {
  fc.assert(
    fc.property(body, (text) => {
      const content = new TextDecoder().decode(bytesOf(`${HEADER}\n${text}`));
      const { products, bad, fileProblem } = parse(bytesOf(content));
      if (fileProblem !== undefined) {
        expect(products.length + bad.length).toBe(0);
        expect(content).toContain("\u0000");
        return;
      }
      expect(products.length + bad.length).toBe([...readCsv(content, ",")].length - 1);
      expect(new Set(products.map(({ sku }) => sku)).size).toBe(products.length);
      expect(new Set(bad.map((row) => row.line)).size).toBe(bad.length);
      for (const { sku, names, price, fee } of products) {
        expect(sku !== "" && names.en !== "").toBe(true);
        expect(
          [price, fee].every((amount) => Number.isSafeInteger(amount) && amount >= 0 && amount <= MAX_AMOUNT),
        ).toBe(true);
        expect(/\p{Cc}/u.test(Object.values(names).join(""))).toBe(false);
        expect(Object.values(names).some((name: string) => containsCardData(name))).toBe(false);
      }
      expect(bad.some(({ value }) => value !== undefined && containsCardData(value))).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

it("never throws on bytes, random or a good file with some of them changed", () => {
  const good = bytesOf(`${HEADER}\n${'A,431418021118,"Tea",茶,Thé,1.25,GST,All,each,0.10\n'.repeat(3)}`);
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  const mutated = fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    const bytes = good.slice();
    for (const [at, byte] of changes) bytes[at] = byte;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const { products, bad, fileProblem } = parse(bytes);
      if (fileProblem !== undefined) expect([products, bad]).toEqual([[], []]);
    }),
    { numRuns: RUNS },
  );
});
