/**
 * The matrix of refunds by every gateway: to where the money came from and in cash, the whole, parts, several, split, mixed
 * with cash, after the settlement, unknown and late. Each cell compares the gateway's own ledger with what the till says
 * (INV-4, INV-8); docs/refunds.md tells which test proves which cell.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsIn } from "../testing/facts.ts";
import { APPROVAL, WHOLE } from "../testing/returns.ts";
import { IN_CASH, refundCells, TOTAL, WORLDS } from "../testing/refundCells.ts";

describe.each(WORLDS)("$name", (world) => {
  const { first, lookUp, request, settled: settledWay } = world;
  const cells = refundCells(world);
  const { asked, asRequested, backTo, control, counter, decidedTooEarly, giveBack, handled, inCash, line } = cells;
  const { lookedUpUntil, make, nothingOpen, part, quote, settle, settled, shown, sold, until } = cells;

  beforeAll(cells.open);
  afterAll(cells.close);

  test("the whole, original: as it was paid, once, and nothing is left", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    expect((await asked(sale, WHOLE)).parts).toMatchObject([{ way: first, amount: TOTAL }]);
    const id = await backTo(sale, WHOLE);
    expect(part(id)).toMatchObject({ state: "given", amount: TOTAL });
    expect(back()).toEqual(asRequested(TOTAL));
    expect(cash()).toEqual([]);
    expect(await make(sale, WHOLE, TOTAL)).toMatchObject({ error: { code: "nothingToGiveBack" } });
    nothingOpen();
  });

  test("the whole, cash: handed over once, and the gateway is asked for nothing", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    await inCash(sale, WHOLE);
    expect([back(), cash()]).toEqual([[], [IN_CASH]]);
    expect((await quote(sale)).tenders).toMatchObject([{ left: 0 }]);
    expect(await make(sale, WHOLE, TOTAL)).toMatchObject({ error: { code: "nothingToGiveBack" } });
    nothingOpen();
  });

  test("a part and several, original: to the last cent, and not one more", async () => {
    const { back, sale } = await sold(TOTAL);
    await backTo(sale, await line(sale, 1));
    expect((await quote(sale)).left).toBe(TOTAL - 726);
    await backTo(sale, await line(sale, 0));
    await backTo(sale, WHOLE);
    expect(back()).toEqual(asRequested(726, 349, 349));
    expect(await make(sale, { kind: "amount", amount: 1 }, 1)).toMatchObject({ ok: false });
    nothingOpen();
  });

  test("a part and several, cash: all of them together are the sale in coins, and the rest may go back as it came", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    await inCash(sale, await line(sale, 1));
    await inCash(sale, await line(sale, 0));
    expect(cash().reduce((sum, given) => sum + given, 0)).toBe(1075);
    await backTo(sale, WHOLE);
    expect(back()).toEqual(asRequested(349));
    expect((await quote(sale)).left).toBe(0);
    nothingOpen();
  });

  test("split, original: each payment gets back what it took, and no more", async () => {
    const { back, sale } = await sold(1000, TOTAL - 1000);
    const [one, other] = (await quote(sale)).tenders.map(({ tender }) => tender);
    const over = [{ tender: other ?? "", as: "original" as const, amount: 500 }];
    expect((await quote(sale, { kind: "amount", amount: 500 }, over)).problem).toBe("splitTooMuch");
    const id = await backTo(sale, { kind: "amount", amount: 1100 });
    expect(shown(id).parts.map(({ amount, tender }) => [tender, amount])).toEqual([
      [one, 1000],
      [other, 100],
    ]);
    await backTo(sale, WHOLE);
    expect([...back()].sort((a, b) => b - a)).toEqual(asRequested(1000, 324, 100));
    nothingOpen();
  });

  test("split with cash, original: the payment gets back what it took, the drawer hands over the rest, by one decision", async () => {
    const { back, cash, sale } = await sold(1000);
    const id = await backTo(sale, WHOLE);
    expect(shown(id).parts.map(({ amount, kind }) => [kind, amount])).toEqual([
      [world.paysBy, 1000],
      ["cash", 424],
    ]);
    expect([back(), cash()]).toEqual([asRequested(1000), [425]]);
    expect(factsIn(counter().dataDir, "return.decided").filter((one) => one.sale === sale)).toHaveLength(1);
    expect(await make(sale, WHOLE, TOTAL)).toMatchObject({ error: { code: "nothingToGiveBack" } });
    nothingOpen();
  });

  test("split with cash, cash: the drawer for both, and what is left may go back as it came", async () => {
    const { back, cash, sale } = await sold(1000);
    const [paid = "", drawer = ""] = (await quote(sale)).tenders.map(({ tender }) => tender);
    const split = [
      { tender: drawer, as: "original" as const, amount: 424 },
      { tender: paid, as: "cash" as const, amount: 700 },
    ];
    await giveBack(sale, { kind: "amount", amount: 1124 }, { split });
    expect([back(), cash()]).toEqual([[], [425, 700]]);
    await backTo(sale, WHOLE);
    expect([back(), cash()]).toEqual([asRequested(300), [425, 700]]);
    nothingOpen();
  });

  test("split, cash: one payment gets its own back, the other's is handed over", async () => {
    const { back, cash, sale } = await sold(1000, TOTAL - 1000);
    const [one = "", other = ""] = (await quote(sale)).tenders.map(({ tender }) => tender);
    const split = [
      { tender: one, as: "original" as const, amount: 300 },
      { tender: other, as: "cash" as const, amount: 200 },
    ];
    await handled(await giveBack(sale, { kind: "amount", amount: 500 }, { split }));
    expect([back(), cash()]).toEqual([asRequested(300), [200]]);
    expect((await quote(sale)).tenders.map(({ left }) => left)).toEqual([700, 224]);
    nothingOpen();
  });

  test("after the settlement, original: a refund, by the same decision where the undoing was tried first", async () => {
    const { back, sale } = await sold(TOTAL);
    await settle();
    const id = await giveBack(sale, WHOLE);
    if (request === null) await handled(id);
    await lookedUpUntil(id, () => shown(id).settled);
    expect(part(id).refunds.at(-1)).toMatchObject({ way: settledWay, state: "made" });
    expect(back()).toEqual(asRequested(TOTAL));
    expect(factsIn(counter().dataDir, "return.decided").filter((one) => one.sale === sale)).toHaveLength(1);
    nothingOpen();
  });

  test("after the settlement, cash: as before it", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    await settle();
    await inCash(sale, WHOLE);
    expect([back(), cash()]).toEqual([[], [IN_CASH]]);
    nothingOpen();
  });

  // Where a person gives back, nothing is on its way.
  if (request === null) return;

  test("unknown, original: looked up, found once, and never sent again", async () => {
    const { back, sale } = await sold(TOTAL);
    control().faults({ on: request, fault: { kind: "dropAfter" } });
    const id = await giveBack(sale, await line(sale, 1));
    await settled(id);
    expect(part(id).refunds).toMatchObject([{ state: "made" }]);
    expect(back()).toEqual([726]);
    nothingOpen();
  });

  test("unknown, cash: not while it may be on its way; decided as not made, it is handed over", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    control().faults({ on: request, fault: { kind: "dropBefore" } });
    const id = await giveBack(sale, await line(sale, 1));
    await until(id, "checking");
    const asCash = { return: id, part: part(id).part, as: "cash", approval: APPROVAL } as const;
    expect(await counter().press("return.retryPart", asCash)).toMatchObject({ error: { code: "refundRunning" } });
    expect((await quote(sale)).left).toBe(TOTAL - 726);
    await cells.decide(id, false);
    await counter().must("return.retryPart", asCash);
    expect([back(), cash()]).toEqual([[], [725]]);
    expect(await counter().press("return.retryPart", asCash)).toMatchObject({ error: { code: "returnSettled" } });
    nothingOpen();
  });

  // Amounts of their own: of two equal ones Citcon's list does not tell which is which (docs/refunds.md).
  test("late, original: what was decided as not made is found after all, and counts as given", async () => {
    const { back, sale } = await sold(TOTAL);
    const id = await decidedTooEarly(sale, 500);
    await lookedUpUntil(id, () => part(id).state === "given");
    expect(part(id).refunds).toMatchObject([{ state: "made" }]);
    expect(back()).toEqual([500]);
    expect((await quote(sale)).left).toBe(TOTAL - 500);
    nothingOpen();
  });

  test("late, original: asked for again meanwhile, both are found, and stay in sight until somebody has seen it", async () => {
    const { back, sale } = await sold(TOTAL);
    const id = await decidedTooEarly(sale, 550);
    control().auto({ after: 0, do: "tap" });
    await counter().must("return.retryPart", { return: id, part: part(id).part, as: "gateway", approval: null });
    await lookedUpUntil(id, () => part(id).twice && part(id).refunds.every(({ state }) => state === "made"));
    expect(back()).toEqual([550, 550]);
    await seenTwice(id, sale, 550);
    expect((await quote(sale)).tenders).toMatchObject([{ left: TOTAL - 1100 }]);
  });

  test("late, cash: given twice is found, stays in sight until somebody has seen it, and takes nothing more", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    const id = await decidedTooEarly(sale, 600);
    await counter().must("return.retryPart", { return: id, part: part(id).part, as: "cash", approval: APPROVAL });
    await lookedUpUntil(id, () => part(id).twice);
    expect([back(), cash()]).toEqual([[600], [600]]);
    await seenTwice(id, sale, 600);
    expect((await quote(sale)).left).toBe(TOTAL - 600);
  });

  const seenTwice = async (id: string, sale: string, amount: number): Promise<void> => {
    expect(counter().view().unproven).toMatchObject([{ kind: "goodsBack", return: id, sale, amount }]);
    await counter().must("return.seenTwice", { return: id, part: part(id).part, reason: "told", approval: APPROVAL });
    nothingOpen();
  };

  if (lookUp !== "get_history") return;

  test("late, original: of a return that was withdrawn meanwhile, it stays in sight until somebody has seen it", async () => {
    const { back, sale } = await sold(TOTAL);
    const id = await decidedTooEarly(sale, 620);
    await counter().must("return.withdraw", { return: id, reason: "kept", approval: APPROVAL });
    nothingOpen();
    await lookedUpUntil(id, () => part(id).twice);
    expect(back()).toEqual([620]);
    await seenTwice(id, sale, 620);
    // The goods count as sold, and no more goes back than was taken (INV-8).
    expect(await quote(sale)).toMatchObject({ left: TOTAL, tenders: [{ left: TOTAL - 620 }] });
  });

  test("late, original: of two equal ones and one row nobody knows which it is, and nothing is guessed", async () => {
    const { back, cash, sale } = await sold(TOTAL);
    control().faults({ on: request, fault: { kind: "dropBefore" } });
    const never = await giveBack(sale, { kind: "amount", amount: 650 });
    await until(never, "checking");
    await cells.decide(never, false);
    const made = await decidedTooEarly(sale, 650);
    for (const id of [never, made, never, made]) {
      await counter().press("refund.checkAgain", { refund: part(id).refunds[0]?.refund ?? "" });
      await counter().settled();
    }
    expect(back()).toEqual([650]);
    expect([never, made].map((id) => part(id).state)).toEqual(["notGiven", "notGiven"]);
    for (const id of [never, made])
      await counter().must("return.retryPart", { return: id, part: part(id).part, as: "cash", approval: APPROVAL });
    expect([back(), cash()]).toEqual([[650], [650, 650]]);
    nothingOpen();
  });
});
