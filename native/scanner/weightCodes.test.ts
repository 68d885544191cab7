import { describe, expect, it } from "vitest";
import { recognise } from "./codes.ts";
import { checkDigit } from "./gtin.ts";
import { priceCheckDigit, type WeightCodeRules } from "./weightCodes.ts";

const whole = (body: string): string => body + checkDigit(body);
const UPCA: WeightCodeRules = { weightCodes: "upca", weightPrefixes: [], priceCheck: "digit" };
const EAN13: WeightCodeRules = { weightCodes: "ean13", weightPrefixes: ["25", "29"], priceCheck: "digit" };

describe("price check digit", () => {
  it("agrees with the standard's example", () => {
    expect(priceCheckDigit("2875")).toBe("9");
  });

  it("finds every single misread figure", () => {
    for (let price = 0; price < 10_000; price += 7) {
      const figures = String(price).padStart(4, "0");
      for (let at = 0; at < 4; at++) {
        for (let digit = 0; digit < 10; digit++) {
          const other = figures.slice(0, at) + String(digit) + figures.slice(at + 1);
          if (other !== figures) expect(priceCheckDigit(other)).not.toBe(priceCheckDigit(figures));
        }
      }
    }
  });
});

describe("UPC-A", () => {
  const label = (field: string): string => whole(`204011${field}`);

  it("reads item and price, with its check digit or a zero in its place", () => {
    for (const field of [`${priceCheckDigit("2875")}2875`, "02875"]) {
      expect(recognise(label(field), UPCA)).toMatchObject({
        kind: "measured",
        measure: { kind: "price", amount: 2875 },
      });
    }
  });

  it("looks for the goods by the code with zeros, its head and its item number", () => {
    const read = recognise(label("02875"), UPCA);
    expect(read.kind === "measured" && read.lookUp).toEqual(
      expect.arrayContaining([`0${whole("20401100000")}`, "204011", "04011", "4011"]),
    );
  });

  it("refuses a price that its check digit denies, unless the shop says that there is none", () => {
    expect(recognise(label("12345"), UPCA)).toEqual({ kind: "bad", why: "checkDigit" });
    expect(recognise(label("12345"), { ...UPCA, priceCheck: "none" })).toMatchObject({
      measure: { kind: "price", amount: 12_345 },
    });
  });

  it("reads the same label when the scanner adds a zero", () => {
    expect(recognise(`0${label("02875")}`, UPCA)).toMatchObject({ kind: "measured", measure: { amount: 2875 } });
  });
});

describe("EAN-13", () => {
  it("reads a price, and a weight where the prefix holds one", () => {
    expect(recognise(whole("211234500599"), EAN13)).toMatchObject({
      kind: "measured",
      measure: { kind: "price", amount: 599 },
    });
    expect(recognise(whole("251234501245"), EAN13)).toMatchObject({
      kind: "measured",
      measure: { kind: "weight", grams: 1245 },
    });
    expect(recognise(whole("021234500599"), EAN13)).toMatchObject({ kind: "measured" });
  });
});

it("takes them for plain numbers where the setting says nothing, and others always", () => {
  expect(recognise(whole("211234500599"))).toMatchObject({ kind: "gtin" });
  expect(recognise(whole("629104150021"), EAN13)).toMatchObject({ kind: "gtin" });
  expect(recognise(whole("211234500599"), UPCA)).toMatchObject({ kind: "gtin" });
  expect(recognise("2112345005991", EAN13)).toMatchObject({ kind: "text", checkDigitWrong: true });
});
