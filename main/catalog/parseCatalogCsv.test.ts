import { describe, expect, it } from "vitest";
import { parseCatalogCsv, type ParsedCatalog } from "./parseCatalogCsv.ts";
import { sayBadRow, sayFileProblem } from "./importProblem.ts";
import { csv, HEADER } from "./testGoods.ts";

const parse = (bytes: Uint8Array): ParsedCatalog => parseCatalogCsv(bytes, "CAD", ["GST", "PST"]);
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const problemOf = (row: string): string | undefined => {
  const [bad] = parse(csv(row)).bad;
  return bad === undefined ? undefined : [bad.line, bad.column, bad.problem].join(" ");
};

describe("good files", () => {
  it("reads every column", () => {
    const { products, bad } = parse(csv('T,6291041500213,"Tea, ""green""",绿茶,Thé vert,6.49,gst+PST,Grocery,KG,0.10'));
    expect(bad).toEqual([]);
    expect(products).toEqual([
      {
        sku: "T",
        barcode: "6291041500213",
        names: { en: 'Tea, "green"', fr: "Thé vert", zh: "绿茶" },
        price: 649,
        taxes: ["GST", "PST"],
        category: "Grocery",
        unit: "kg",
        fee: 10,
      },
    ]);
  });

  it("reads a byte order mark, CRLF, blank lines, no last line break, and columns in another order", () => {
    const { products } = parse(text("\uFEFFName,TAX,price,sku\r\n\r\nTea,,1,A\r\n,,,\r\nMilk,GST,2.5,B"));
    expect(products.map(({ sku, price }) => [sku, price])).toEqual([
      ["A", 100],
      ["B", 250],
    ]);
  });

  it("reads what a French spreadsheet saves", () => {
    const { products, bad } = parse(text("sku;name;price;tax\r\nA;Thé, vert;6,49;GST\r\n"));
    expect(bad).toEqual([]);
    expect(products[0]).toMatchObject({ names: { en: "Thé, vert" }, price: 649 });
  });

  it("makes a line break inside a quoted name a space, and counts on", () => {
    const { products, bad } = parse(csv('A,,"Green\r\ntea",,,1,,,,', "B,,,,,1,,,,"));
    expect(products[0]?.names.en).toBe("Green tea");
    expect(bad).toEqual([{ line: 4, column: "name", problem: "missing" }]);
  });
});

