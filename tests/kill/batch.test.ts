/**
 * The real main process is killed at each step of closing a terminal's batch. After the restart the gateway has closed it
 * once or not at all, and the till says no more than it knows: nobody can look a batch up (INV-1, INV-7).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { Batch } from "../../main/core/day/batch.ts";
import { sql } from "../../main/journal/sql.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectSameAfterRebuild, expectSound, readJournal } from "./evidence.ts";
import { openRig, type Rig } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

const BY = { ...MANAGER, reason: "Read the terminal's slip" } as const;

interface Scenario {
  readonly step: string;
  readonly trap: TrapName;
  readonly prepare?: (rig: Rig) => void;
  readonly atDeath: Batch["state"] | "none";
  /** What the journal says after the restart, before anybody has done anything. */
  readonly then: Batch["state"] | "none";
  /** How often the gateway has closed it when the till is back. */
  readonly closed: 0 | 1;
}

const scenarios: readonly Scenario[] = [
  { step: "1 not committed", trap: "beforeBatch", atDeath: "none", then: "none", closed: 0 },
  { step: "2 committed, not sent", trap: "batchIntended", atDeath: "new", then: "unknown", closed: 0 },
  {
    step: "3 carried out, answer not committed",
    trap: "beforeBatchAnswered",
    atDeath: "sent",
    then: "unknown",
    closed: 1,
  },
  {
    step: "3 carried out, answer lost",
    trap: "beforeBatchAnswered",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "batch.close", fault: { kind: "dropAfter" } });
    },
    atDeath: "sent",
    then: "unknown",
    closed: 1,
  },
  { step: "4 answered, committed", trap: "batchAnswered", atDeath: "closed", then: "closed", closed: 1 },
];

const batchesOf = (rig: Rig): readonly Batch[] =>
  readJournal(rig, (reader) =>
    reader.all<{ doc: string }>(sql`SELECT doc FROM batches ORDER BY rowid`).map(({ doc }) => JSON.parse(doc) as Batch),
  );

const close = (page: TillPage) =>
  page.command("batch.close", { gateway: "codepay", approval: MANAGER }).catch(() => null);

async function run(
  { atDeath, closed, prepare, step, then, trap }: Scenario,
  onTestFinished: Parameters<typeof openRig>[0],
): Promise<void> {
  const rig = await openRig(onTestFinished, { shop: { cardGateway: "codepay" } });
  const first = await rig.start(trap);
  await signIn(first.page);
  const sale = await ringUp(first.page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await first.page.mustDo("payment.card", { sale: sale.id });
  await first.page.until("approved", ({ payment }) => payment?.screen === "approved");
  prepare?.(rig);
  const asked = close(first.page);
  await first.process.died();
  await asked;
  expectSound(rig);
  const dead = batchesOf(rig)[0]?.state ?? "none";
  expect(dead).toBe(atDeath);

  const { page, process } = await rig.start();
  await waitFor(`the batch ${then}`, () => (batchesOf(rig)[0]?.state ?? "none") === then);
  expect(rig.gateway.batches()).toHaveLength(closed);
  await signIn(page);
  if (then === "unknown") {
    expect(await close(page)).toMatchObject({ ok: false, error: { code: "batchUnknown" } });
    const [batch] = batchesOf(rig);
    const slip = closed === 1 ? { count: 1, total: sale.total } : null;
    await page.mustDo("batch.decide", { batch: batch?.id ?? "", closed: closed === 1, slip, ...BY });
  }
  // Closed before, this sends nothing; not closed, it does now. Twice is once.
  expect(await close(page)).toMatchObject({ ok: true });
  expect(await close(page)).toMatchObject({ ok: true });
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(rig.gateway.batches()).toMatchObject([{ count: 1, total: sale.total }]);
  note({
    step,
    customer: "paid and left",
    atDeath: dead,
    captures: rig.gateway.ledger().length,
    inTheEnd: batchesOf(rig)
      .map(({ decision, state }) =>
        decision === null ? state : `decided ${decision.closed ? "closed" : "not closed"}`,
      )
      .join(", then "),
    afterMs: null,
  });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of closing a batch")}\n`);
});

describe.concurrent("a till killed while it closes a batch", () => {
  for (const scenario of scenarios) test(scenario.step, ({ onTestFinished }) => run(scenario, onTestFinished));
});
