/** CodePay's answers broken by accident or malice: never a throw, and never more proof than an answer holds. */
import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { minor } from "../../main/core/money/money.ts";
import { toMinor } from "../../main/gateways/codepay/amount.ts";
import { parseAnswer } from "../../main/gateways/codepay/answer.ts";
import { readRefund } from "../../main/gateways/codepay/giveBack.ts";
import { signedMembers, topLevelMembers } from "../../main/gateways/rawJson.ts";
import { readQuery } from "../../main/gateways/codepay/reading.ts";
import { signText, verifyAnswer } from "../../main/gateways/codepay/signature.ts";
import { answer, order, ORDER } from "../../main/gateways/codepay/testing/answers.ts";

/** How many runs a property, when another number than its own is asked for. */
const RUNS = process.env["FUZZ_RUNS"] === undefined ? undefined : Number(process.env["FUZZ_RUNS"]);

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const REFUND = { reference: ORDER.reference, amount: minor(1148), currency: "CAD", way: "refund" } as const;
const CONTEXT = { waiting: { isOver: () => false } };

const NAMES = Object.keys(order());
const values = fc.oneof(
  fc.constantFrom<unknown>(
    ..."0 1 2 3 9 4 -1 CAD USD 11.48 11.485 1e3 SWIPE_CARD SCANQR_PAY online offline Visa K026".split(" "),
    ...["", null, 0, 1, 2, 9, 11.48, 1148, 1e308, -11.48, 0.1 + 0.2, true, {}, [], ORDER.reference, "4111111111111111"],
  ),
  fc.string({ maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  fc.constantFrom("__proto__", "constructor", "toString"),
  fc.string({ maxLength: 6 }),
);
const fields = fc.array(fc.tuple(name, values), { maxLength: 8 });
const top = fc.array(fc.tuple(fc.constantFrom("code", "msg", "psn", "data", "sign", "x"), values), { maxLength: 3 });
const text = fc
  .tuple(fields, top)
  .map(([more, above]) => answer(order(Object.fromEntries(more)), Object.fromEntries(above)));
const broken = fc.tuple(text, fc.nat(), fc.constantFrom("cut", "flip", "double", "none")).map(([raw, at, how]) => {
  const point = at % (raw.length + 1);
  if (how === "cut") return raw.slice(0, point);
  if (how === "flip") return `${raw.slice(0, point)}${String.fromCharCode(at % 128)}${raw.slice(point + 1)}`;
  return how === "double" ? raw + raw : raw;
});

const runs = (own: number): { numRuns: number } => ({ numRuns: RUNS ?? own });

it("proves a capture only by code 0, our number, kind and currency, and status 2", () => {
  fc.assert(
    fc.property(broken, (raw) => {
      const parsed = parseAnswer(raw);
      if (parsed === null) return;
      const reading = readQuery(parsed, ORDER, { ...CONTEXT, transType: 1 });
      const said = (JSON.parse(raw) as { code: unknown; data?: Record<string, unknown> | null }).data ?? {};
      // An object may bring a `toString` of its own: only texts and numbers are words.
      const is = (field: string, value: string): boolean =>
        ["string", "number"].includes(typeof said[field]) && String(said[field]).trim() === value;
      const ours =
        parsed.code === "0" &&
        is("merchant_order_no", ORDER.reference) &&
        is("price_currency", "CAD") &&
        is("trans_type", "1");
      if (reading.kind === "captured") {
        expect(ours && is("trans_status", "2")).toBe(true);
        const { captured, cashback, surcharge, tip } = reading.capture;
        for (const amount of [captured, tip, cashback, surcharge]) expect(Number.isSafeInteger(amount)).toBe(true);
        expect(captured).toBeGreaterThan(0);
        expect(tip + cashback + surcharge).toBeLessThanOrEqual(captured);
      }
      if (reading.kind === "notCaptured")
        expect(ours && (is("trans_status", "1") || is("trans_status", "3"))).toBe(true);
      if (!ours) expect(reading.kind).toBe("nothing");
    }),
    runs(3_000),
  );
});

it("proves a refund only by code 0, its own number, and status 2 for the amount asked", () => {
  fc.assert(
    fc.property(broken, (raw) => {
      const parsed = parseAnswer(raw);
      if (parsed === null) return;
      const reading = readRefund(parsed, REFUND, { ...CONTEXT, transType: 3 });
      if (reading.kind !== "refunded") return;
      const { order: said } = parsed;
      expect([parsed.code, said?.merchant_order_no, said?.trans_type, said?.trans_status]).toEqual([
        "0",
        REFUND.reference,
        "3",
        "2",
      ]);
      expect(toMinor(said?.trans_amount) ?? toMinor(said?.order_amount) ?? REFUND.amount).toBe(REFUND.amount);
    }),
    runs(2_000),
  );
});

it("keeps no card number of any field", () => {
  fc.assert(
    fc.property(fields, (more) => {
      const parsed = parseAnswer(answer(order(Object.fromEntries(more))));
      if (parsed === null) return;
      const known = more.some(([field]) => field === "merchant_order_no");
      const reading = readQuery(parsed, ORDER, { ...CONTEXT, transType: 1 });
      if (!known) expect(JSON.stringify(reading)).not.toContain("4111111111111111");
    }),
    runs(1_000),
  );
});

it("finds in any JSON object the very members that JSON.parse finds", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 2), (object, space) => {
      const raw = JSON.stringify(object, null, space);
      const members = topLevelMembers(raw);
      expect([...members.keys()].sort()).toEqual(Object.keys(JSON.parse(raw) as object).sort());
      for (const [key, text] of members) expect(JSON.parse(text)).toEqual((JSON.parse(raw) as never)[key]);
    }),
    runs(2_000),
  );
});

it("takes a signature for the text it was made over, and for no other", () => {
  fc.assert(
    fc.property(fields, fc.nat(), (more, at) => {
      const unsigned = answer(order(Object.fromEntries(more)));
      const sign = signText(signedMembers(topLevelMembers(unsigned)), keys.privateKey);
      const raw = `${unsigned.slice(0, -1)},"sign":${JSON.stringify(sign)}}`;
      expect(verifyAnswer(raw, keys.publicKey)).toBe("right");
      const start = raw.indexOf('"data":') + 8;
      const point = start + (at % (raw.indexOf('"sign"') - start - 3));
      const changed = `${raw.slice(0, point)}${raw[point] === "7" ? "8" : "7"}${raw.slice(point + 1)}`;
      if (parseAnswer(changed) !== null) expect(verifyAnswer(changed, keys.publicKey)).toBe("wrong");
    }),
    runs(200),
  );
});
