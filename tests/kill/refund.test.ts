/**
 * The real main process is killed at each step of a refund. After the restart the gateway's ledger shows what the journal
 * says: given back once, exactly, or not at all and said so (INV-1, INV-3, INV-4, INV-8).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { Refund, RefundState } from "../../main/core/refund/refund.ts";
import { sql } from "../../main/journal/sql.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectSameAfterRebuild, expectSound, readJournal } from "./evidence.ts";
import { openRig, type Rig, type RunningTill } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

/** What the customer paid more than was asked, minor units. */
const SURPLUS = 100;
const BY = { ...MANAGER, reason: "Too much was taken" } as const;

interface Scenario {
  readonly step: string;
  readonly trap?: TrapName;
  readonly prepare?: (rig: Rig) => void;
  readonly whenAsked?: (rig: Rig, till: RunningTill) => Promise<void>;
  readonly atDeath: RefundState;
  /** How many requests to give back the gateway has seen in the end. */
  readonly requests: number;
  /** Nobody can know: a manager decides, and it is given back anew. */
  readonly decided?: boolean;
}

const given = (rig: Rig): readonly number[] =>
  rig.gateway
    .ledger()
    .filter(({ kind }) => kind === "refund")
    .map(({ amount }) => amount);

const scenarios: readonly Scenario[] = [
  { step: "1 intent committed, not sent", trap: "refundIntended", atDeath: "new", requests: 1, decided: true },
  {
    step: "2 sent, no answer",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "refund", fault: { kind: "neverAnswers" } });
    },
    whenAsked: async (rig, till) => {
      await waitFor("the money given back", () => given(rig).length > 0);
      await till.process.kill();
    },
    atDeath: "sent",
    requests: 1,
  },
  { step: "3 answered, not committed", trap: "beforeRefundMade", atDeath: "sent", requests: 1 },
  { step: "4 committed, not painted", trap: "refundMade", atDeath: "made", requests: 1 },
];

const refundsOf = (rig: Rig): readonly Refund[] =>
  readJournal(rig, (reader) =>
    reader
      .all<{ doc: string }>(sql`SELECT doc FROM refunds ORDER BY rowid`)
      .map(({ doc }) => JSON.parse(doc) as Refund),
  );

/** A customer pays by a shown code, and a dollar too much is taken. @returns the payment's attempt */
async function paidTooMuch(rig: Rig, page: TillPage): Promise<string> {
  await signIn(page);
  const sale = await ringUp(page);
  rig.gateway.control.faults({ on: "gen_payment_qr", fault: { kind: "otherAmount", by: SURPLUS } });
  await page.mustDo("payment.wallet", { sale: sale.id, how: { kind: "qr" } });
  await page.until("the code", ({ payment }) => payment?.qr ?? undefined);
  rig.gateway.control.phone({ action: "approve", wallet: "wechat" });
  return page.until("the surplus", ({ givingBack }) => givingBack.find(({ due }) => due === SURPLUS)?.attempt);
}

const giveBack = (page: TillPage, attempt: string): ReturnType<TillPage["command"]> =>
  page.command("refund.notNeeded", { attempt, how: "gateway", seen: SURPLUS, number: "", ...BY });

async function run(scenario: Scenario, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished);
  const first = await rig.start(scenario.trap);
  const attempt = await paidTooMuch(rig, first.page);
  scenario.prepare?.(rig);
  const asked = giveBack(first.page, attempt).catch(() => null);
  await scenario.whenAsked?.(rig, first);
  await first.process.died();
  await asked;
  expectSound(rig);
  const dead = refundsOf(rig)[0];
  expect(dead).toMatchObject({ state: scenario.atDeath, amount: SURPLUS });

  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  if (scenario.decided === true) await decideAndGiveBack(page, attempt, dead?.id ?? "");
  await page.until("nothing to give back", ({ givingBack, unproven }) => givingBack.length + unproven.length === 0);
  const afterMs = scenario.decided === true ? null : Date.now() - restartedAt;
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(given(rig)).toEqual([SURPLUS]);
  const sent = rig.gateway.control.requests().filter(({ path }) => path.endsWith("/refund"));
  expect(sent).toHaveLength(scenario.requests);
  expect(new Set(sent.map(({ mchOrderNo }) => mchOrderNo)).size).toBe(sent.length);
  const made = refundsOf(rig).filter(({ state }) => state === "made");
  expect(made.map(({ amount, proved, late }) => ({ amount, proved, late }))).toEqual([
    { amount: SURPLUS, proved: true, late: false },
  ]);
  note({
    step: scenario.step,
    customer: "waits for the money",
    atDeath: scenario.atDeath,
    captures: 1,
    inTheEnd: scenario.decided === true ? "decided, then made" : "made",
    afterMs,
  });
}

/** The gateway has nothing of it and cannot prove that: it keeps its amount until a manager says so. */
async function decideAndGiveBack(page: TillPage, attempt: string, refund: string): Promise<void> {
  await page.until("the refund being checked", ({ givingBack }) =>
    givingBack.some(({ refunds }) => refunds.some(({ lookUps, state }) => state === "checking" && lookUps > 0)),
  );
  await signIn(page);
  expect(await giveBack(page, attempt)).toMatchObject({ ok: false, error: { code: "refundRunning" } });
  await page.mustDo("refund.decide", { refund, made: false, number: "", ...BY });
  expect(await giveBack(page, attempt)).toMatchObject({ ok: true });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of a refund")}\n`);
});

describe.concurrent("a till killed while it gives back", () => {
  for (const scenario of scenarios) test(scenario.step, ({ onTestFinished }) => run(scenario, onTestFinished));
});
