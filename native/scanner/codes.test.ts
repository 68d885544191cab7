import { describe, expect, it } from "vitest";
import { formatReceiptCode, formatReturnCode } from "../../main/core/sale/receiptCode.ts";
import { MAX_SCAN_LENGTH, recognise } from "./codes.ts";
import { checkDigit, hasRightCheckDigit, readGtins } from "./gtin.ts";

describe("check digits", () => {
  it("agrees with numbers printed in the standard's own examples", () => {
    expect(checkDigit("629104150021")).toBe("3");
    expect(hasRightCheckDigit("9501101530003")).toBe(true);
    expect(hasRightCheckDigit("9501101530004")).toBe(false);
  });

  it("finds every single misread digit", () => {
    for (let place = 0; place < 12; place++) {
      const wrong = [..."036000291452"];
      wrong[place] = String((Number(wrong[place]) + 3) % 10);
      expect(hasRightCheckDigit(wrong.join(""))).toBe(false);
    }
  });
});

describe("one product, many prints", () => {
  it("reads UPC-A, EAN-13 with a zero and GTIN-14 with zeros as the same number", () => {
    for (const code of ["036000291452", "0036000291452", "00036000291452"]) {
      expect(recognise(code)).toEqual({ kind: "gtin", gtin: "00036000291452", form: "upca", text: code });
    }
  });

  it("reads EAN-13, EAN-8, GTIN-14", () => {
    expect(recognise("6291041500213")).toMatchObject({ kind: "gtin", gtin: "06291041500213", form: "ean13" });
    expect(recognise("73513537")).toMatchObject({ kind: "gtin", gtin: "00000073513537", form: "ean8" });
    expect(recognise("16291041500210")).toMatchObject({ kind: "gtin", form: "gtin14" });
  });

  it("reads UPC-E as the UPC-A it abbreviates, by each of its rules", () => {
    const pairs = [
      ["04252614", "042100005264"],
      ["01234565", "012345000065"],
      ["01234531", "012300000451"],
      ["01234543", "012340000053"],
    ] as const;
    for (const [short, long] of pairs) expect(readGtins(short).at(-1)?.gtin).toBe(long.padStart(14, "0"));
  });
});

describe("recognise", () => {
  it("drops what scanners put around a code", () => {
    expect(recognise("\u0002]E06291041500213\r\n\u0003")).toMatchObject({ kind: "gtin", gtin: "06291041500213" });
    expect(recognise(" BAG-01\r")).toEqual({ kind: "text", text: "BAG-01", checkDigitWrong: false });
  });

  it("reads back the receipt codes that it prints, without what a scanner puts before them", () => {
    const sale = formatReceiptCode({ register: "1", saleNumber: 1042 });
    for (const text of [sale, formatReturnCode("1", 17)])
      for (const raw of [text, `]Q1${text}\r`]) expect(recognise(raw)).toEqual({ kind: "receipt", text });
    expect(recognise("TLR1:1:0")).toMatchObject({ kind: "text" });
    expect(recognise("TL1:1:0")).toMatchObject({ kind: "text" });
    expect(recognise("TL1:1:99999999999999999999")).toMatchObject({ kind: "text" });
  });

  it("leaves a number with a wrong check digit to the catalogue, and says so", () => {
    expect(recognise("6291041500214")).toEqual({ kind: "text", text: "6291041500214", checkDigitWrong: true });
    expect(recognise("4011")).toEqual({ kind: "text", text: "4011", checkDigitWrong: false });
  });

  it("refuses card numbers and tracks and keeps nothing of them", () => {
    const track = ";4111111111111111=29121010000000000?";
    for (const scan of ["4111111111111111", "4111 1111 1111 1111", track, "\u00024111111111111111\u001b"]) {
      const code = recognise(scan);
      expect(code).toEqual({ kind: "bad", why: "cardData" });
      expect(JSON.stringify(code)).not.toContain("4111");
    }
  });

  it("takes a GTIN-14 with a right check digit although it passes as a card number", () => {
    const both = Array.from({ length: 10_000 }, (_, i) => `3600000${String(i).padStart(6, "0")}`)
      .map((body) => body + checkDigit(body))
      .find((code) => luhn(code));
    expect(both).toBeDefined();
    expect(recognise(both ?? "")).toMatchObject({ kind: "gtin", form: "gtin14" });
  });

  it("refuses nothing, too much, and control characters inside", () => {
    expect(recognise("")).toEqual({ kind: "bad", why: "empty" });
    expect(recognise("\r\n")).toEqual({ kind: "bad", why: "empty" });
    expect(recognise("x".repeat(MAX_SCAN_LENGTH + 1))).toEqual({ kind: "bad", why: "tooLong" });
    expect(recognise("AB\u001b@C")).toEqual({ kind: "bad", why: "control" });
    expect(recognise("AB\u202eC")).toEqual({ kind: "bad", why: "control" });
  });
});

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
