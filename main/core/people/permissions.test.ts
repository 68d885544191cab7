import { describe, expect, it, test } from "vitest";
import { type Action, answersFor, approversFor, may, mayAlone, type Person, type Role } from "./permissions.ts";

const ROLES: readonly Role[] = ["cashier", "manager", "owner"];
/** Who may: c(ashier), m(anager), o(wner). */
const TABLE: Readonly<Record<Action, string>> = {
  sell: "cmo",
  takePayment: "cmo",
  cancelPayment: "cmo",
  checkPayment: "cmo",
  confirmTerminalClear: "cmo",
  setAside: "mo",
  decidePayment: "mo",
  settleExcess: "mo",
  decideRefund: "mo",
  refundGoods: "mo",
  refundToCash: "mo",
  returnWithoutSale: "mo",
  abandonSale: "cmo",
  takeBackCash: "cmo",
  openDrawer: "mo",
  openShift: "cmo",
  cashIn: "cmo",
  cashOut: "mo",
  countDrawer: "cmo",
  closeShift: "cmo",
  seeFigures: "mo",
  closeDay: "mo",
  backUp: "cmo",
  matchRecords: "cmo",
  noteDifference: "mo",
  addTip: "cmo",
  changeTip: "mo",
  discount: "cmo",
  setPrice: "mo",
  sellOpenGoods: "mo",
  exemptTax: "mo",
  reprint: "cmo",
  seeActivity: "mo",
  changeGoods: "mo",
  changeSettings: "mo",
  changeGateways: "mo",
  manageOperators: "mo",
  changeOwnPin: "cmo",
  goLive: "o",
  closeBatch: "mo",
  decideBatch: "mo",
};

test.each(Object.entries(TABLE) as [Action, string][])("%s is for %s", (action, who) => {
  expect(
    ROLES.filter((role) => may(role, action))
      .map((role) => role.charAt(0))
      .join(""),
  ).toBe(who);
});

describe("who approves is not who asks", () => {
  const kim: Person = { id: "kim", role: "cashier" };
  const lee: Person = { id: "lee", role: "manager" };
  const ann: Person = { id: "ann", role: "owner" };

  it("where two people with the right exist", () => {
    const people = [kim, lee, ann];
    expect(answersFor("refundGoods", kim, lee, people)).toEqual({ kind: "yes", own: false });
    expect(answersFor("refundGoods", lee, lee, people)).toEqual({ kind: "another" });
    expect(answersFor("refundGoods", lee, ann, people)).toEqual({ kind: "yes", own: false });
    expect(answersFor("refundGoods", ann, ann, people)).toEqual({ kind: "another" });
    expect(approversFor("refundGoods", lee, people)).toEqual([ann]);
    expect(mayAlone("refundGoods", lee, people)).toBe(false);
  });

  it("but a shop of one does it alone, and it is marked", () => {
    expect(answersFor("refundGoods", ann, ann, [kim, ann])).toEqual({ kind: "yes", own: true });
    expect(mayAlone("refundGoods", ann, [kim, ann])).toBe(true);
  });

  it("nor is it ever somebody without the right, whoever else is there", () => {
    for (const people of [[kim], [kim, lee], [kim, lee, ann]])
      expect(answersFor("refundGoods", kim, kim, people)).toEqual({ kind: "mayNot" });
    expect(approversFor("decidePayment", kim, [kim])).toEqual([]);
  });

  it("only about money that leaves or is decided about: a price is one person's to set", () => {
    expect(answersFor("setPrice", lee, lee, [lee, ann])).toEqual({ kind: "yes", own: false });
    expect(mayAlone("setPrice", lee, [lee, ann])).toBe(true);
  });
});

it("asks for a PIN every time where money goes, and who may do what", () => {
  const ann: Person = { id: "ann", role: "owner" };
  for (const action of ["changeGateways", "manageOperators", "changeOwnPin", "goLive"] as const)
    expect(mayAlone(action, ann, [ann])).toBe(false);
  expect(mayAlone("changeSettings", ann, [ann])).toBe(true);
});
