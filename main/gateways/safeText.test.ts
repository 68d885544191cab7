/** What another machine says, before it is stored or shown (INV-12). */
import { expect, test } from "vitest";
import { parseAnswer } from "./iotpay/answer.ts";
import { readAnswer } from "./iotpay/reading.ts";
import { safeText } from "./safeText.ts";
import { minor } from "../core/money/money.ts";

const CARD = "4111 1111 1111 1111";
const ORDER = { reference: "R1", amount: minor(500), tip: minor(0), currency: "CAD" } as const;

test("a card number that the end of the text cuts in two is seen all the same", () => {
  for (let before = 0; before <= 119; before += 1)
    expect(safeText(`${"x".repeat(before)} ${CARD} declined`), String(before)).not.toMatch(/4\D*1/);
  expect(safeText(`${"x".repeat(200)} ${CARD} declined`)).toBe("x".repeat(120));
  expect(safeText(` a\tb\n ${"c".repeat(200)}`)).toHaveLength(120);
  expect(safeText(` 05\u0000DECLINED\u0007`)).toBe("05 DECLINED");
  expect(safeText("0123456789", 4)).toBe("0123");
});

test("a failure's text is cut only after it was looked through", () => {
  const raw = JSON.stringify({ retCode: "FAIL", retMsg: `0110 ${"x".repeat(100)} ${CARD}` });
  const answer = parseAnswer(raw);
  if (answer === null) return expect.unreachable("not understood");
  expect(JSON.stringify(readAnswer(answer, ORDER, "take", "none"))).not.toMatch(/4\D*1\D*1/);
});
