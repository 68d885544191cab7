/** Gateway answers broken by accident or malice: never a throw, and never more proof than an answer holds. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAnswer } from "../../main/gateways/iotpay/answer.ts";
import { readAnswer, type TipMode } from "../../main/gateways/iotpay/reading.ts";
import { verifyAnswer } from "../../main/gateways/iotpay/signature.ts";
import { EXTRA, failed, flat, nested, ORDER } from "../../main/gateways/iotpay/testing.ts";

/** How many runs a property, when another number than its own is asked for. */
const RUNS = process.env["FUZZ_RUNS"] === undefined ? undefined : Number(process.env["FUZZ_RUNS"]);

const samples = [
  nested(),
  nested({ status: 9, extra: JSON.stringify({ ...EXTRA, receiptDisp: "Transaction Not Completed 05" }) }),
  nested({ status: 4 }),
  nested({ status: 3, tip: 200, trxAmount: 1348 }),
  flat(),
  flat({ status: 9 }),
  flat({ status: 1 }),
  failed({ errCode: "0112", retMsg: "0112 merchant order id does not exist" }),
  failed({ retMsg: "0013 signature error" }),
  failed({ errCode: "0110" }),
];

const CODES = ["SUCCESS", "FAIL", "success", "", null, 1];
const values = fc.oneof(
  fc.constantFrom<unknown>(
    ...CODES,
    0,
    1,
    2,
    3,
    4,
    5,
    9,
    "2",
    "9",
    "CAD",
    "USD",
    "refund",
    "pay",
    ORDER.reference,
    "0013",
    "0112",
    -1,
    1e308,
    9007199254740991,
    true,
    {},
    [],
  ),
  fc.string({ maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const NAMES = [
  "retCode",
  "resCode",
  "mchOrderNo",
  "currency",
  "status",
  "payType",
  "amount",
  "tip",
  "trxAmount",
  "extra",
  "errCode",
  "retMsg",
  "payOrder",
  "sign",
  "deviceId",
  "payOrderId",
];
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ maxLength: 6 }),
  fc.constantFrom("__proto__", "constructor", "a(", "toString"),
);

type Change =
  | { readonly kind: "set" | "setInner" | "remove" | "removeInner"; readonly name: string; readonly value: unknown }
  | { readonly kind: "cut" | "flip" | "insert" | "double"; readonly at: number; readonly text: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom("set" as const, "setInner" as const), name, value: values }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("remove" as const, "removeInner" as const),
      name: fc.constantFrom(...NAMES),
      value: fc.constant(null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("cut" as const, "flip" as const, "insert" as const, "double" as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.string({ maxLength: 4 }),
    }),
  },
);

const object = (text: string): Record<string, unknown> | null => {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

function apply(text: string, one: Change): string {
  if ("text" in one) {
    const at = Math.floor(one.at * text.length);
    if (one.kind === "cut") return text.slice(0, at);
    if (one.kind === "double") return text + text;
    return text.slice(0, at) + one.text + text.slice(one.kind === "flip" ? at + one.text.length : at);
  }
  const json = object(text);
  if (json === null) return text;
  const inner = json["payOrder"];
  const isInner = one.kind === "setInner" || one.kind === "removeInner";
  const target = isInner && typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : json;
  if (one.kind === "remove" || one.kind === "removeInner") Reflect.deleteProperty(target, one.name);
  else
    Object.defineProperty(target, one.name, { value: one.value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(json);
}

/** Written apart from the reader: whether this text can say, of our order, one of these statuses. */
function says(text: string, statuses: readonly number[]): boolean {
  const json = object(text.replace(/^\uFEFF/, ""));
  if (json?.["retCode"] !== "SUCCESS" || json["resCode"] !== "SUCCESS") return false;
  const inner = json["payOrder"];
  const order = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : json;
  return (
    order["mchOrderNo"] === ORDER.reference &&
    order["currency"] === "CAD" &&
    order["payType"] !== "refund" &&
    statuses.includes(Number(order["status"])) &&
    (typeof order["status"] === "number" || /^\d+$/.test(String(order["status"])))
  );
}

const seen = { captured: 0, notCaptured: 0, other: 0 };

function check(text: string, by: "take" | "lookUp", tipMode: TipMode): void {
  const answer = parseAnswer(text);
  if (answer === null) return;
  expect(["right", "wrong", "missing"]).toContain(verifyAnswer(text.replace(/^\uFEFF/, ""), "testkey123"));
  const reading = readAnswer(answer, ORDER, by, tipMode);
  if (reading.kind === "captured") {
    seen.captured += 1;
    expect(says(text, [2, 3])).toBe(true);
    const { captured, tip, cashback, surcharge } = reading.capture;
    for (const amount of [captured, tip, cashback, surcharge])
      expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
    expect(captured).toBeGreaterThan(0);
    if (captured - tip - cashback - surcharge > ORDER.amount) expect(reading.capture.differs).toBe(true);
  } else if (reading.kind === "notCaptured") {
    seen.notCaptured += 1;
    expect(says(text, [4, 9])).toBe(true);
  } else seen.other += 1;
}

it("20,000 mutated answers prove no more than they say", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(change, { minLength: 0, maxLength: 4 }),
      fc.constantFrom("take" as const, "lookUp" as const),
      fc.constantFrom("none" as const, "separate" as const, "included" as const),
      (sample, changes, by, tipMode) => {
        check(changes.reduce(apply, sample), by, tipMode);
      },
    ),
    { numRuns: RUNS ?? 20_000 },
  );
  // The mutations leave enough answers standing to be worth the name.
  expect(seen.captured).toBeGreaterThan(500);
  expect(seen.notCaptured).toBeGreaterThan(500);
  expect(seen.other).toBeGreaterThan(500);
});

it("10,000 texts of chance prove nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      check(text, "take", "none");
      expect(says(text, [2, 3, 4, 9])).toBe(false);
    }),
    { numRuns: RUNS ?? 10_000 },
  );
});
