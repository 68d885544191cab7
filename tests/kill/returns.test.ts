/**
 * The real main process is killed at each step of a return. After the restart the gateway's ledger shows what the journal
 * says: what came back of the goods is decided once, its money given once or owed and said so (INV-1, INV-3, INV-4, INV-8).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { PartState, Return } from "../../main/core/returns.ts";
import { sql } from "../../main/journal/sql.ts";
import type { CommandArgs } from "../../preload/contract.ts";
import type { ReturnView } from "../../preload/contract/returns.ts";
import { MANAGER, ringUp, sellForCash, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { expectSameAfterRebuild, expectSound, readJournal } from "./evidence.ts";
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

const given = (rig: Rig): readonly number[] =>
  rig.gateway
    .ledger()
    .filter(({ kind }) => kind === "refund" || kind === "cancel")
    .map(({ amount }) => amount);

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

const returnsOf = (rig: Rig): readonly Return[] =>
  readJournal(rig, (reader) =>
    reader
      .all<{ doc: string }>(sql`SELECT doc FROM returns ORDER BY number`)
      .map(({ doc }) => JSON.parse(doc) as Return),
  );
const cashGiven = (rig: Rig): number =>
  readJournal(
    rig,
    (reader) =>
      reader.get<{ sum: number }>(sql`SELECT coalesce(-sum(amount), 0) AS sum FROM drawer WHERE kind = 'returned'`)
        ?.sum ?? 0,
  );

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

const firstLine = async (page: TillPage, sale: string): Promise<CommandArgs<"return.make">["what"]> => {
  const { lines } = await page.query("return.quote", { sale });
  return { kind: "lines", lines: [{ line: lines[0]?.line ?? "", quantity: 1000 }] };
};

async function makeReturn(
  page: TillPage,
  sale: string,
): Promise<{ readonly total: number; readonly asked: Promise<unknown> }> {
  const what = await firstLine(page, sale);
  const { asked } = await page.query("return.quote", { sale, what });
  const total = asked?.total ?? expect.unreachable("nothing can come back");
  const made = page
    .command("return.make", { sale, what, seen: total, reason: "damaged", approval: MANAGER })
    .catch(() => null);
  return { total, asked: made };
}

const returnIn = (page: TillPage, state: PartState): Promise<ReturnView> =>
  page.until(`the part ${state}`, ({ returns }) => returns.find(({ parts }) => parts[0]?.state === state));

async function run(scenario: Scenario, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const rig = await openRig(onTestFinished);
  const first = await rig.start(scenario.trap);
  const sale = await sold(rig, first.page, scenario.cash === true);
  scenario.prepare?.(rig);
  const { total, asked } = await makeReturn(first.page, sale);
  await scenario.whenAsked?.(rig, first);
  expect(await first.process.exited).toEqual({ code: null, signal: "SIGKILL" });
  await asked;
  expectSound(rig);
  expect(returnsOf(rig)).toHaveLength(scenario.decided);

  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  if (scenario.then !== null) await returnIn(page, scenario.then);
  const afterMs = scenario.byManager === true ? null : Date.now() - restartedAt;
  await signIn(page);
  if (scenario.byManager === true) await decideAndGiveAgain(page);
  if (scenario.then === null) await makeReturn(page, sale).then((again) => again.asked);
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

/** The gateway has nothing of it and cannot prove that: the part keeps its place until a manager says so, then goes again. */
async function decideAndGiveAgain(page: TillPage): Promise<void> {
  const { parts, return: id } = await page.until("looked up", ({ returns }) =>
    returns.find((one) => (one.parts[0]?.refunds[0]?.lookUps ?? 0) > 0),
  );
  const [part] = parts;
  if (part === undefined) throw new Error("the return has no part");
  const again = { return: id, part: part.part, as: "gateway", approval: null } as const;
  expect(await page.command("return.retryPart", again)).toMatchObject({ ok: false, error: { code: "refundRunning" } });
  const refund = part.refunds[0]?.refund ?? "";
  await page.mustDo("refund.decide", { refund, made: false, number: "", reason: "Not in the portal", ...MANAGER });
  await page.mustDo("return.retryPart", again);
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of a return")}\n`);
});

describe.concurrent("a till killed while goods come back", () => {
  for (const scenario of scenarios) test(scenario.step, ({ onTestFinished }) => run(scenario, onTestFinished));
});
