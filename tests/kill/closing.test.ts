/**
 * The real main process is killed at each step of the evening. After the restart the list goes on where it was: the batch,
 * the drawer and the day are closed once each, the report prints, and its figures are those of a day on which nothing died.
 */
import { describe, expect, test } from "vitest";
import type { Batch } from "../../main/core/day/batch.ts";
import { readLastZ } from "../../main/journal/projections/closings.ts";
import { sql } from "../../main/journal/sql.ts";
import type { Outcome } from "../../preload/contract/channel.ts";
import type { CashCountView } from "../../preload/contract/shift.ts";
import { MANAGER, ringUp, sellForCash, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectSameAfterRebuild, expectSound, factKinds, readJournal } from "./evidence.ts";
import { openRig, type Rig } from "./rig.ts";
import type { TrapName } from "./traps.ts";

const TRAPS: readonly (readonly [string, TrapName])[] = [
  ["1 batch carried out, not committed", "beforeBatchAnswered"],
  ["2 batch closed", "batchAnswered"],
  ["3 drawer not closed yet", "beforeShiftClosed"],
  ["4 drawer closed", "shiftClosed"],
  ["5 day not closed yet", "beforeDayClosed"],
  ["6 day closed", "dayClosed"],
  ["7 report printing", "paperStarted"],
];

/** The count takes what the till expects, so that nothing is over or short. */
async function closeDrawer(page: TillPage): Promise<void> {
  const count = async (sum: number): Promise<CashCountView> =>
    (
      (await page.command("shift.count", { counted: { sum }, explanation: "" })) as Extract<
        Outcome<CashCountView>,
        { ok: true }
      >
    ).value;
  const { expected } = await count(0);
  await count(expected);
  await page.mustDo("shift.close", { left: 0, bag: "B 1", approval: MANAGER });
}

const batchesIn = (rig: Rig): readonly Batch[] =>
  readJournal(rig, (reader) =>
    reader.all<{ doc: string }>(sql`SELECT doc FROM batches`).map(({ doc }) => JSON.parse(doc) as Batch),
  );

async function closeBatch(rig: Rig, page: TillPage): Promise<void> {
  const inDoubt = batchesIn(rig).find(({ state }) => state === "unknown");
  if (inDoubt === undefined) await page.mustDo("batch.close", { gateway: "codepay", approval: MANAGER });
  else {
    const said = { closed: true, slip: null, reason: "Read the terminal's slip", ...MANAGER };
    await page.mustDo("batch.decide", { batch: inDoubt.id, ...said });
  }
}

/** Presses what the list asks for until the day is closed. */
async function evening(rig: Rig, page: TillPage): Promise<void> {
  await signIn(page);
  for (let presses = 0; presses < 10; presses += 1) {
    const { next, steps, toClose } = await page.query("closing.state", {});
    if (!toClose) return;
    const step = steps.find(({ state }) => state !== "done" && state !== "skipped");
    if (step?.step === "batch") await closeBatch(rig, page);
    else if (step?.step === "match")
      await page.mustDo("closing.skip", { step: "match", reason: "tomorrow", approval: MANAGER });
    else if (step?.step === "count") await closeDrawer(page);
    else if (step?.step === "report") await page.mustDo("closing.close", { seen: next, approval: MANAGER });
    else throw new Error(`the list asks for ${JSON.stringify(step)}`);
  }
  throw new Error("the list never ends");
}

async function run(trap: TrapName, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished, { shop: { cardGateway: "codepay" } });
  // The trap lies in the second run alone: receipts of the day print untouched.
  const day = await rig.start();
  await signIn(day.page);
  const cash = await sellForCash(day.page);
  await day.page.mustDo("sale.next", {});
  const sale = await ringUp(day.page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await day.page.mustDo("payment.card", { sale: sale.id });
  await day.page.until("approved", ({ payment }) => payment?.screen === "approved");
  // Both receipts and the card's slips: the next run finds none of them on its way.
  await waitFor("the papers of the day", () => {
    const kinds = factKinds(rig);
    const times = (kind: string): number => kinds.filter((each) => each === kind).length;
    return times("print.done") >= 3 && times("print.done") === times("print.queued");
  });
  await day.process.kill();

  const first = await rig.start(trap);
  await evening(rig, first.page).catch(() => undefined);
  await first.process.died();
  expectSound(rig);

  const { page, process } = await rig.start();
  await waitFor("no close on its way", () => batchesIn(rig).every(({ state }) => state !== "new" && state !== "sent"));
  await evening(rig, page);
  // Once more: nothing is left to do, and nothing is done.
  await evening(rig, page);
  const report = await page.command("closing.close", { seen: 2, approval: MANAGER });
  expect(report).toMatchObject({ ok: false, error: { code: "nothingToClose" } });
  const torn = trap === "paperStarted";
  await page.until("the report out", ({ printing }) => printing.every(({ state }) => torn && state === "notKnown"));
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  const kinds = factKinds(rig);
  const times = (kind: string): number => kinds.filter((each) => each === kind).length;
  expect([times("shift.opened"), times("shift.closed"), times("day.closed")]).toEqual([1, 1, 1]);
  expect(rig.gateway.batches()).toMatchObject([{ count: 1, total: sale.total }]);
  const queued = readJournal(rig, (reader) => reader.facts(0, 10_000)).filter(
    ({ body, kind }) => kind === "print.queued" && (body as { paper: string }).paper === "zReport",
  );
  expect(queued).toHaveLength(1);
  const paid = Math.round(cash.total / 5) * 5;
  expect(readJournal(rig, (reader) => readLastZ(reader))?.report).toMatchObject({
    number: 1,
    figures: { sales: { count: 2 }, money: paid + sale.total, unsettled: [] },
    drawers: [{ expected: paid, counted: paid, toBank: paid, left: 0 }],
    batches: [{ ours: { sales: { count: 1, amount: sale.total } } }],
  });
}

describe.concurrent("a till killed while the day is closed", () => {
  for (const [step, trap] of TRAPS) test(step, ({ onTestFinished }) => run(trap, onTestFinished));
});
