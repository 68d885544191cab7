/**
 * The real main process is killed between giving up a sale that was paid in parts and giving the parts back. Nothing is
 * forgotten: after the restart the tray owes each part, and each goes back once (INV-4, INV-8).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { GivingBackView } from "../../preload/contract/refund.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { expectSameAfterRebuild, expectSound } from "./evidence.ts";
import { decideAndGiveAgain, given, makeReturn, returnIn } from "./returning.ts";
import { openRig } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

const REASON = "The customer changed their mind";
/** What the two cards pay of it, minor units. */
const PARTS = [100, 150] as const;

interface Scenario {
  readonly step: string;
  readonly trap: TrapName;
  /** In the tray after the restart, oldest part first: how its last refund stands; "none" where none was asked for. */
  readonly owed: readonly ("none" | "checking")[];
}

const scenarios: readonly Scenario[] = [
  { step: "1 given up, no refund committed", trap: "saleGivenUp", owed: ["none", "none"] },
  { step: "2 first refund committed, not sent", trap: "refundIntended", owed: ["checking", "none"] },
];

const pays = async (page: TillPage, sale: string, amount: number): Promise<void> => {
  const before = page.view().payment?.attempt;
  await page.mustDo("payment.card", { sale, part: { kind: "amount", amount } });
  await page.until("the part approved", ({ payment }) => payment?.attempt !== before && payment?.screen === "approved");
};

const duties = (view: { readonly givingBack: readonly GivingBackView[] }): readonly string[] =>
  view.givingBack.map(({ refunds }) => refunds.at(-1)?.state ?? "none");

async function run({ owed, step, trap }: Scenario, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished, { shop: { cardGateway: "codepay" } });
  const first = await rig.start(trap);
  await signIn(first.page);
  const sale = await ringUp(first.page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  for (const amount of PARTS) await pays(first.page, sale.id, amount);
  const asked = first.page
    .command("split.giveUp", { sale: sale.id, reason: REASON, approval: MANAGER })
    .catch(() => null);
  await first.process.died();
  await asked;
  expectSound(rig);

  const { page, process } = await rig.start();
  await page.until(`the tray: ${owed.join(", ")}`, (view) => duties(view).join() === owed.join());
  for (const { why } of page.view().givingBack) expect(why).toBe("givenUp");
  await signIn(page);
  for (const { attempt, refunds } of page.view().givingBack) {
    const last = refunds.at(-1);
    if (last?.state === "checking")
      await page.mustDo("refund.decide", { refund: last.refund, made: false, number: "", ...MANAGER, reason: REASON });
    const seen = await page.until("what is due", ({ givingBack }) =>
      givingBack.map((each) => (each.attempt === attempt ? each.due : 0)).find((due) => due > 0),
    );
    await page.mustDo("refund.notNeeded", { attempt, how: "gateway", seen, number: "", ...MANAGER, reason: REASON });
  }
  await page.until("nothing is owed any more", ({ givingBack }) => givingBack.length === 0);
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  const ledger = rig.gateway.ledger();
  const amounts = (taken: boolean): readonly number[] =>
    ledger.filter(({ kind }) => (kind === "capture") === taken).map(({ amount }) => amount);
  expect(amounts(true)).toEqual(PARTS);
  expect([...amounts(false)].sort((a, b) => a - b)).toEqual(PARTS);
  note({
    step,
    customer: "has paid two parts",
    atDeath: owed.join(", "),
    captures: amounts(true).length,
    inTheEnd: `${String(amounts(false).length)} given back`,
    afterMs: null,
  });
}

/** Returned goods had paid on it: after the restart the card gets what they paid, once, without a press. */
async function exchange(step: string, trap: TrapName, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished, { shop: { cardGateway: "codepay" } });
  const first = await rig.start(trap);
  await signIn(first.page);
  const sold = await ringUp(first.page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await first.page.mustDo("payment.card", { sale: sold.id });
  await first.page.until("the sale paid", ({ sale }) => sale?.state === "completed");
  await first.page.mustDo("sale.next", {});
  const bought = await ringUp(first.page);
  const { asked: made, total } = await makeReturn(first.page, sold.id, "line", bought.id);
  expect(await made).toMatchObject({ ok: true });
  const asked = first.page
    .command("split.giveUp", { sale: bought.id, reason: REASON, approval: MANAGER })
    .catch(() => null);
  await first.process.died();
  await asked;
  expectSound(rig);

  const { page, process } = await rig.start();
  await signIn(page);
  const back = await returnIn(page, trap === "refundIntended" ? "checking" : "given");
  if (trap === "refundIntended") await decideAndGiveAgain(page);
  await returnIn(page, "given");
  await process.kill();
  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(given(rig)).toEqual([total]);
  note({
    step,
    customer: "had paid with goods",
    atDeath: back.parts[0]?.state === "checking" ? "checking" : "owed",
    captures: 1,
    inTheEnd: "1 given back",
    afterMs: null,
  });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed between giving up a part-paid sale and its refunds")}\n`);
});

describe.concurrent("a till killed while it gives up a part-paid sale", () => {
  for (const scenario of scenarios) test(scenario.step, ({ onTestFinished }) => run(scenario, onTestFinished));
  test("3 an exchange given up, its credit not asked for", ({ onTestFinished }) =>
    exchange("3 an exchange given up, its credit not asked for", "saleGivenUp", onTestFinished));
  test("4 an exchange given up, its refund committed, not sent", ({ onTestFinished }) =>
    exchange("4 an exchange given up, its refund committed, not sent", "refundIntended", onTestFinished));
});
