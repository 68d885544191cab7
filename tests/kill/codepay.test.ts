/**
 * The real main process is killed at each step of a card payment by CodePay, of its close, and of what gives it back. After
 * the restart the gateway's ledger and the journal agree: taken once or not at all, given back once (INV-1 to INV-8).
 */
import { afterAll, describe, expect, test } from "vitest";
import type { AttemptState } from "../../main/core/attempt/attempt.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import type { CounterAction } from "../../simulator/index.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import { attemptsOf, expectBooksAgree, expectSameAfterRebuild, expectSound } from "./evidence.ts";
import { openRig, type Rig, type RunningTill } from "./rig.ts";
import { note, tableText } from "./table.ts";
import type { TrapName } from "./traps.ts";

const CLOUD = { shop: { cardGateway: "codepay" } } as const;
const BY = { ...MANAGER, reason: "Looked at the terminal" } as const;
type Finally = Parameters<typeof openRig>[0];

const ordersOf = (rig: Rig, transType: number) =>
  rig.gateway.counterOrders().filter((order) => order.transType === transType);
/** Orders by the method and number they came with; each number once, or the till has asked twice. */
const asked = (rig: Rig, method: string): readonly string[] =>
  rig.gateway.control
    .requests()
    .filter((request) => request.method === method)
    .map(({ mchOrderNo }) => mchOrderNo);
const acts = (rig: Rig, action: CounterAction["action"]): Promise<unknown> =>
  waitFor(`the customer's ${action}`, () => rig.gateway.control.counter({ action }).ok);
const ended = (rig: Rig, transType = 1): Promise<unknown> =>
  waitFor("the order's end", () => ordersOf(rig, transType).some(({ status }) => status !== 9 && status !== 0));
const died = async (till: RunningTill): Promise<void> => {
  await till.process.died();
};

interface Take {
  readonly step: string;
  readonly customer: string;
  readonly trap?: TrapName;
  readonly prepare?: (rig: Rig) => void;
  readonly whenAsked?: (rig: Rig, till: RunningTill, attempt: string) => Promise<void>;
  readonly whileDead?: (rig: Rig) => Promise<unknown>;
  readonly afterwards?: (rig: Rig) => Promise<unknown>;
  readonly atDeath: readonly AttemptState[];
  /** `unknown`: the cloud cannot tell, a manager decides "not paid". */
  readonly ends: "approved" | "notTaken" | "unknown";
}

const onTheTerminal = (rig: Rig): Promise<unknown> => waitFor("the order", () => ordersOf(rig, 1).length > 0);
const tapsBeforeTheKill = async (rig: Rig): Promise<void> => {
  await acts(rig, "tap");
};
const presses = (name: "payment.cancel") => async (rig: Rig, till: RunningTill, attempt: string) => {
  await onTheTerminal(rig);
  await waitFor("the order accepted", () => attemptsOf(rig)[0]?.state === "pending");
  await till.page.command(name, { attempt }).catch(() => null);
};

