import { expect, test } from "vitest";
import { readNamed } from "./online.ts";
import { ORDER } from "./testing/answers.ts";
import { onlineBaseOf } from "./wire.ts";

const said = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id: "1000000525",
    type: "charge",
    amount: 1148,
    reference: ORDER.reference,
    status: "success",
    currency: "CAD",
    ...more,
  });

test.each([
  ["found by our number", said(), { kind: "found", gatewayRef: "1000000525" }],
  ["a number as id", said({ id: 1000000525 }), { kind: "found", gatewayRef: "1000000525" }],
  ["with a byte order mark", `\uFEFF${said()}`, { kind: "found" }],
  ["without saying what it is", said({ type: undefined }), { kind: "found" }],
  [
    "by the names of the newer document",
    said({ reference: "53d19ef2", reference2: ORDER.reference, currency: undefined, trans_currency: "CAD" }),
    { kind: "found", gatewayRef: "1000000525" },
  ],
  ["with null for its own number", said({ reference: null, reference2: ORDER.reference }), { kind: "found" }],
  ["a refund", said({ type: "refund" }), { kind: "nothing", why: "otherKind" }],
  [
    "another currency, by the newer name",
    said({ currency: undefined, trans_currency: "CNY" }),
    { why: "otherCurrency" },
  ],
  ["no currency", said({ currency: undefined }), { kind: "nothing", why: "notUnderstood" }],
  ["another's numbers", said({ reference: "X", reference2: "Y" }), { kind: "nothing", why: "otherOrder" }],
  ["another's number", said({ reference: "X" }), { kind: "nothing", why: "otherOrder" }],
  ["another currency", said({ currency: "USD" }), { kind: "nothing", why: "otherCurrency" }],
  ["no number at all", said({ reference: undefined }), { kind: "nothing", why: "notUnderstood" }],
  ["an id that is none", said({ id: "a b" }), { kind: "nothing", why: "notUnderstood" }],
  [
    "not known",
    '{"result":"fail","code":4000,"message":"unknown error"}',
    { kind: "notFound", text: "4000 unknown error" },
  ],
  [
    "not known, with a reason",
    '{"result":"fail","reason":"Invalid transaction"}',
    { kind: "notFound", text: "Invalid transaction" },
  ],
  ["HTML", "<html>502</html>", { kind: "nothing", why: "notUnderstood" }],
  ["cut", said().slice(0, 40), { kind: "nothing", why: "notUnderstood" }],
])("%s", (_name, raw, reading) => {
  expect(readNamed(raw, ORDER)).toMatchObject(reading);
});

test("production asks a host of its own, others the one they have", () => {
  expect(onlineBaseOf("https://citconpay.com")).toBe("https://api.citconpay.com");
  expect(onlineBaseOf("https://uat.citconpay.com")).toBe("https://uat.citconpay.com");
  expect(onlineBaseOf("http://127.0.0.1:8080")).toBe("http://127.0.0.1:8080");
});
