/** Citcon's answers broken by accident or malice: never a throw, and never more proof than an answer holds. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { minor } from "../../main/core/money/money.ts";
import type { WalletBrand } from "../../main/core/attempt/wallet.ts";
import { parseAnswer, parseInitialize, parseQr } from "../../main/gateways/citcon/answer.ts";
import { parseHistory } from "../../main/gateways/citcon/history.ts";
import { matchHistory } from "../../main/gateways/citcon/historyMatch.ts";
import { readNamed } from "../../main/gateways/citcon/online.ts";
import { readPayment } from "../../main/gateways/citcon/reading.ts";
import {
  bare,
  failed,
  HISTORY,
  ID,
  inquired,
  ORDER,
  paid,
  pending,
  refunded,
} from "../../main/gateways/citcon/testing/answers.ts";
import { readCancel, readRefund } from "../../main/gateways/citcon/undoReading.ts";

/** How many runs a property, when another number than its own is asked for. */
const RUNS = process.env["FUZZ_RUNS"] === undefined ? undefined : Number(process.env["FUZZ_RUNS"]);

const samples = [
  paid(),
  paid({ reference: ORDER.reference, currency: "CAD" }),
  inquired(),
  pending(),
  failed("63"),
  failed("14", { method: "WXP" }),
  failed("51", { method: "ALP" }),
  failed("15", { transaction_id: null }),
  bare("success", "00"),
  bare("fail", "E4"),
  bare("fail", "E3"),
  refunded(),
  `\uFEFF${paid({ total: 1148 })}`,
  JSON.stringify(HISTORY),
  JSON.stringify({ ...HISTORY, history_json: JSON.stringify(HISTORY.history_json) }),
  '{"result":"success","qr_code":"https://c.example/qr?q=abc"}',
  '{"result":"success","token":"123","name_eng":"Shop","name_chn":"店"}',
];

const NAMES = [
  ..."result code error_message transaction_id original_transaction_id reference currency total tip method".split(" "),
  ..."subtotal history_json qr_code token name_eng original_reference".split(" "),
];
const values = fc.oneof(
  fc.constantFrom<unknown>(
    ..."success fail SUCCESS 00 09 63 14 E4 E5 E3 E1 ZZ I1 I2 A5 CAD USD WeChat ALP QR 1148 0 -1".split(" "),
    ...["WeChat Refund", "", null, 0, 9, 63, 1148, 1e308, -1148, 9007199254740991, true, {}, [], ID, ORDER.reference],
  ),
  fc.string({ maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  fc.constantFrom("__proto__", "constructor", "toString"),
  fc.string({ maxLength: 6 }),
);

type Change =
  | { readonly kind: "set"; readonly name: string; readonly value: unknown }
  | { readonly kind: "remove"; readonly name: string }
  | { readonly kind: "cut" | "flip" | "insert" | "double"; readonly at: number; readonly text: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("set" as const), name, value: values }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), name: fc.constantFrom(...NAMES) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("cut" as const, "flip" as const, "insert" as const, "double" as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.string({ maxLength: 4 }),
    }),
  },
);

