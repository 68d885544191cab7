/** What comes before what at the whole till: intents, commits and what is shown, also while the disk takes nothing. */
import { afterEach, describe, expect, test } from "vitest";
import type { Journal } from "../../journal/journal.ts";
import { err } from "../../core/result.ts";
import { type Counter, type CounterOptions, openCounter } from "../testing/counter.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});
const open = async (options?: CounterOptions): Promise<Counter> => (counter = await openCounter(options));

const screen = (): string | undefined => counter.view().payment?.screen;
const shows = (name: string): Promise<unknown> => counter.until(name, ({ payment }) => payment?.screen === name);
const code = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  outcome.error?.code ?? "ok";

describe("the order of things", () => {
  test("the intent is committed before anything is asked (INV-1), and nothing is shown as approved before that is (INV-5)", async () => {
    const order: string[] = [];
    const early: string[] = [];
    await open({
      between: {
        journal: (real) => ({
          ...real,
          append(facts) {
            if (facts.some(({ kind }) => kind === "attempt.approved") && screen() === "approved")
              early.push("before the commit");
            const done = real.append(facts);
            for (const { kind } of facts) if (kind.startsWith("attempt.")) order.push(kind);
            return done;
          },
        }),
        gateway: (real) => ({
          ...real,
          take(asked, onSent) {
            order.push("take");
            return real.take(asked, () => {
              onSent();
              order.push("bytes");
            });
          },
        }),
      },
    });
    counter.till().port.subscribe(({ payment }) => {
      if (payment?.screen === "approved") order.push("painted approved");
    });
    counter.simulator.control.auto({ after: 0, do: "tap" });
    const sale = await counter.ring();
    await counter.must("payment.card", { sale });
    await counter.until("painted", () => order.includes("painted approved"));
    expect(order.filter((step) => step !== "attempt.pending").slice(0, 6)).toEqual([
      "attempt.intended",
      "take",
      "attempt.sent",
      "bytes",
      "attempt.approved",
      "painted approved",
    ]);
    expect(early).toEqual([]);
  });

  test("a command id is carried out once, also when it comes twice at the same time", async () => {
    await open();
    counter.simulator.control.auto({ after: 50, do: "tap" });
    const sale = await counter.ring();
    const message = { id: "pressed-twice", name: "payment.card", args: { sale } };
    const { port } = counter.till();
    const answers = await Promise.all([port.command(message), port.command({ ...message })]);
    expect(answers[0]).toEqual(answers[1]);
    await shows("approved");
    expect(await port.command(message)).toEqual(answers[0]);
    expect(counter.asked()).toBe(1);
    expect(counter.simulator.ledger()).toHaveLength(1);
  });

  test("two presses with two ids make one payment", async () => {
    await open();
    const sale = await counter.ring();
    const answers = await Promise.all([
      counter.press("payment.card", { sale }),
      counter.press("payment.card", { sale }),
    ]);
    expect(answers.map(code).sort()).toEqual(["ok", "paymentRunning"]);
    expect(counter.view().sale?.tenders).toHaveLength(1);
  });
});

describe("a disk that takes nothing", () => {
  const trouble = err({ kind: "diskFull" as const, message: "full" });
  let full: (facts: readonly { readonly kind: string }[]) => boolean;
  /** The journal says beforehand that it is in trouble; a small commit may still fit then. */
  let told: boolean;
  const sickly = (real: Journal): Journal => ({
    ...real,
    append: (facts) => (!told && full(facts) ? trouble : real.append(facts)),
    canTakePayments: () => (told && full([]) ? trouble : real.canTakePayments()),
  });

  test.each([true, false])("stops card and cash before anything is asked (known beforehand: %s)", async (known) => {
    full = () => false;
    told = known;
    await open({ between: { journal: sickly } });
    const sale = await counter.ring();
    full = () => true;
    expect(code(await counter.press("payment.card", { sale }))).toBe("journalSick");
    expect(code(await counter.press("cash.take", { sale, given: counter.view().sale?.cash.toPay ?? 0 }))).toBe(
      "journalSick",
    );
    expect(counter.asked()).toBe(0);
    expect(counter.view().sale).toMatchObject({ state: "open", tenders: [] });
    full = () => false;
    expect(code(await counter.press("payment.card", { sale }))).toBe("ok");
  });

  test("cannot swallow an approval: it is shown when it is kept, and not before", async () => {
    full = () => false;
    told = false;
    await open({ between: { journal: sickly } });
    const sale = await counter.ring();
    let refused = 0;
    full = (facts) => {
      const proof = facts.some(({ kind }) => kind === "attempt.approved");
      if (proof) refused += 1;
      return proof;
    };
    counter.simulator.control.auto({ after: 0, do: "tap" });
    await counter.must("payment.card", { sale });
    await counter.until("two tries", () => refused >= 2);
    expect(counter.simulator.ledger()).toHaveLength(1);
    expect(screen()).not.toBe("approved");
    expect(counter.view().sale).toMatchObject({ state: "open" });
    full = () => false;
    await shows("approved");
    expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
    expect(counter.asked()).toBe(1);
  });
});