const takes: readonly Take[] = [
  {
    step: "1 committed, not sent",
    customer: "is asked nothing",
    trap: "afterIntent",
    atDeath: ["new"],
    ends: "unknown",
  },
  {
    step: "2 sending noted, no byte sent",
    customer: "is asked nothing",
    trap: "sentNoted",
    atDeath: ["sent"],
    ends: "unknown",
  },
  {
    step: "3 delivered, not committed",
    customer: "taps before the restart",
    trap: "beforeAccepted",
    whileDead: (rig) => acts(rig, "tap"),
    atDeath: ["sent"],
    ends: "approved",
  },
  {
    step: "3 delivered, answer lost",
    customer: "taps after the restart",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "pay.order", fault: { kind: "dropAfter" } });
    },
    whenAsked: async (rig, till) => {
      await onTheTerminal(rig);
      await till.process.kill();
    },
    afterwards: (rig) => acts(rig, "tap"),
    atDeath: ["sent", "checking"],
    ends: "approved",
  },
  {
    step: "4 waiting for the customer",
    customer: "is declined before the restart",
    whenAsked: async (rig, till) => {
      await onTheTerminal(rig);
      await till.process.kill();
    },
    whileDead: (rig) => acts(rig, "decline"),
    atDeath: ["sent", "pending"],
    ends: "notTaken",
  },
  {
    step: "5 approved, not committed",
    customer: "tapped before the kill",
    trap: "beforeApproved",
    whenAsked: tapsBeforeTheKill,
    atDeath: ["sent", "pending"],
    ends: "approved",
  },
  {
    step: "5 approved, committed, not painted",
    customer: "tapped before the kill",
    trap: "afterApproved",
    whenAsked: tapsBeforeTheKill,
    atDeath: ["approved"],
    ends: "approved",
  },
  {
    step: "6 close committed, not sent",
    customer: "is waited for, then the close goes out",
    trap: "cancelIntended",
    whenAsked: presses("payment.cancel"),
    atDeath: ["pending"],
    ends: "notTaken",
  },
  {
    step: "6 close delivered, not committed",
    customer: "has no amount before him any more",
    trap: "beforeCancelAnswered",
    whenAsked: presses("payment.cancel"),
    whileDead: (rig) => ended(rig),
    atDeath: ["pending"],
    ends: "notTaken",
  },
  {
    step: "6 close delivered, not carried out",
    customer: "taps before the restart",
    trap: "beforeCancelAnswered",
    prepare: (rig) => {
      rig.gateway.control.faults({ on: "pay.close", fault: { kind: "pretends" } });
    },
    whenAsked: presses("payment.cancel"),
    whileDead: (rig) => acts(rig, "tap"),
    atDeath: ["pending"],
    ends: "approved",
  },
  {
    step: "7 terminal offline, close committed, not sent",
    customer: "is never shown the amount",
    trap: "cancelIntended",
    prepare: (rig) => {
      rig.gateway.control.counter({ action: "offline" });
    },
    atDeath: ["pending"],
    afterwards: (rig) => acts(rig, "online"),
    ends: "notTaken",
  },
];

async function runTake(scenario: Take, onTestFinished: Finally): Promise<void> {
  const rig = await openRig(onTestFinished, CLOUD);
  const first = await rig.start(scenario.trap);
  await signIn(first.page);
  const sale = await ringUp(first.page);
  scenario.prepare?.(rig);
  const answer = first.page.command("payment.card", { sale: sale.id }).catch(() => null);
  if (scenario.whenAsked !== undefined) {
    await waitFor("the intent", () => attemptsOf(rig).length > 0);
    await scenario.whenAsked(rig, first, attemptsOf(rig)[0]?.id ?? "");
  }
  await died(first);
  await answer;
  expectSound(rig);
  const dead = attemptsOf(rig)[0];
  expect(scenario.atDeath).toContain(dead?.state ?? "none");

  await scenario.whileDead?.(rig);
  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  await scenario.afterwards?.(rig);
  await endOf(scenario, rig, page, sale, dead?.id ?? "");
  const afterMs = Date.now() - restartedAt;
  await process.kill();

  expectSound(rig);
  expectBooksAgree(rig);
  expectSameAfterRebuild(rig);
  const numbers = asked(rig, "wisehub.cloud.pay.order");
  expect(new Set(numbers).size).toBe(numbers.length);
  const last = attemptsOf(rig)[0];
  note({
    step: scenario.step,
    customer: scenario.customer,
    atDeath: dead?.state ?? "none",
    captures: rig.gateway.ledger().length,
    inTheEnd: last?.cause ?? last?.state ?? "none",
    afterMs: scenario.ends === "unknown" ? null : afterMs,
  });
}

async function endOf({ ends }: Take, rig: Rig, page: TillPage, sale: SaleView, attempt: string): Promise<void> {
  if (ends === "unknown") {
    await page.until(
      "a manager asked",
      ({ payment }) => payment?.screen === "manager" && payment.evidence.lookUps >= 3,
    );
    await signIn(page);
    await page.mustDo("payment.decide", { attempt, paid: false, slip: "", ...BY });
    expect(attemptsOf(rig)[0]).toMatchObject({ cause: "decidedNotPaid" });
    expect(rig.gateway.ledger()).toEqual([]);
    return;
  }
  const states: readonly AttemptState[] = ends === "approved" ? ["approved"] : ["declined", "cancelled"];
  await waitFor(`the attempt ${states.join(" or ")}`, () => states.includes(attemptsOf(rig)[0]?.state ?? "new"));
  expect(rig.gateway.ledger().map(({ amount }) => amount)).toEqual(ends === "approved" ? [sale.total] : []);
}