const object = (text: string): Record<string, unknown> | null => {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

function apply(text: string, one: Change): string {
  if ("at" in one) {
    const at = Math.floor(one.at * text.length);
    if (one.kind === "cut") return text.slice(0, at);
    if (one.kind === "double") return text + text;
    return text.slice(0, at) + one.text + text.slice(one.kind === "flip" ? at + one.text.length : at);
  }
  const json = object(text);
  if (json === null) return text;
  if (one.kind === "remove") Reflect.deleteProperty(json, one.name);
  else
    Object.defineProperty(json, one.name, { value: one.value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(json);
}

const isText = (value: unknown, ...allowed: readonly string[]): boolean =>
  (typeof value === "string" || typeof value === "number") && allowed.includes(String(value).trim());
const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === "object" || typeof value === "boolean" || value === "";

/** Written apart from the reader: what a text has to say to be able to prove a capture, or that there was none. */
const saysCaptured = (json: Record<string, unknown>): boolean =>
  json["result"] === "success" &&
  (isText(json["code"], "00") || json["code"] === 0) &&
  Number(json["total"]) > 0 &&
  Number.isInteger(Number(json["total"]));
const PENDING_OR_UNKNOWN = ["00", "0", "09", "9", "ZZ", "99", "C4", "10", "91", "13", "96"];
const saysNotCaptured = (json: Record<string, unknown>): boolean =>
  json["result"] === "fail" &&
  !isAbsent(json["code"]) &&
  !(json["code"] !== "13" && isText(json["code"], ...PENDING_OR_UNKNOWN));

const wallets = fc.constantFrom<WalletBrand | null>(null, "wechat", "alipay", "unionpay");
const seen = { captured: 0, notCaptured: 0, cancelled: 0, refunded: 0, other: 0 };

function check(text: string, by: "pay" | "inquire", wallet: WalletBrand | null): void {
  parseInitialize(text);
  parseQr(text);
  const rows = parseHistory(text);
  if (rows !== null) {
    const lost = { total: minor(7), tip: minor(2), cannotBe: new Set<string>(), onlyOne: true, tokenAlone: true };
    expect(["one", "none", "pick"]).toContain(matchHistory(rows, lost).kind);
  }
  const named = readNamed(text, ORDER);
  // Only an answer that names our own number names a payment at all.
  if (named.kind === "found") expect(object(text)?.["reference"]).toBe(ORDER.reference);
  const answer = parseAnswer(text);
  if (answer === null) return;
  const json = object(text);
  if (json === null) throw new Error("an answer that is no object");
  const known = { gatewayRef: by === "inquire" ? ID : "", wallet };
  const reading = readPayment(answer, by, ORDER, known);
  if (reading.kind === "captured") {
    seen.captured += 1;
    expect(saysCaptured(json)).toBe(true);
    expect(reading.capture.captured).toBe(Number(json["total"]));
    if (reading.capture.captured > ORDER.amount) expect(reading.capture.differs).toBe(true);
    expect(reading.capture.captured - reading.capture.tip).toBeGreaterThan(0);
  } else if (reading.kind === "notCaptured") {
    seen.notCaptured += 1;
    expect(saysNotCaptured(json)).toBe(true);
  } else seen.other += 1;
  const cancel = readCancel(answer, known);
  if (cancel.kind === "cancelled") {
    seen.cancelled += 1;
    const done = json["result"] === "success" && (isText(json["code"], "00") || json["code"] === 0);
    expect(done || (json["result"] === "fail" && isText(json["code"], "E4", "E5"))).toBe(true);
  }
  const original = { reference: ORDER.reference, gatewayRef: ID, wallet, shown: false };
  const refund = readRefund(answer, {
    way: "refund",
    reference: "R",
    amount: ORDER.amount,
    currency: "CAD",
    reason: "",
    original,
  });
  if (refund.kind === "refunded") {
    seen.refunded += 1;
    expect(json["result"]).toBe("success");
    expect(refund.amount).toBe(ORDER.amount);
  }
}

it("20,000 mutated answers prove no more than they say", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(change, { minLength: 0, maxLength: 4 }),
      fc.constantFrom("pay" as const, "inquire" as const),
      wallets,
      (sample, changes, by, wallet) => {
        check(changes.reduce(apply, sample), by, wallet);
      },
    ),
    { numRuns: RUNS ?? 20_000 },
  );
  // The mutations leave enough answers standing to be worth the name.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(300);
});

it("10,000 texts of chance prove nothing", () => {
  const before = { ...seen };
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), wallets, (text, wallet) => {
      check(text, "pay", wallet);
    }),
    { numRuns: RUNS ?? 10_000 },
  );
  expect({ ...seen, other: 0 }).toEqual({ ...before, other: 0 });
});
