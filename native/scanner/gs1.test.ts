import { describe, expect, it } from "vitest";
import { symbologyOf } from "./aim.ts";
import { recognise } from "./codes.ts";
import { formatElements, parseBracketed, parseElements } from "./gs1.ts";

const FNC1 = "\u001d";

describe("element strings", () => {
  it("cuts values of predefined length by themselves and others at the separator", () => {
    const read = parseElements(`01095060001343521727033110AB-1${FNC1}21S123`);
    expect(read).toEqual({
      ok: true,
      value: [
        { ai: "01", value: "09506000134352" },
        { ai: "17", value: "270331" },
        { ai: "10", value: "AB-1" },
        { ai: "21", value: "S123" },
      ],
    });
    if (read.ok) expect(parseBracketed(formatElements(read.value))).toEqual(read);
  });

  it("reads separators in front, doubled and at the end", () => {
    expect(parseElements(`${FNC1}10A${FNC1}${FNC1}0109506000134352${FNC1}`)).toMatchObject({
      ok: true,
      value: [{ ai: "10" }, { ai: "01" }],
    });
  });

  it("refuses what the rules of an identifier do not allow", () => {
    expect(parseElements("0109506000134353")).toEqual({ ok: false, error: "checkDigit" });
    for (const wrong of ["", "010950600013435", "0109506000134352ZZ", "17ABCDEF", `10${"A".repeat(21)}`, "99"]) {
      expect(parseElements(wrong)).toEqual({ ok: false, error: "notGs1" });
    }
    expect(parseBracketed("(01)09506000134352(10)")).toEqual({ ok: false, error: "notGs1" });
  });
});

describe("recognise", () => {
  const code = { kind: "gs1", gtin: "09506000134352", text: "(01)09506000134352(17)270331(10)AB-1" };

  it("reads a DataMatrix as each kind of scanner sends it", () => {
    const data = "01095060001343521727033110AB-1";
    for (const raw of [
      `]d2${data}`,
      `\u0002]C1${data}\r`,
      `${FNC1}${data}`,
      data,
      "(01)09506000134352(17)270331(10)AB-1",
    ]) {
      expect(recognise(raw)).toEqual({
        ...code,
        measure: undefined,
        attributes: { batch: "AB-1", expiry: "2027-03-31" },
      });
    }
    expect(recognise(data, undefined, symbologyOf("d2"))).toMatchObject(code);
  });

  it("reads a Digital Link, of any web site and with any length of number", () => {
    expect(recognise("https://id.gs1.org/01/09506000134352/10/AB-1?17=270331&utm=x")).toMatchObject({
      kind: "gs1",
      gtin: "09506000134352",
      attributes: { batch: "AB-1", expiry: "2027-03-31" },
    });
    expect(recognise("https://example.com/some/path/01/9506000134352")).toMatchObject({
      kind: "gs1",
      gtin: "09506000134352",
    });
    expect(recognise("https://example.com/01/9506000134353")).toEqual({ kind: "bad", why: "checkDigit" });
    expect(recognise("https://example.com/hello")).toMatchObject({ kind: "text" });
  });

  it("reads weight in kilograms and pounds, and a price", () => {
    expect(recognise("]C101095060001343523103001250")).toMatchObject({ measure: { kind: "weight", grams: 1250 } });
    expect(recognise("]C101095060001343523102000125")).toMatchObject({ measure: { kind: "weight", grams: 1250 } });
    expect(recognise("]C101095060001343523202000100")).toMatchObject({ measure: { kind: "weight", grams: 454 } });
    expect(recognise("]e001095060001343523922599")).toMatchObject({ measure: { kind: "price", amount: 599 } });
  });

  it("says a wrong check digit aloud and keeps nothing of a card in a serial number", () => {
    expect(recognise("]d20109506000134353")).toEqual({ kind: "bad", why: "checkDigit" });
    expect(recognise("]d20109506000134352214111111111111111")).toEqual({ kind: "bad", why: "cardData" });
    expect(recognise("(01)09506000134352(21)4111111111111111")).toEqual({ kind: "bad", why: "cardData" });
  });

  it("leaves figures that only begin like elements to the catalogue", () => {
    expect(recognise("0109506000134352")).toMatchObject({ kind: "text" });
    expect(recognise("01095060001343521234")).toMatchObject({ kind: "text" });
  });

  it("drops the small code beside a magazine's, where the scanner says that there is one", () => {
    expect(recognise("]E3977123456700305")).toMatchObject({ kind: "gtin", gtin: "09771234567003" });
  });

  it("tells a wallet's pay code from goods", () => {
    expect(recognise("134567890123456789")).toEqual({ kind: "wallet", text: "134567890123456789" });
    expect(recognise("2812345678901234567")).toMatchObject({ kind: "wallet" });
  });
});
