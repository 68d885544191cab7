import { describe, expect, it } from "vitest";
import { activityDetailOf, activityGroupOf } from "./activity.ts";

const detail = (kind: string, body: object) => activityDetailOf({ kind, body });

describe("what is told", () => {
  it.each([
    ["operator.signedIn", {}, "people"],
    ["operator.refused", {}, "people"],
    ["approval.given", {}, "approvals"],
    ["sale.linePriced", {}, "overrides"],
    ["refund.intended", {}, "moneyBack"],
    ["attempt.decided", {}, "decisions"],
    ["drawer.opened", { why: "noSale" }, "drawer"],
    ["goods.changed", {}, "goods"],
    ["settings.changed", {}, "settings"],
    ["clock.jumped", {}, "till"],
  ])("%s belongs to %s", (kind, body, group) => {
    expect(activityGroupOf({ kind, body })).toBe(group);
  });

  it.each([
    ["sale.lineAdded", {}],
    ["attempt.approved", {}],
    ["drawer.opened", { why: "cash" }],
    ["attempt.identified", { by: "lookUp" }],
    ["something.newer", {}],
    ["constructor", {}],
  ])("%s of every sale is told by its own page", (kind, body) => {
    expect(activityGroupOf({ kind, body })).toBeNull();
  });

  it("a payment that a manager picked is told", () => {
    expect(activityGroupOf({ kind: "attempt.identified", body: { by: "manager" } })).toBe("decisions");
  });
});

describe("the details", () => {
  it("of an approval name both, what it was for, and whether it takes two", () => {
    expect(detail("approval.given", { approver: "lee", action: "refundGoods", own: true })).toMatchObject({
      approver: "lee",
      subject: "refundGoods",
      own: true,
    });
  });

  it("of a discount are its amount or its percent, and its reason", () => {
    const discount = { kind: "percent", percent: "10", reason: "Staff" };
    expect(detail("sale.discounted", { discount })).toMatchObject({ after: "10 %", reason: "Staff", amount: null });
    expect(detail("sale.discounted", { discount: null })).toMatchObject({ subject: "removed", reason: "" });
    expect(detail("sale.lineDiscounted", { discount: { kind: "amount", amount: 50, reason: "x" } }).amount).toBe(50);
  });

  it("of a setting are its path, before and after, cut where they are long", () => {
    const said = detail("settings.changed", { path: "taxes", before: null, after: ["x".repeat(400)], approver: "lee" });
    expect(said).toMatchObject({ subject: "taxes", before: "", approver: "lee" });
    expect(said.after).toHaveLength(201);
  });

  it("of anything odd are empty, and never a throw", () => {
    for (const body of [null, 7, "x", [], { approver: 7, amount: "1", reason: {} }])
      for (const kind of ["approval.given", "settings.changed", "sale.discounted", "sale.taxExempted", "cash.moved"])
        expect(activityDetailOf({ kind, body })).toMatchObject({ approver: "", reason: "", amount: null });
  });
});
