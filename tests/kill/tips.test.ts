/**
 * The real main process is killed at each step of a tip that is put on a card's payment. After the restart the gateway's
 * ledger and the journal say the same: put on once, or not at all and said so (INV-1, INV-3, INV-4).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { TipChange, TipChangeState } from "../../main/core/tip/tipChange.ts";
import { sql } from "../../main/journal/sql.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import { waitFor } from "../support/waitFor.ts";
import { attemptsOf, expectSameAfterRebuild, expectSound, readJournal, salesOf } from "./evidence.ts";
import { openRig, type Rig, type RunningTill } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

const TIP = 200;
const AFTER = { shop: { cardGateway: "codepay", tips: { when: "after" } } } as const;

interface Scenario {
  readonly step: string;
  readonly trap?: TrapName;
  readonly prepare?: (rig: Rig) => void;
  readonly whenAsked?: (rig: Rig, till: RunningTill) => Promise<void>;
  readonly atDeath: readonly (TipChangeState | "none")[];
  /** How many requests the gateway has seen in the end. */
  readonly requests: number;
  /** `closed`: nothing shows it, and a manager closes it without proof. */
  readonly ends: "made" | "closed" | "none";
}

const changesOf = (rig: Rig): readonly TipChange[] =>
  readJournal(rig, (reader) =>
    reader
      .all<{ doc: string }>(sql`SELECT doc FROM tip_changes ORDER BY rowid`)
      .map(({ doc }) => JSON.parse(doc) as TipChange),
  );
const requests = (rig: Rig): number =>
  rig.gateway.control.requests().filter(({ method }) => method === "tip.adjustment").length;
/** What the bank took for tips, minor units. */
const tipsTaken = (rig: Rig): number => rig.gateway.ledger().reduce((sum, { tip }) => sum + tip, 0);

const scenarios: readonly Scenario[] = [
  { step: "1 before the intent is kept", trap: "beforeTip", atDeath: ["none"], requests: 0, ends: "none" },
  { step: "2 intent committed, not sent", trap: "tipIntended", atDeath: ["new"], requests: 0, ends: "closed" },
  {
    step: "3 carried out, the answer lost",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "tip.adjustment", fault: { kind: "dropAfter" } });
      // Nothing is found out by a look-up before the kill.
      rig.gateway.control.settings({ lateMs: 600_000 });
    },
    whenAsked: async (rig, till) => {
      await waitFor("the tip at the bank", () => tipsTaken(rig) > 0);
      await till.process.kill();
      rig.gateway.control.settings({ lateMs: 0 });
    },
    atDeath: ["sent", "checking"],
    requests: 1,
    ends: "made",
  },
  { step: "4 shown, not committed", trap: "beforeTipMade", atDeath: ["sent"], requests: 1, ends: "made" },
  { step: "5 committed, not painted", trap: "tipMade", atDeath: ["made"], requests: 1, ends: "made" },
];

async function run(
  { atDeath, ends, prepare, requests: asked, step, trap, whenAsked }: Scenario,
  onTestFinished: Parameters<typeof openRig>[0],
): Promise<void> {
  const rig = await openRig(onTestFinished, AFTER);
  const first = await rig.start(trap);
  await signIn(first.page);
  const sale = await ringUp(first.page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await first.page.mustDo("payment.card", { sale: sale.id });
  await waitFor("the sale completed", () => salesOf(rig)[0]?.state === "completed");
  const attempt = attemptsOf(rig)[0]?.id ?? "";
  prepare?.(rig);
  const answer = first.page
    .command("tip.put", { attempt, tip: { kind: "amount", amount: TIP }, approval: null })
    .catch(() => null);
  await whenAsked?.(rig, first);
  await first.process.died();
  await answer;
  expectSound(rig);
  expect(atDeath).toContain(changesOf(rig)[0]?.state ?? "none");

  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  if (ends === "made") await waitFor("the tip proved", () => changesOf(rig)[0]?.state === "made");
  const afterMs = Date.now() - restartedAt;
  if (ends === "closed") {
    await page.until("the tray", ({ unproven }) => unproven.some(({ kind }) => kind === "tip"));
    await signIn(page);
    const change = changesOf(rig)[0]?.id ?? "";
    await page.mustDo("tip.close", { change, ...MANAGER, reason: "Looked at the portal" });
  }
  await page.until("an empty tray", ({ unproven }) => unproven.length === 0);
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  expect(requests(rig)).toBe(asked);
  expect(tipsTaken(rig)).toBe(ends === "made" ? TIP : 0);
  expect(attemptsOf(rig)[0]?.capture).toMatchObject({
    captured: sale.total + tipsTaken(rig),
    tip: tipsTaken(rig),
    differs: false,
  });
  expect(salesOf(rig)[0]?.tenders).toMatchObject([{ applied: sale.total, capture: { tip: tipsTaken(rig) } }]);
  note({
    step,
    customer: "has signed the slip",
    atDeath: atDeath.join(" or "),
    captures: 1,
    inTheEnd: changesOf(rig)[0]?.state ?? "none",
    afterMs: ends === "made" ? afterMs : null,
  });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of a tip")}\n`);
});

describe.concurrent("a till killed while it puts a tip on a payment", () => {
  for (const scenario of scenarios) test(scenario.step, ({ onTestFinished }) => run(scenario, onTestFinished));
});
