import fc from "fast-check";
import { expect, test } from "vitest";
import { brandName } from "../../core/attempt/cardDetails.ts";
import { parseCardExtra } from "./cardExtra.ts";

const sample = {
  cardType: " M ",
  cardNum: "XXXXXXXXXXXX1166",
  expireDate: "1022",
  emvLabel: "MASTERCARD ",
  emvAID: "A0000000041010",
  emvTC: "ARQC: 3D36ACBD44BE512B",
  authNum: "01046Z",
  trxMethod: "T",
  receiptDisp: " 000 Approved 00 Thank You ",
  cashbackAmount: "00000002000",
  langCode: "F",
  cvmResults: "1F0302",
};
const parse = (change: object = {}) => parseCardExtra(JSON.stringify({ ...sample, ...change }));

test("takes what a slip prints, trimmed", () => {
  expect(parse()).toMatchObject({
    cardType: "M",
    last4: "1166",
    applicationLabel: "MASTERCARD",
    hostText: "000 Approved 00 Thank You",
    entry: "T",
    cashback: 2000,
    surcharge: 0,
    language: "fr",
    batch: "",
  });
});

test("keeps neither the expiry date nor more than four digits of a number, masked or not", () => {
  const kept = JSON.stringify(parse({ cardNum: "5555555555554444" }));
  expect(kept).not.toContain("1022");
  expect(kept).not.toMatch(/5555/);
  expect(parse({ cardNum: "5555555555554444" })?.last4).toBe("4444");
  expect(parse({ cardNum: "XXXX" })?.last4).toBe("");
});

test.each([
  ["E", "en"],
  ["f", "fr"],
  ["ZH", "zh"],
  ["", ""],
  ["Q", ""],
  ["FRA", ""],
])("a language code of %j says %j", (langCode, language) => {
  expect(parse({ langCode })?.language).toBe(language);
});

test("a card number or track in any other field is not taken", () => {
  for (const key of [
    "emvLabel",
    "receiptDisp",
    "emvTC",
    "authNum",
    "seqNum",
    "termInvoiceNum",
    "timeStamp",
    "emvAID",
  ]) {
    expect(JSON.stringify(parse({ [key]: "5555 5555 5555 4444" })), key).not.toContain("4444");
    expect(JSON.stringify(parse({ [key]: "5555555555554444" })), key).not.toContain("4444");
    expect(JSON.stringify(parse({ [key]: ";5555555555554444=25121010000?" })), key).not.toContain("4444");
  }
});

test("without receiptDisp it is not the terminal's answer", () => {
  expect(parseCardExtra('{"pos_flag":"yes","productId":"10000576_null"}')).toBeUndefined();
  expect(parse({ receiptDisp: null })).toBeUndefined();
  for (const text of ["", "null", "[]", "3", '"CC_API"', "{", "<html>"])
    expect(parseCardExtra(text), text).toBeUndefined();
});

test("control characters become spaces, so no printer command comes in with an answer", () => {
  expect(parse({ receiptDisp: "Approved\u001b@\u001dV\u0000" })?.hostText).toBe("Approved @ V");
});

test("a code that does not fit is left out, a text is cut", () => {
  expect(parse({ authNum: "123456789" })?.auth).toBe("");
  expect(parse({ batchNum: 8 })?.batch).toBe("8");
  expect(parse({ seqNum: { deep: true } })?.sequence).toBe("");
  expect(parse({ cashbackAmount: "12.50" })?.cashback).toBe(0);
  expect(parse({ receiptDisp: "a".repeat(500) })?.hostText.length).toBe(120);
});

test("never fails, whatever the text", () => {
  const values = fc.dictionary(fc.constantFrom(...Object.keys(sample), "__proto__", "x"), fc.jsonValue());
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        values.map((value) => JSON.stringify(value)),
      ),
      (text) => {
        const read = parseCardExtra(text);
        expect(read === undefined || typeof read.hostText === "string").toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test("the brand: by AID first, then label, then type", () => {
  const named = (aid: string, applicationLabel: string, cardType: string) =>
    brandName({ aid, applicationLabel, cardType });
  expect(named("A0000000031010", "", "M")).toBe("Visa");
  expect(named("A0000002771010", "DEBIT", "V")).toBe("Interac");
  expect(named("", "UnionPay Credit", "")).toBe("UnionPay");
  expect(named("", "", "A")).toBe("American Express");
  expect(named("", "Girocard", "")).toBe("Girocard");
  expect(named("", "", "")).toBe("Card");
});
