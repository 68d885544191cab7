/** Killed while a receipt prints, and around a cash tender: what came out is said truthfully, and cash counts once. */
import { afterAll, describe, expect, test } from "vitest";
import { COPY_MARK } from "../../main/receipts/receiptWords.ts";
import { ringUp, signIn } from "../support/cashier.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectBooksAgree, expectSameAfterRebuild, expectSound, factKinds, salesOf } from "./evidence.ts";
import { openRig, type Rig, type RunningTill } from "./rig.ts";
import type { TrapName } from "./traps.ts";
import { note, tableText } from "./table.ts";

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed while paper prints and cash is taken")}\n`);
});

type Finally = (cleanUp: () => Promise<void>) => void;

describe.concurrent("a till killed while a receipt prints", () => {
  const moments: readonly { step: string; trap?: TrapName; jam: boolean; cameOut: number }[] = [
    { step: "8 receipt started, no byte sent", trap: "paperStarted", jam: false, cameOut: 0 },
    { step: "8 receipt half printed", jam: true, cameOut: 0 },
    { step: "8 receipt printed, not committed", trap: "beforePaperDone", jam: false, cameOut: 1 },
  ];
  for (const { step, trap, jam, cameOut } of moments) {
    test(step, async ({ onTestFinished }) => {
      const { rig, saleId } = await payByCardAndDie(onTestFinished, trap, jam);
      expect(rig.printer.papers().length).toBe(cameOut);
      rig.printer.jam(false);

      const { page } = await rig.start();
      const torn = await page.until("the torn receipt", ({ printing }) =>
        printing.find(({ state }) => state === "notKnown"),
      );
      expect(torn.paper).toBe("receipt");
      await page.until("the papers behind it printed", ({ printing }) => printing.length === 1);
      const originals = rig.printer.papers().filter((paper) => !paper.includes(COPY_MARK));

      await signIn(page);
      await page.mustDo("receipt.retry", { job: torn.job });
      await page.until("nothing left to print", ({ printing }) => printing.length === 0);
      const copies = rig.printer.papers().filter((paper) => paper.includes(COPY_MARK));
      expect(copies).toHaveLength(1);
      expect(rig.printer.papers()).toHaveLength(originals.length + 1);
      expect(salesOf(rig).find(({ id }) => id === saleId)?.state).toBe("completed");
      await leaveInOrder(rig);
      note({
        step,
        customer: "tapped",
        atDeath: "approved",
        captures: rig.gateway.ledger().length,
        inTheEnd: "not known, then a copy",
        afterMs: null,
      });
    });
  }
});

async function payByCardAndDie(
  onTestFinished: Finally,
  trap: TrapName | undefined,
  jam: boolean,
): Promise<{ rig: Rig; saleId: string }> {
  const rig = await openRig(onTestFinished);
  rig.printer.jam(jam);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  const till = await rig.start(trap);
  await signIn(till.page);
  const { id } = await ringUp(till.page);
  await till.page.command("payment.card", { sale: id }).catch(() => null);
  if (jam) {
    await waitFor("the printer taking a part", () => rig.printer.stuck() > 0);
    await till.process.kill();
  }
  await till.process.died();
  expectSound(rig);
  expectBooksAgree(rig);
  return { rig, saleId: id };
}

describe.concurrent("a till killed while cash is taken", () => {
  test("before the commit nothing was taken, and the same cash is taken once", async ({ onTestFinished }) => {
    const { rig, second, saleId, toPay } = await takeCashAndDie(onTestFinished, "beforeCash");
    expect(salesOf(rig)[0]).toMatchObject({ state: "open", tenders: [] });
    expect(rig.printer.drawerKicks()).toBe(0);
    await signIn(second.page);
    await second.page.mustDo("cash.take", { sale: saleId, given: toPay });
    await second.page.until("the sale done", ({ sale }) => sale?.state === "completed");
    await waitFor("the drawer open", () => rig.printer.drawerKicks() === 1);
    await leaveInOrder(rig);
    expect(factKinds(rig).filter((kind) => kind === "sale.cashTaken")).toHaveLength(1);
    note({
      step: "cash, before commit",
      customer: "pays in cash",
      atDeath: "nothing taken",
      captures: 0,
      inTheEnd: "taken once",
      afterMs: null,
    });
  });

  test("after the commit the sale is done, the drawer stayed shut, and the cash cannot be taken again", async ({
    onTestFinished,
  }) => {
    const { rig, second, saleId, toPay } = await takeCashAndDie(onTestFinished, "afterCash");
    expect(salesOf(rig)[0]).toMatchObject({
      state: "completed",
      tenders: [{ kind: "cash", state: "taken", given: toPay }],
    });
    expect(rig.printer.drawerKicks()).toBe(0);
    await signIn(second.page);
    expect(await second.page.command("cash.take", { sale: saleId, given: toPay })).toMatchObject({ ok: false });
    await second.page.until("the receipt printed", ({ printing }) => printing.length === 0);
    expect(rig.printer.papers()).toHaveLength(1);
    await leaveInOrder(rig);
    expect(factKinds(rig).filter((kind) => kind === "sale.cashTaken")).toHaveLength(1);
    note({
      step: "cash, committed, drawer shut",
      customer: "pays in cash",
      atDeath: "taken",
      captures: 0,
      inTheEnd: "taken once",
      afterMs: null,
    });
  });
});

async function takeCashAndDie(
  onTestFinished: Finally,
  trap: TrapName,
): Promise<{ rig: Rig; second: RunningTill; saleId: string; toPay: number }> {
  const rig = await openRig(onTestFinished);
  const till = await rig.start(trap);
  await signIn(till.page);
  const { id, cash } = await ringUp(till.page);
  await till.page.command("cash.take", { sale: id, given: cash.toPay }).catch(() => null);
  await till.process.died();
  expectSound(rig);
  return { rig, second: await rig.start(), saleId: id, toPay: cash.toPay };
}

/** Ends whatever till holds the shop's folder, and looks at what it left. */
async function leaveInOrder(rig: Rig): Promise<void> {
  await rig.killAll();
  expectSound(rig);
  expectBooksAgree(rig);
  expectSameAfterRebuild(rig);
}
