/** Two captures of one sale, of which it needs one: what is to be given back of each, and people who act on both at once. */
import { afterEach, expect, test } from "vitest";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

const byHand = (attempt: string, number: string) =>
  ({ attempt, seen: counter.due(attempt), how: "hand", number, ...MANAGER }) as const;
const settled = (attempt: string, number: string) =>
  ({ attempt, seen: counter.due(attempt), how: "givenBack", number, ...MANAGER }) as const;

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

interface Both {
  readonly late: string;
  readonly second: string;
  readonly total: number;
}

/** A payment set aside, paid again for 100 more than was asked, and then the first one turns out to be paid too. */
async function bothPaid(): Promise<Both> {
  counter = await openCounter();
  const { control } = counter.simulator;
  control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  control.settings({ lookup: "doesNotKnowCards" });
  const sale = await counter.ring();
  const total = counter.view().sale?.total ?? 0;
  const { attempt: late } = await counter.must("payment.card", { sale });
  await counter.until("a manager asked", ({ payment }) => payment?.screen === "manager");
  await counter.must("payment.decide", { attempt: late, paid: false, slip: "", ...MANAGER });
  control.pax({ action: "tap" });
  control.settings({ lookup: "knows" });
  control.faults({ on: "create_order", fault: { kind: "otherAmount", by: 100 } });
  control.auto({ after: 0, do: "tap" });
  const { attempt: second } = await counter.must("payment.card", { sale });
  await counter.until("both in the tray", ({ givingBack }) => givingBack.length === 2);
  return { late, second, total };
}

test("each is due for its own share, and giving back both at once gives back what is over, to the cent", async () => {
  const { late, second, total } = await bothPaid();
  expect([counter.due(late), counter.due(second)]).toEqual([total, 100]);
  const answers = await Promise.all([
    counter.press("refund.notNeeded", byHand(late, "P-1")),
    counter.press("payment.settleExcess", settled(second, "P-2")),
    counter.press("refund.notNeeded", byHand(second, "P-3")),
    counter.press("payment.settleExcess", settled(late, "P-4")),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect(counter.view()).toMatchObject({ givingBack: [], unproven: [] });
  const refunds = factsIn(counter.dataDir, "refund.intended").map(({ amount }) => amount);
  const apart = factsIn(counter.dataDir, "attempt.excessSettled").map(({ amount }) => amount);
  expect([...refunds, ...apart].reduce<number>((sum, amount) => sum + amount, 0)).toBe(total + 100);
});
