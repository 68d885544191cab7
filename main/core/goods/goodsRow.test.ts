import { expect, it } from "vitest";
import { minor } from "../money/money.ts";
import { differences, rowOf, sameGoods } from "./goodsRow.ts";
import type { Product } from "./product.ts";

const tea: Product = {
  sku: "TEA",
  barcode: "6291041500213",
  names: { en: "Tea", fr: "Thé" },
  price: minor(649),
  taxes: ["GST", "PST"],
  category: "Grocery",
  unit: "each",
  fee: minor(0),
};

it("writes goods as a line of the file", () => {
  expect(rowOf(tea)).toEqual({
    sku: "TEA",
    barcode: "6291041500213",
    name: "Tea",
    name_zh: "",
    name_fr: "Thé",
    price: "6.49",
    tax: "GST+PST",
    category: "Grocery",
    unit: "each",
    fee: "",
  });
});

it("tells what differs, and nothing else", () => {
  const dearer = { ...tea, price: minor(700), fee: minor(10) };
  expect(sameGoods(tea, { ...tea })).toBe(true);
  expect(sameGoods(tea, dearer)).toBe(false);
  expect(differences(rowOf(tea), rowOf(dearer))).toEqual({
    before: "price 6.49, fee –",
    after: "price 7.00, fee 0.10",
  });
  expect(differences(null, { ...rowOf(tea), name_fr: "" })).toEqual({
    before: "",
    after: "sku TEA, barcode 6291041500213, name Tea, price 6.49, tax GST+PST, category Grocery, unit each",
  });
});
