/** What is to be given back becomes another amount while a PIN is typed: nobody has approved that. */
import { afterEach, expect, test } from "vitest";
import type { Reading } from "../../core/attempt/reading.ts";
import { captured } from "../../core/testing/attempts.ts";
import { minor } from "../../core/money/money.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

test("by hand, or settled otherwise: it is refused by name, and approved anew for what is there", async () => {
  let says: Reading | Promise<Reading> = { kind: "pending", phase: "card" };
  counter = await openCounter({
    between: {
      gateway: (real) => ({
        ...real,
        lookUp: () => Promise.resolve(says),
      }),
    },
  });
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("a manager asked", ({ payment }) => payment?.screen === "manager");
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  await counter.must("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 });
  const answer = Promise.withResolvers<Reading>();
  says = answer.promise;
  await counter.must("payment.decide", { attempt, paid: true, slip: "S-1", ...MANAGER });
  const due = (): number => counter.view().givingBack[0]?.due ?? 0;
  await counter.until("the duty", () => due() > 0);
  const before = due();
  await counter.must("payment.checkAgain", { attempt });

  const pressed = Promise.all([
    counter.press("payment.settleExcess", { attempt, seen: before, how: "kept", number: "", ...MANAGER }),
    counter.press("payment.settleExcess", { attempt, seen: before, how: "givenBack", number: "P-1", ...MANAGER }),
    counter.press("refund.notNeeded", { attempt, seen: counter.due(attempt), how: "hand", number: "P-1", ...MANAGER }),
  ]);
  const more = minor(before + 200);
  answer.resolve({ ...captured, capture: { ...captured.capture, captured: more, differs: true } });
  expect((await pressed).map((done) => (done.ok ? "ok" : done.error.code))).toEqual(Array(3).fill("amountChanged"));
  expect(due()).toBe(more);
  await counter.must("refund.notNeeded", {
    attempt,
    seen: counter.due(attempt),
    how: "hand",
    number: "P-1",
    ...MANAGER,
  });
  await counter.until("nothing left", ({ givingBack }) => givingBack.length === 0);
});
