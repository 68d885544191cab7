import { expect, test } from "vitest";
import { hold, makeWay, recall } from "./heldSales.ts";
import { minor } from "../money/money.ts";
import { ONE } from "../money/quantity.ts";
import type { Result } from "../result.ts";
import { applySaleFact, type Sale, type SaleFact, startedSale, withAttempt } from "./sale.ts";
import { addGoods, removeLine, takeCash } from "./saleRules.ts";
import { intended } from "../attempt/attempt.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";

function after(sale: Sale, facts: Result<readonly SaleFact[], string>): Sale {
  if (!facts.ok) throw new Error(facts.error);
  return facts.value.reduce((one, fact) => applySaleFact(one, fact, 7), sale);
}
const refusal = (facts: Result<unknown, string>): string => (facts.ok ? "ok" : facts.error);

const empty = startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0);
const rung = after(
  empty,
  addGoods(
    empty,
    { id: "l", sku: "pen", names: { en: "Pen" }, unit: "each", quantity: ONE, unitPrice: minor(2296), taxes: [] },
    "hand",
  ),
);
const asked = intended(BODY, 1, "lee");
const approved = withAttempt(rung, { ...asked, state: "approved", capture: CAPTURE });
const declined = withAttempt(rung, { ...asked, state: "declined" });

test("goods are put aside under a name and come back as they were", () => {
  const held = after(rung, hold(rung, "Ms Chan", "lee"));
  expect(held.held).toEqual({ at: 7, operator: "lee", name: "Ms Chan" });
  expect(refusal(hold(held, "", "lee"))).toBe("noOpenSale");
  expect(after(held, recall(held))).toEqual(rung);
  expect(refusal(recall(rung))).toBe("noOpenSale");
});

test("money, or a payment that may still take some, is never put out of sight", () => {
  expect(refusal(hold(withAttempt(rung, asked), "", "lee"))).toBe("paymentRunning");
  expect(refusal(hold(approved, "", "lee"))).toBe("notHeldWithMoney");
  expect(refusal(hold(withAttempt(rung, { ...asked, state: "setAside" }), "", "lee"))).toBe("notHeldWithMoney");
  expect(refusal(hold(after(rung, takeCash(rung, "t", minor(1000), 5)), "", "lee"))).toBe("notHeldWithMoney");
  expect(refusal(hold(declined, "", "lee"))).toBe("ok");
});

test("makes way for another: put aside with goods, given up without, left alone when it is paid", () => {
  expect(makeWay(rung, "lee")).toMatchObject({ value: [{ kind: "sale.held", body: { name: "", operator: "lee" } }] });
  expect(makeWay(after(rung, removeLine(rung, "l")), "lee")).toMatchObject({ value: [{ kind: "sale.abandoned" }] });
  expect(makeWay(after(rung, takeCash(rung, "t", minor(2295), 5)), "lee")).toMatchObject({ value: [] });
  expect(makeWay(null, "lee")).toMatchObject({ value: [] });
  expect(refusal(makeWay(withAttempt(rung, asked), "lee"))).toBe("paymentRunning");
  expect(refusal(hold(empty, "", "lee"))).toBe("saleEmpty");
});
