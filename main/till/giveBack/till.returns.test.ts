/** Goods that come back to a wallet, in cash and as an exchange, at the whole till: the gateway's ledger, the drawer and the journal say the same. */
import { describe, expect, test } from "vitest";
import type { CommandArgs } from "../../../preload/contract.ts";
import { factsIn } from "../testing/facts.ts";
import { APPROVAL, WHOLE } from "../testing/returns.ts";
import { returnsTill } from "../testing/returnsTill.ts";

const {
  amountBack,
  asked,
  counter,
  decline,
  giveBack,
  givenBack,
  line,
  make,
  open,
  part,
  quote,
  settled,
  shown,
  soldByCard,
  soldByWallet,
  soldForCash,
  tap,
} = returnsTill();

describe("Citcon", () => {
  test("a part is refunded to the wallet; two equal ones are two", async () => {
    await open();
    const sale = await soldByWallet();
    const id = await giveBack(sale, await line(sale, 0));
    expect((await asked(sale, WHOLE)).total).toBe(1424 - 349);
    await settled(id);
    const again = await giveBack(sale, await line(sale, 0));
    await settled(again);
    expect(givenBack()).toMatchObject([
      { kind: "refund", amount: 349 },
      { kind: "refund", amount: 349 },
    ]);
    expect(part(again)).toMatchObject({ kind: "wallet", sees: "wallet", way: "refund" });
  });

  test("an answer that was lost: in the books of Citcon once, found by its list", async () => {
    await open();
    const sale = await soldByWallet();
    counter().simulator.control.faults({ on: "refund", fault: { kind: "dropAfter" } });
    const id = await giveBack(sale, await line(sale, 0));
    await settled(id);
    expect(givenBack()).toHaveLength(1);
    expect(
      counter()
        .simulator.control.requests()
        .filter(({ path }) => path.endsWith("/refund")),
    ).toHaveLength(1);
  });
});

describe("cash", () => {
  test("pieces hand over exactly what was taken, the drawer opens, and expected cash counts it", async () => {
    await open();
    const sale = await soldForCash();
    const before = counter().view().sale?.tenders[0];
    expect(before).toMatchObject({ kind: "cash", rounding: 1, given: 1425 });
    for (const what of [await line(sale, 0), await line(sale, 1), WHOLE] as const)
      expect(shown(await giveBack(sale, what)).settled).toBe(true);
    const given = factsIn(counter().dataDir, "return.cashGiven");
    expect(given.map((one) => [one.given, one.rounding])).toEqual([
      [350, 1],
      [725, -1],
      [350, 1],
    ]);
    expect(given.reduce((sum, one) => sum + one.given, 0)).toBe(1425);
    expect(factsIn(counter().dataDir, "drawer.opened")).toHaveLength(3 + 1);
    expect(amountBack()).toBe(0);
  });

  test("in place of a card needs somebody who may, and the card then has nothing left", async () => {
    await open();
    const sale = await soldByCard();
    const [tender] = (await quote(sale)).tenders;
    const split = [{ tender: tender?.tender ?? "", as: "cash" as const, amount: 1424 }];
    expect((await asked(sale, WHOLE, split)).needs).toBe("refundToCash");
    const id = await giveBack(sale, WHOLE, { split });
    expect(part(id)).toMatchObject({ kind: "cash", state: "given", cash: { given: 1425, rounding: 1 } });
    expect((await quote(sale)).tenders).toMatchObject([{ left: 0 }]);
    expect(givenBack()).toEqual([]);
  });

  test("without the sale: by somebody who may, marked, in cash alone", async () => {
    await open();
    await soldForCash();
    const goods: CommandArgs<"return.withoutSale">["goods"] = [
      { kind: "product", sku: "CHOPSTICKS-10", quantity: 1000 },
      { kind: "open", name: "Old lamp", price: 500, quantity: 1000 },
    ];
    const asks = { goods, as: "cash" as const, seen: 726 + 500, reason: "no receipt", approval: null };
    expect(await counter().press("return.withoutSale", asks)).toMatchObject({ error: { code: "approvalNeeded" } });
    const made = await counter().must("return.withoutSale", { ...asks, approval: APPROVAL });
    expect(shown(made.return)).toMatchObject({ scope: "noSale", sale: null, settled: true, number: 1 });
    expect(factsIn(counter().dataDir, "return.cashGiven")).toMatchObject([{ given: 1225, rounding: -1 }]);
  });
});

