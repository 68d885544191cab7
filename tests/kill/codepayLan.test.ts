/**
 * The real main process is killed while it pays at a terminal in the shop's own network. The socket dies with it, the order
 * goes on at the terminal, and after the restart a query on a new socket finds out (INV-1 to INV-7).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { AttemptState } from "../../main/core/attempt/attempt.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import { waitFor } from "../support/waitFor.ts";
import { attemptsOf, expectBooksAgree, expectSameAfterRebuild, expectSound } from "./evidence.ts";
import { openRig, type Rig } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

interface Scenario {
  readonly step: string;
  readonly customer: string;
  /** Left out, it is killed once the terminal shows the amount. */
  readonly trap?: TrapName;
  readonly tapsBefore?: true;
  readonly tapsWhileDead?: true;
  readonly declinedWhileDead?: true;
  readonly atDeath: AttemptState;
  readonly ends: "approved" | "declined" | "unknown";
}

const scenarios: readonly Scenario[] = [
  {
    step: "1 sending noted, no byte sent",
    customer: "is asked nothing",
    trap: "sentNoted",
    atDeath: "sent",
    ends: "unknown",
  },
  {
    step: "2 on the terminal",
    customer: "taps before the restart",
    tapsWhileDead: true,
    atDeath: "sent",
    ends: "approved",
  },
  {
    step: "2 on the terminal",
    customer: "is declined before the restart",
    declinedWhileDead: true,
    atDeath: "sent",
    ends: "declined",
  },
  {
    step: "3 answered, not committed",
    customer: "tapped before the kill",
    trap: "beforeApproved",
    tapsBefore: true,
    atDeath: "sent",
    ends: "approved",
  },
];

/** Looked up beside its open request it may already be known to be waited for. */
const ON_ITS_WAY: readonly string[] = ["sent", "pending"];

const acts = (rig: Rig, action: "tap" | "decline"): Promise<unknown> =>
  waitFor(`the customer's ${action}`, () => rig.gateway.control.counter({ action }).ok);
const asked = (rig: Rig): readonly string[] =>
  rig.gateway.control
    .requests()
    .filter(({ method }) => method === "ecrhub.pay.order")
    .map(({ mchOrderNo }) => mchOrderNo);

async function run(scenario: Scenario, onTestFinished: Parameters<typeof openRig>[0]): Promise<void> {
  const { atDeath, customer, ends, step, trap } = scenario;
  const rig = await openRig(onTestFinished, { shop: { cardGateway: "codepay" }, lan: true });
  const first = await rig.start(trap);
  await signIn(first.page);
  const sale = await ringUp(first.page);
  if (scenario.tapsBefore === true) rig.gateway.control.auto({ after: 0, do: "tap" });
  const answer = first.page.command("payment.card", { sale: sale.id }).catch(() => null);
  if (trap === undefined) {
    await waitFor("the order", () => rig.gateway.counterOrders().length > 0);
    await waitFor("its sending noted", () => ON_ITS_WAY.includes(attemptsOf(rig)[0]?.state ?? "new"));
    await first.process.kill();
  }
  await first.process.died();
  await answer;
  expectSound(rig);
  const dead = attemptsOf(rig)[0]?.state ?? "new";
  expect(atDeath === "sent" ? ON_ITS_WAY : [atDeath]).toContain(dead);
  if (scenario.tapsWhileDead === true) await acts(rig, "tap");
  if (scenario.declinedWhileDead === true) await acts(rig, "decline");

  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  if (ends === "unknown") {
    const attempt = await page.until("a manager asked", ({ payment }) =>
      payment?.screen === "manager" && payment.evidence.lookUps >= 3 ? payment.attempt : undefined,
    );
    await signIn(page);
    const by = { ...MANAGER, reason: "Looked at the terminal" };
    await page.mustDo("payment.decide", { attempt, paid: false, slip: "", ...by });
  } else
    await waitFor(`the attempt ${ends}`, () =>
      ["declined", "cancelled", "approved"].includes(attemptsOf(rig)[0]?.state ?? ""),
    );
  const afterMs = Date.now() - restartedAt;
  await process.kill();

  expectSound(rig);
  expectBooksAgree(rig);
  expectSameAfterRebuild(rig);
  expect(asked(rig).length).toBe(ends === "unknown" ? 0 : 1);
  expect(rig.gateway.ledger().map(({ amount }) => amount)).toEqual(ends === "approved" ? [sale.total] : []);
  const last = attemptsOf(rig)[0];
  note({
    step,
    customer,
    atDeath: dead,
    captures: rig.gateway.ledger().length,
    inTheEnd: last?.cause ?? last?.state ?? "none",
    afterMs: ends === "unknown" ? null : afterMs,
  });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed while it pays at a terminal in the shop's own network")}\n`);
});

describe.concurrent("a till killed beside its terminal", () => {
  for (const scenario of scenarios)
    test(`${scenario.step}; the customer ${scenario.customer}`, ({ onTestFinished }) => run(scenario, onTestFinished));
});