describe("bad lines", () => {
  it("names each by its number and imports the rest", () => {
    const { products, bad } = parse(csv("A,,Tea,,,1,,,,", "B,,Milk,,,x,,,,", "C,,Rice,,,2,,,,", "D,,Salt"));
    expect(products.map(({ sku }) => sku)).toEqual(["A", "C"]);
    expect(bad).toEqual([
      { line: 3, column: "price", problem: "notANumber", value: "x" },
      { line: 5, problem: "wrongColumnCount" },
    ]);
    expect(bad.map(sayBadRow)).toEqual([
      'Line 3: price "x": not a number. Write it like 12.34.',
      "Line 5: not as many columns as the first line has.",
    ]);
  });

  it.each([
    [",,Tea,,,1,,,,", "2 sku missing"],
    ["A,,,,,1,,,,", "2 name missing"],
    ["A,,Tea,,,,,,,", "2 price missing"],
    ["A,,Tea,,,-1,,,,", "2 price negative"],
    ["A,,Tea,,,1.999,,,,", "2 price tooManyDecimals"],
    ["A,,Tea,,,1000000,,,,", "2 price tooLarge"],
    ["A,,Tea,,,1e3,,,,", "2 price notANumber"],
    ["A,,Tea,,,1,HST,,,", "2 tax unknownTax"],
    ["A,,Tea,,,1,GST+,,,", "2 tax unknownTax"],
    ["A,,Tea,,,1,,,lb,", "2 unit unknownUnit"],
    ["A,,Tea,,,1,,,,x", "2 fee notANumber"],
    ["A,6291041500214,Tea,,,1,,,,", "2 barcode checkDigit"],
    ['A,"6,29104E+12",Tea,,,1,,,,', "2 barcode barcodeShape"],
    ["A,,T\u001bea,,,1,,,,", "2 name controlCharacter"],
    ["A,,T\u202eea,,,1,,,,", "2 name controlCharacter"],
    [`A,,${"x".repeat(121)},,,1,,,,`, "2 name tooLong"],
    ['A,,"Tea,,,1,,,,', "2  quoteNeverClosed"],
    ['A,,Te"a,,,1,,,,', "2  strayQuote"],
    ['A,,"Te"a,,,1,,,,', "2  strayQuote"],
    ["A,,Tea,,,1,,,,,", "2  wrongColumnCount"],
  ])("%s", (row, expected) => {
    expect(problemOf(row)).toBe(expected);
  });

  it("takes short and lettered barcodes of the shop's own", () => {
    for (const code of ["4011", "SHOP-1", "123456789"]) expect(problemOf(`A,${code},Tea,,,1,,,,`)).toBeUndefined();
  });

  it("refuses a SKU or barcode for the second time, whatever form it is printed in", () => {
    const { bad } = parse(csv("A,431418021118,Milk,,,1,,,,", "A,,Tea,,,1,,,,", "B,0431418021118,Rice,,,1,,,,"));
    expect(bad.map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [3, "sku", "duplicate"],
      [4, "barcode", "duplicate"],
    ]);
  });

  it("loses one line, not the file, to a quote that never closes", () => {
    const { products, bad } = parse(csv("A,,Tea,,,1,,,,", 'B,,"Milk,,,1,,,,', "C,,Rice,,,1,,,,"));
    expect(products.map(({ sku }) => sku)).toEqual(["A", "C"]);
    expect(bad).toEqual([{ line: 3, problem: "quoteNeverClosed" }]);
  });

  it("refuses card numbers in any column and does not repeat them", () => {
    const card = "4111 1111 1111 1111";
    for (const row of [
      `${card},,Tea,,,1,,,,`,
      `A,${card},Tea,,,1,,,,`,
      `A,,Tea ${card},,,1,,,,`,
      `A,,Tea,,,1,,${card},,`,
    ]) {
      const { products, bad } = parse(csv(row));
      expect(products).toEqual([]);
      expect(bad[0]?.problem).toBe("cardData");
      expect(JSON.stringify(bad)).not.toContain("1111");
    }
  });
});

describe("files refused whole", () => {
  const row = "A,,Café,,,1,,,,\n";
  const latin = Uint8Array.from(`${HEADER}\n${row}`, (letter) => letter.charCodeAt(0));
  const gbk = Uint8Array.of(...text(`${HEADER}\nA,,`), 0xc2, 0xcc, 0xb2, 0xe8, ...text(",,,1,,,,\n"));
  const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${HEADER}\n${row}`, "utf16le"));

  it.each([
    ["Windows-1252", latin, { kind: "notUtf8", line: 2 }],
    ["GBK", gbk, { kind: "notUtf8", line: 2 }],
    ["UTF-16", utf16, { kind: "notUtf8" }],
    ["UTF-16 without its mark", utf16.subarray(2), { kind: "notUtf8" }],
    ["a spreadsheet", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), { kind: "spreadsheet" }],
  ])("%s", (_, bytes, fileProblem) => {
    const parsed = parse(bytes);
    expect(parsed).toEqual({ products: [], bad: [], fileProblem });
    expect(parsed.fileProblem && sayFileProblem(parsed.fileProblem)).toContain('"CSV UTF-8"');
  });

  it.each([
    ["", { kind: "empty" }],
    ["\n\n", { kind: "empty" }],
    ["sku,name,price\nA,Tea,1\n", { kind: "missingColumn", column: "tax" }],
    ["sku,name,price,taxes\nA,Tea,1,GST\n", { kind: "unknownColumn", column: "taxes" }],
    ["sku,name,price,tax,sku\n", { kind: "repeatedColumn", column: "sku" }],
    ['sku,"name,price,tax\n', { kind: "headerQuotes" }],
  ])("%j", (content, fileProblem) => {
    expect(parse(text(content)).fileProblem).toEqual(fileProblem);
  });
});