describe("an exchange", () => {
  test("dearer goods: the returned ones pay their part, the customer the rest; nothing leaves the drawer", async () => {
    await open();
    const sale = await soldForCash();
    const bought = await counter().ring("CHOPSTICKS-10");
    const id = await giveBack(sale, await line(sale, 0), { exchange: bought });
    expect(part(id)).toMatchObject({ kind: "credit", state: "given", amount: 349 });
    expect(counter().view().sale).toMatchObject({ id: bought, state: "open", due: 726 - 349 });
    const [credit] = counter().view().sale?.tenders ?? [];
    expect(await counter().press("other.takeBack", { sale: bought, tender: credit?.id ?? "" })).toMatchObject({
      ok: false,
    });
    const { cash } = counter().view().sale ?? expect.unreachable("no sale");
    await counter().must("cash.take", { sale: bought, given: cash.toPay });
    expect(counter().view().sale).toMatchObject({ state: "completed" });
    expect(factsIn(counter().dataDir, "return.cashGiven")).toEqual([]);
    // What was paid with goods goes back in cash, by somebody who may.
    expect(await asked(bought, WHOLE)).toMatchObject({ total: 726, needs: "refundToCash" });
  });

  test("cheaper goods: they are paid, and the rest goes back as it came", async () => {
    await open();
    const sale = await soldByCard();
    await counter().must("sale.next", {});
    const bought = await counter().ring("BAKE-BAGUETTE");
    const quoted = await quote(sale, await line(sale, 1), null, bought);
    expect(quoted.asked?.parts).toMatchObject([
      { credit: true, amount: 349, way: null },
      { credit: false, as: "original", amount: 377 },
    ]);
    const id = await giveBack(sale, await line(sale, 1), { exchange: bought });
    await counter().until("the new sale paid", (view) => view.sale?.id === bought && view.sale.state === "completed");
    expect(shown(id).parts.map(({ amount, kind }) => [kind, amount])).toEqual([
      ["credit", 349],
      ["card", 726 - 349],
    ]);
    await tap();
    await settled(id);
    expect(givenBack().map(({ amount }) => amount)).toEqual([726 - 349]);
    expect((await quote(sale)).tenders).toMatchObject([{ left: 1424 - 726 }]);
  });
});

describe("who may, and what is refused", () => {
  test("a cashier alone may not; the reason is asked for; another total than was seen is not given", async () => {
    await open();
    const sale = await soldForCash();
    expect(await make(sale, WHOLE, 1424, { approval: null })).toMatchObject({ error: { code: "approvalNeeded" } });
    expect(await make(sale, WHOLE, 1424, { reason: "" })).toMatchObject({ error: { code: "reasonMissing" } });
    expect(await make(sale, WHOLE, 1400)).toMatchObject({ error: { code: "returnChanged" } });
    const split = [{ tender: "cash", as: "original" as const, amount: 1000 }];
    expect(await make(sale, WHOLE, 1424, { split })).toMatchObject({ error: { code: "splitNotWhole" } });
    const open2 = await counter().ring();
    expect(await make(open2, WHOLE, 349)).toMatchObject({ error: { code: "notReturnable" } });
    expect(factsIn(counter().dataDir, "return.decided")).toEqual([]);
  });

  test("one of which nothing was given can be withdrawn: the goods count as sold again", async () => {
    await open();
    const sale = await soldByCard();
    const id = await giveBack(sale, await line(sale, 1));
    await decline(id);
    await counter().must("return.withdraw", { return: id, reason: "kept", approval: APPROVAL });
    expect((await quote(sale)).left).toBe(1424);
    expect(shown(id)).toMatchObject({ withdrawn: true, settled: true });
    const cash = await giveBack(sale, await line(sale, 0), {
      split: [{ tender: (await quote(sale)).tenders[0]?.tender ?? "", as: "cash", amount: 349 }],
    });
    expect(await counter().press("return.withdraw", { return: cash, reason: "x", approval: APPROVAL })).toMatchObject({
      error: { code: "returnGiven" },
    });
  });
});
