/** A gateway that is not set any more, at the whole till: what was asked of it is somebody's to decide, and blocks nobody. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { returnHands } from "../testing/returns.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

/** The shop changes to another gateway, which is not set up yet. */
function changeGateway(more: Record<string, unknown> = { cardGateway: "codepay" }): void {
  const file = join(counter.dataDir, "run.json");
  const settings = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...settings, ...more }));
}
const AWAY = { cardGateway: "iotpay", tips: { when: "off" } };

test("a payment that was open when its gateway went is unknown, a manager decides it by name, and the sale goes on", async () => {
  counter = await openCounter();
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("the terminal asks", ({ payment }) => payment?.screen === "waiting");
  await counter.stop();
  changeGateway();
  await counter.start();
  await counter.until("a manager asked", ({ payment }) => payment?.screen === "manager");
  expect(factsIn(counter.dataDir, "attempt.unknown")).toEqual([{ why: "gatewayNotSet" }]);
  expect(await counter.press("payment.checkAgain", { attempt })).toMatchObject({ error: { code: "gatewayNotSet" } });
  await counter.must("payment.decide", { attempt, paid: false, slip: "", ...MANAGER });
  expect(counter.view().unproven).toEqual([]);
  await counter.must("payment.leave", { attempt });
  await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
  expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
});

test("a refund that was on its way when its gateway went is unknown, and a manager says what became of it", async () => {
  counter = await openCounter({ settings: { cardGateway: "codepay" } });
  const hands = returnHands(
    () => counter,
    () => undefined,
  );
  const sale = await hands.soldByCard();
  const id = await hands.giveBack(sale, await hands.line(sale, 1));
  await hands.until(id, "running");
  await counter.stop();
  changeGateway(AWAY);
  await counter.start();
  expect(hands.part(id).state).toBe("checking");
  const { refund = "" } = hands.part(id).refunds[0] ?? {};
  expect(await counter.press("refund.checkAgain", { refund })).toMatchObject({ error: { code: "gatewayNotSet" } });
  await counter.must("refund.decide", { refund, made: true, number: "R 1", ...MANAGER });
  expect(hands.part(id).state).toBe("given");
  expect(counter.view().unproven).toEqual([]);
});

test("a tip that was on its way when its gateway went is unknown, in the tray, until somebody who may closes it", async () => {
  counter = await openCounter({ settings: { cardGateway: "codepay", tips: { when: "after" } } });
  const sale = await counter.ring();
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  counter.simulator.control.faults({ on: "tip.adjustment", fault: { kind: "pretends" } });
  const tip = { kind: "amount", amount: 200 } as const;
  const { change } = await counter.must("tip.put", { attempt, tip, approval: null });
  await counter.stop();
  changeGateway(AWAY);
  await counter.start();
  expect(counter.view().unproven).toMatchObject([{ kind: "tip", attempt, amount: 200 }]);
  await counter.must("tip.close", { change, ...MANAGER });
  expect(counter.view().unproven).toEqual([]);
});
