/** A gateway that is not set any more, at the whole till: what was asked of it is somebody's to decide, and blocks nobody. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Counter, MANAGER, openCounter } from "./till/testing/counter.ts";
import { factsIn } from "./till/testing/facts.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

/** The shop changes to another gateway, which is not set up yet. */
function changeGateway(): void {
  const file = join(counter.dataDir, "run.json");
  const settings = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...settings, cardGateway: "codepay" }));
}

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
