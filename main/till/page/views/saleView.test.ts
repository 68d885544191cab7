import { describe, expect, it } from "vitest";
import { applyAttemptFact, intended } from "../../../core/attempt/attempt.ts";
import { minor } from "../../../core/money/money.ts";
import { quantity } from "../../../core/money/quantity.ts";
import { applySaleFact, type Sale, startedSale, withAttempt } from "../../../core/sale/sale.ts";
import { addGoods, takeCash } from "../../../core/sale/saleRules.ts";
import { BODY } from "../../../core/testing/attempts.ts";
import { saleView } from "./saleView.ts";

function sold(cents: number): Sale {
  const sale = startedSale({ id: "s1", number: 1, currency: "CAD", taxRules: [] }, 0);
  const line = {
    id: "l1",
    sku: "A",
    names: { en: "A" },
    unit: "each",
    quantity: quantity(1000),
    unitPrice: minor(cents),
    taxes: [],
  } as const;
  const facts = addGoods(sale, line, "scan");
  if (!facts.ok) throw new Error(facts.error);
  return facts.value.reduce((s, fact) => applySaleFact(s, fact, 1), sale);
}

describe("a sale as the page paints it", () => {
  it("shows cash rounding apart from what the cash counts for (INV-6)", () => {
    const sale = sold(26_818);
    const taken = takeCash(sale, "t1", minor(26_820), 5);
    if (!taken.ok) throw new Error(taken.error);
    const view = saleView(
      taken.value.reduce((s, fact) => applySaleFact(s, fact, 2), sale),
      5,
      "en",
    );
    expect(view).toMatchObject({ total: 26_818, due: 0 });
    expect(view.tenders).toEqual([
      { kind: "cash", id: "t1", state: "taken", amount: 26_818, rounding: 2, given: 26_820, change: 0 },
    ]);
  });

  it("says of a card that was never asked that it was not sent, not that it was cancelled", () => {
    const asked = intended({ ...BODY, sale: "s1" }, 1, "c");
    const ended = (cause: "notSent" | "cancelledOnTerminal") =>
      applyAttemptFact(asked, { kind: "attempt.ended", body: { cause, by: "till", hostText: "", card: null } }, 2, "c");
    const states = [ended("notSent"), ended("cancelledOnTerminal")].map(
      (attempt) => saleView(withAttempt(sold(1148), attempt), 5, "en").tenders[0]?.state,
    );
    expect(states).toEqual(["notSent", "cancelled"]);
  });
});
