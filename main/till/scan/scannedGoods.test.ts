import { describe, expect, it } from "vitest";
import { recognise } from "../../../native/scanner/codes.ts";
import { checkDigit } from "../../../native/scanner/gtin.ts";
import { priceCheckDigit, type WeightCodeRules } from "../../../native/scanner/weightCodes.ts";
import type { Product } from "../../catalog/catalog.ts";
import { minor } from "../../core/money/money.ts";
import { findGoods } from "./scannedGoods.ts";

const product = (sku: string, unit: "each" | "kg", fee = 0): Product => ({
  sku,
  names: { en: sku },
  price: minor(250),
  taxes: [],
  category: "",
  unit,
  fee: minor(fee),
});
const cheese = product("CHEESE", "kg");
const pie = product("PIE", "each", 10);
const known = new Map<string, Product>([
  ["04011", cheese],
  ["2112345000008", pie],
  ["09506000134352", pie],
  ["99506000134355", cheese],
  ["134567890123456789", pie],
  ["9521012424865", pie],
]);
const catalog = { findByCode: (code: string) => known.get(code) };
const EAN13: WeightCodeRules = { weightCodes: "ean13", weightPrefixes: ["25"], priceCheck: "digit" };
const UPCA: WeightCodeRules = { ...EAN13, weightCodes: "upca" };
const find = (raw: string, rules = EAN13) => findGoods(recognise(raw, rules), raw, catalog);
const whole = (body: string): string => body + checkDigit(body);

describe("labels of the shop's scale", () => {
  it("sell goods by weight by what they weigh", () => {
    expect(find(whole("250401101245"))).toMatchObject({ kind: "goods", product: cheese, amount: 1245 });
  });

  it("sell one piece at the label's price, whatever the catalogue's, without a deposit of goods by weight", () => {
    expect(find(whole("210401100599"))).toMatchObject({
      kind: "goods",
      product: { sku: "CHEESE", unit: "each", price: 599, fee: 0 },
      amount: null,
    });
    expect(find(whole("211234500599"))).toMatchObject({ kind: "goods", product: { sku: "PIE", price: 599, fee: 10 } });
    expect(find(whole(`204011${priceCheckDigit("0599")}0599`), UPCA)).toMatchObject({
      product: { sku: "CHEESE", price: 599 },
    });
  });

  it("are refused when they say nothing, or a weight of goods by the piece", () => {
    expect(find(whole("250401100000"))).toMatchObject({ kind: "refused", why: "quantityOutOfRange" });
    expect(find(whole("210401100000"))).toMatchObject({ kind: "refused", why: "amountOutOfRange" });
    known.set("00777", pie);
    expect(find(whole("250077701245"))).toMatchObject({ kind: "refused", why: "weightOfPiece" });
  });

  it("are plain goods when the catalogue knows the whole code", () => {
    const code = whole("212222200599");
    known.set(code.padStart(14, "0"), pie);
    expect(find(code)).toMatchObject({ kind: "goods", product: { price: 250 } });
  });
});

describe("GS1 codes", () => {
  it("sell what they weigh where goods are sold by weight, and one piece where they are not", () => {
    expect(find("]C101995060001343553103001250")).toMatchObject({ kind: "goods", product: cheese, amount: 1250 });
    expect(find("]C101095060001343523103001250")).toMatchObject({ kind: "goods", product: pie, amount: null });
    expect(find("]C101995060001343553922899")).toMatchObject({ product: { unit: "each", price: 899 } });
  });

  it("of a pallet or of unknown goods are not in the catalogue", () => {
    expect(find("(00)106141412345678908")).toMatchObject({ kind: "unknown" });
    expect(find("(01)06291041500213(10)X")).toMatchObject({ kind: "unknown", shown: "(01)06291041500213(10)X" });
  });
});

describe("everything else", () => {
  it("asks the catalogue before it calls a number misread or a pay code", () => {
    expect(find("9521012424865")).toMatchObject({ kind: "goods" });
    expect(find("9521012424866")).toMatchObject({ kind: "bad", why: "checkDigit" });
    expect(find("134567890123456789")).toMatchObject({ kind: "goods" });
  });

  it("shows of a pay code its last four and of a card nothing", () => {
    const pay = find("134567890123450000");
    expect(pay).toMatchObject({ kind: "unknown", why: "walletCode", shown: "…0000" });
    expect(JSON.stringify(pay)).not.toContain("1345678");
    expect(find("4111111111111111")).toEqual({ kind: "cardData", why: "cardData", shown: "" });
  });
});