interface GiveBack {
  readonly step: string;
  readonly trap?: TrapName;
  readonly whenAsked?: (rig: Rig, till: RunningTill) => Promise<void>;
  /** Nothing had left: a manager says so, and it is given back anew. */
  readonly decided?: true;
}

const BACK: readonly GiveBack[] = [
  { step: "1 intent committed, not sent", trap: "refundIntended", decided: true },
  {
    step: "2 delivered, no answer",
    whenAsked: async (rig, till) => {
      await waitFor("the order that gives back", () => rig.gateway.counterOrders().length > 1);
      await till.process.kill();
    },
  },
  { step: "3 made, not committed", trap: "beforeRefundMade" },
  { step: "4 committed, not painted", trap: "refundMade" },
];

/** A dollar too much is refunded in part; what paid a part of a sale that is given up is made void whole. */
const WAYS = ["refund", "void"] as const;
const PART = 100;

/** Pays, and says how the till is asked to give back. */
async function tooMuch(
  rig: Rig,
  page: TillPage,
  way: (typeof WAYS)[number],
): Promise<(page: TillPage) => Promise<unknown>> {
  await signIn(page);
  const sale = await ringUp(page);
  rig.gateway.control.auto({ after: 0, do: "tap" });
  if (way === "void") {
    await page.mustDo("payment.card", { sale: sale.id, part: { kind: "amount", amount: PART } });
    await page.until("the part approved", ({ payment }) => payment?.screen === "approved");
    return (first) => first.command("split.giveUp", { sale: sale.id, reason: BY.reason, approval: MANAGER });
  }
  rig.gateway.control.faults({ on: "pay.order", fault: { kind: "otherAmount", by: PART } });
  await page.mustDo("payment.card", { sale: sale.id });
  const attempt = await page.until("the surplus", ({ givingBack }) => givingBack[0]?.attempt);
  return notNeeded(attempt);
}

const notNeeded = (attempt: string) => (page: TillPage) =>
  page.command("refund.notNeeded", { attempt, how: "gateway", seen: PART, number: "", ...BY });

async function runGiveBack(
  { decided, step, trap, whenAsked }: GiveBack,
  way: (typeof WAYS)[number],
  onTestFinished: Finally,
): Promise<void> {
  const rig = await openRig(onTestFinished, CLOUD);
  const first = await rig.start(trap);
  const ask = await tooMuch(rig, first.page, way);
  const answer = ask(first.page).catch(() => null);
  await whenAsked?.(rig, first);
  await died(first);
  await answer;
  expectSound(rig);

  const restartedAt = Date.now();
  const { page, process } = await rig.start();
  if (decided === true) {
    const { attempt, refunds } = await page.until("the refund being checked", ({ givingBack }) =>
      givingBack.find((duty) => duty.refunds.some(({ state }) => state === "checking")),
    );
    await signIn(page);
    await page.mustDo("refund.decide", { refund: refunds[0]?.refund ?? "", made: false, number: "", ...BY });
    await notNeeded(attempt)(page);
  }
  await page.until("nothing to give back", ({ givingBack }) => givingBack.length === 0);
  const afterMs = Date.now() - restartedAt;
  await process.kill();

  expectSound(rig);
  expectSameAfterRebuild(rig);
  const back = rig.gateway.ledger().filter(({ kind }) => kind !== "capture");
  expect(back.map(({ amount }) => amount)).toEqual([PART]);
  expect(ordersOf(rig, way === "void" ? 2 : 3)).toHaveLength(1);
  note({
    step: `${way} ${step}`,
    customer: "waits for the money",
    atDeath: "-",
    captures: 1,
    inTheEnd: decided === true ? "decided, then made" : "made",
    afterMs: decided === true ? null : afterMs,
  });
}

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of a payment by CodePay")}\n`);
});

describe.concurrent("a till with CodePay killed", () => {
  for (const take of takes)
    test(`${take.step}; the customer ${take.customer}`, ({ onTestFinished }) => runTake(take, onTestFinished));
  for (const way of WAYS)
    for (const back of BACK)
      test(`${way} ${back.step}`, ({ onTestFinished }) => runGiveBack(back, way, onTestFinished));
});
