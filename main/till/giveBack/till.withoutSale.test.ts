/** Goods that come back without their sale, paid back outside the till: by whom, under which number, and nothing from the drawer. */
import { afterEach, expect, it } from "vitest";
import type { CommandArgs } from "../../../preload/contract.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

const APPROVAL = { approver: "manager", pin: "9999" };
const GOODS: CommandArgs<"return.withoutSale">["goods"] = [
  { kind: "open", name: "Old lamp", price: 501, quantity: 1000 },
  { kind: "product", sku: "CHOPSTICKS-10", quantity: 1000 },
];

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

it("by an other tender of the settings: its number where it asks for one, to the cent, marked, in the journal by both names", async () => {
  counter = await openCounter({
    settings: {
      otherTenders: [
        { name: "Gift card", askReference: true },
        { name: "Voucher", askReference: false },
      ],
    },
  });
  const ask = { goods: GOODS, as: "other" as const, seen: 501 + 726, reason: "no receipt", approval: APPROVAL };
  const refused = async (how: { name: string; number: string | null }) => {
    const answer = await counter.press("return.withoutSale", { ...ask, ...how });
    return answer.ok ? "made" : answer.error.code;
  };
  expect(await refused({ name: "Points", number: "1" })).toBe("noSuchTender");
  expect(await refused({ name: "Gift card", number: "" })).toBe("otherReferenceMissing");
  expect(factsIn(counter.dataDir, "return.decided")).toEqual([]);

  await counter.must("return.withoutSale", { ...ask, name: "Voucher", number: null });
  const { return: id } = await counter.must("return.withoutSale", { ...ask, name: "Gift card", number: "GC-77" });
  expect(factsIn(counter.dataDir, "return.otherGiven")).toMatchObject([
    { amount: 1227, name: "Voucher", reference: "", approver: "manager" },
    { return: id, amount: 1227, name: "Gift card", reference: "GC-77", approver: "manager" },
  ]);
  expect(factsIn(counter.dataDir, "return.decided")).toMatchObject([
    { scope: "noSale", sale: null },
    { scope: "noSale" },
  ]);
  expect(factsIn(counter.dataDir, "return.cashGiven")).toEqual([]);
  const shown = counter.view().returns.find((one) => one.return === id);
  expect(shown).toMatchObject({ scope: "noSale", settled: true, operator: "Cashier 1", approver: "Manager" });
  expect(shown?.parts).toMatchObject([{ kind: "other", state: "given", reference: "GC-77", cash: null }]);
});
