import { expect, test } from "vitest";
import { mayBeToldLater, untoldOf } from "./matchFacts.ts";
import type { Untold, UntoldWhy } from "./reconciliation.ts";

const untold = (why: UntoldWhy, gateway: Untold["gateway"] = "codepay"): Untold => ({
  ...{ id: why, gateway, kind: "payment", sale: "s1", why, text: "" },
});

test("what could not be told of one gateway is counted by its reason; silence and waiting may be told later", () => {
  const all = [
    untold("silent"),
    untold("cannotLookUp"),
    untold("silent"),
    untold("pending"),
    untold("silent", "citcon"),
  ];
  const of = untoldOf(all, "codepay");
  expect(of).toEqual([
    { why: "silent", count: 2 },
    { why: "cannotLookUp", count: 1 },
    { why: "pending", count: 1 },
  ]);
  const match = { list: "none", asked: 1, heard: 1, cannot: [] } as const;
  const gateways = [
    { gateway: "codepay", ...match, untold: of },
    { gateway: "citcon", ...match, untold: untoldOf(all, "citcon") },
    { gateway: "iotpay", ...match, untold: [{ why: "sharedList", count: 5 }] },
  ] as const;
  expect(mayBeToldLater({ gateways })).toBe(4);
});
