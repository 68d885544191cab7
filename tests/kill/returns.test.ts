/**
 * The real main process is killed at each step of a return. After the restart the gateway's ledger shows what the journal
 * says: what came back of the goods is decided once, its money given once or owed and said so (INV-1, INV-3, INV-4, INV-8).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { PartState } from "../../main/core/refund/returns.ts";
import { ringUp, sellForCash, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectSameAfterRebuild, expectSound } from "./evidence.ts";
import { cashGiven, decideAndGiveAgain, given, makeReturn, returnIn, returnsOf } from "./returning.ts";
import { openRig, type Rig, type RunningTill } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

interface Scenario {
  readonly step: string;
  readonly cash?: true;
  readonly trap?: TrapName;
  readonly prepare?: (rig: Rig) => void;
  readonly whenAsked?: (rig: Rig, till: RunningTill) => Promise<void>;
  /** Returns in the journal after the kill. */
  readonly decided: 0 | 1;
  /** How the part stands when the till is back. */
  readonly then: PartState | null;
  /** Nobody can know: a manager decides, and it is given back anew. */
  readonly byManager?: true;
}

const scenarios: readonly Scenario[] = [
  { step: "1 decided, not committed", trap: "beforeReturn", decided: 0, then: null },
  {
    step: "2 committed with its refund, not sent",
    trap: "returnDecided",
    decided: 1,
    then: "checking",
    byManager: true,
  },
  {
    step: "3 sent, no answer",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "refund", fault: { kind: "neverAnswers" } });
    },
    whenAsked: async (rig, till) => {
      await waitFor("the money given back", () => given(rig).length > 0);
      await till.process.kill();
    },
    decided: 1,
    then: "given",
  },
  { step: "4 answered, not committed", trap: "beforeRefundMade", decided: 1, then: "given" },
  { step: "5 made, not painted", trap: "refundMade", decided: 1, then: "given" },
  { step: "6 cash decided, not committed", cash: true, trap: "beforeReturn", decided: 0, then: null },
  { step: "7 cash committed, drawer not opened", cash: true, trap: "returnDecided", decided: 1, then: "given" },
];

/** @returns a sale that is paid, by wallet or in cash */
async function sold(rig: Rig, page: TillPage, cash: boolean): Promise<string> {
  await signIn(page);
  if (cash) return (await sellForCash(page)).id;
  const sale = await ringUp(page);
  await page.mustDo("payment.wallet", { sale: sale.id, how: { kind: "qr" } });
  await page.until("the code", ({ payment }) => payment?.qr ?? undefined);
  rig.gateway.control.phone({ action: "approve", wallet: "wechat" });
  await page.until("the sale paid", (view) => (view.sale?.state === "completed" ? view.sale : undefined));
  return sale.id;
}

async function run(scenario: Scenario, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished);
  const first = await rig.start(scenario.trap);
  const sale = await sold(rig, first.page, scenario.cash === true);
  scenario.prepare?.(rig);
  const { total, asked } = await makeReturn(first.page, sale, "line");
  await scenario.whenAsked?.(rig, first);
  await first.process.died();
  await asked;
  expectSound(rig);
  expect(returnsOf(rig)).toHaveLength(scenario.decided);

  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  if (scenario.then !== null) await returnIn(page, scenario.then);
  const afterMs = scenario.byManager === true ? null : Date.now() - restartedAt;
  await signIn(page);
  if (scenario.byManager === true) await decideAndGiveAgain(page);
  if (scenario.then === null) await makeReturn(page, sale, "line").then((again) => again.asked);
  await returnIn(page, "given");
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(returnsOf(rig)).toHaveLength(1);
  expect(given(rig)).toEqual(scenario.cash === true ? [] : [total]);
  expect(Math.abs(cashGiven(rig) - (scenario.cash === true ? total : 0))).toBeLessThanOrEqual(2);
  note({
    step: scenario.step,
    customer: "waits for the money",
    atDeath: scenario.decided === 0 ? "nothing kept" : "decided",
    captures: 1,
    inTheEnd: scenario.byManager === true ? "decided, then given" : "given once",
    afterMs,
  });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of a return")}\n`);
});

describe.concurrent("a till killed while goods come back", () => {
  for (const scenario of scenarios) test(scenario.step, ({ onTestFinished }) => run(scenario, onTestFinished));
});
