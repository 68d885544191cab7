/** Answers of a terminal in the shop's own network, broken by accident or malice: never more proof than they hold. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { inWords } from "../../main/gateways/codepay/lan/call.ts";
import { answersTo, readAnswer } from "../../main/gateways/codepay/lan/envelope.ts";
import { readOrderAnswer } from "../../main/gateways/codepay/lan/reading.ts";
import { order, ORDER } from "../../main/gateways/codepay/testing/answers.ts";
import type { Reading } from "../../main/core/attempt/reading.ts";

/** How many runs a property, when another number than its own is asked for. */
const RUNS = process.env["FUZZ_RUNS"] === undefined ? undefined : Number(process.env["FUZZ_RUNS"]);

const PAN = "4111111111111111";
const values = fc.oneof(
  fc.constantFrom<unknown>(
    ..."0 1 2 3 9 CAD USD 11.48 11.485 SWIPE_CARD Visa 411111******1111".split(" "),
    ...["", null, 0, 2, 11.48, -11.48, true, {}, [], ORDER.reference, PAN],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const bizData = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(order()), "card_no", "__proto__"), values), { maxLength: 6 })
  .map((more) => order(Object.fromEntries(more)));
const envelope = fc.record({
  topic: fc.constant("ecrhub.pay.order"),
  request_id: fc.constantFrom("r1", "r2", ""),
  response_code: fc.constantFrom<unknown>("0", "000", "106", "109", "110", "112", "00", "", 0, 110, null),
  response_msg: fc.oneof(
    fc.constantFrom(
      "success",
      "[51] Declined by the issuer",
      "[K026] Cancelled by the operator",
      "Time-out",
      "Declined: time out",
    ),
    fc.string({ maxLength: 30 }),
  ),
  biz_data: fc.oneof(
    bizData,
    bizData.map((data) => JSON.stringify(data)),
    fc.constantFrom<unknown>("", "{", null, []),
    values,
  ),
});
const broken = fc
  .tuple(envelope, fc.nat(), fc.constantFrom("cut", "flip", "double", "none", "none", "none"))
  .map(([message, at, how]) => {
    const raw = JSON.stringify(message);
    const point = at % (raw.length + 1);
    if (how === "cut") return raw.slice(0, point);
    if (how === "flip") return `${raw.slice(0, point)}${String.fromCharCode(at % 128)}${raw.slice(point + 1)}`;
    return how === "double" ? raw + raw : raw;
  });

const read = (raw: string): Reading | null => {
  const answer = readAnswer(raw);
  if (answer === null) return null;
  const heard = inWords(answer);
  if (heard.kind !== "answer") return heard.kind === "nothing" ? heard : null;
  return readOrderAnswer(heard.answer, ORDER, { transType: 1, waiting: { isOver: () => false } });
};

it("prove a capture only by 0 or 000, our number, kind and currency, and status 2; and its absence by words alone", () => {
  fc.assert(
    fc.property(broken, (raw) => {
      answersTo(raw, "r1", "ecrhub.pay.order");
      const reading = read(raw);
      const answer = readAnswer(raw);
      if (reading === null || answer === null) return;
      const { code, msg, order: said } = answer;
      const ours =
        ["0", "000"].includes(code) &&
        said?.merchant_order_no === ORDER.reference &&
        said.trans_type === "1" &&
        said.price_currency === "CAD";
      if (reading.kind === "captured") {
        expect([ours, said?.trans_status]).toEqual([true, "2"]);
        expect(Number.isSafeInteger(reading.capture.captured) && reading.capture.captured > 0).toBe(true);
      }
      if (reading.kind === "notCaptured" && !ours) {
        expect(["110", "106"]).toContain(code);
        expect(msg).not.toMatch(/time.?out/i);
        if (code === "110") expect(msg).toMatch(/declin|cancel|not approved|do not hono|K026/i);
      }
      if (reading.kind === "notCaptured" && ours) expect(["1", "3"]).toContain(said.trans_status);
    }),
    { numRuns: RUNS ?? 5_000 },
  );
});

it("keep no card number of any field", () => {
  fc.assert(
    fc.property(envelope, (message) => {
      const reading = read(JSON.stringify({ ...message, response_msg: `paid with ${PAN}` }));
      expect(JSON.stringify(reading ?? {})).not.toContain(PAN);
    }),
    { numRuns: RUNS ?? 2_000 },
  );
});
