/** Reading the gateways' records: no faster than each is asked, stopped at any moment, and gone on with where it was. */
import { describe, expect, test } from "vitest";
import { settled, virtualClock } from "../core/testing/virtualClock.ts";
import type { Minor } from "../core/money/money.ts";
import type { ListedRecord } from "../core/match/reconcileList.ts";
import type { Told } from "../core/match/reconciliation.ts";
import type { ListedPayment } from "../gateways/port.ts";
import { type Asking, askOneByOne, beforeOurs, type Question, readList } from "./gather.ts";

const NOT: Told = { kind: "not", text: "" };

/** Questions that are answered after `ms`, and what was asked when. */
function world(count: number, ms: number, told = new Map<string, Told>()) {
  const clock = virtualClock(1_000);
  const askedAt: number[] = [];
  let stopped = false;
  let open = 0;
  let mostOpen = 0;
  const questions: readonly Question[] = Array.from({ length: count }, (_, i) => ({
    id: `q${String(i)}`,
    ask: async () => {
      askedAt.push(clock.now());
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      await new Promise<void>((done) => {
        clock.after(ms, done);
      });
      open -= 1;
      return NOT;
    },
  }));
  const asking: Asking = { told, clock, stopped: () => stopped, heard: () => undefined };
  return {
    clock,
    askedAt,
    questions,
    asking,
    told,
    mostOpen: () => mostOpen,
    stop: () => {
      stopped = true;
    },
  };
}

describe("one question after another", () => {
  test("five a second at most, one at a time", async () => {
    const { askedAt, asking, clock, mostOpen, questions } = world(12, 20);
    const whole = askOneByOne(questions, { perSecond: 5, atOnce: 1 }, asking);
    await clock.pass(5_000);
    expect(await whole).toBe(true);
    expect(askedAt).toHaveLength(12);
    for (const at of askedAt)
      expect(askedAt.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(5);
    expect(mostOpen()).toBe(1);
  });

  test("several at once where the gateway takes it, and as fast as they are answered", async () => {
    const { askedAt, asking, clock, mostOpen, questions } = world(20, 400);
    const whole = askOneByOne(questions, { perSecond: 40, atOnce: 4 }, asking);
    await clock.pass(10_000);
    expect(await whole).toBe(true);
    expect(askedAt).toHaveLength(20);
    expect(mostOpen()).toBe(4);
  });

  test("stopped in the middle it keeps what it has, and asks only the rest when it goes on", async () => {
    const first = world(6, 50);
    const whole = askOneByOne(first.questions, { perSecond: 5, atOnce: 1 }, first.asking);
    await first.clock.pass(500);
    first.stop();
    await first.clock.pass(1_000);
    expect(await whole).toBe(false);
    const kept = first.told.size;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(6);
    const next = world(6, 50, first.told);
    const rest = askOneByOne(next.questions, { perSecond: 5, atOnce: 1 }, next.asking);
    await next.clock.pass(5_000);
    expect(await rest).toBe(true);
    expect(next.askedAt).toHaveLength(6 - kept);
  });

  test("a clock that is put back an hour holds nothing up", async () => {
    const { askedAt, asking, clock, questions } = world(4, 10);
    const whole = askOneByOne(questions, { perSecond: 5, atOnce: 1 }, asking);
    await clock.pass(250);
    clock.set(1_000 - 3_600_000);
    await clock.pass(2_000);
    expect(await whole).toBe(true);
    expect(askedAt).toHaveLength(4);
    await settled();
  });
});

describe("a list", () => {
  const listed = (type: ListedPayment["type"], total: number): ListedPayment => ({
    type,
    gatewayRef: `${type}${String(total)}`,
    total,
    tip: 5,
    method: "WXP",
    at: "2026-11-21 10:00:00",
  });

  test("is read whole: refunds by what went back, other rows left out; not heard it is none", async () => {
    const payments = [listed("payment", 105), listed("refund", -50), listed("other", 7)];
    expect(await readList(() => Promise.resolve({ kind: "listed", payments }))).toEqual([
      { kind: "payment", gatewayRef: "payment105", amount: 105, tip: 5, text: "WXP 2026-11-21 10:00:00" },
      { kind: "refund", gatewayRef: "refund-50", amount: 50, tip: 0, text: "WXP 2026-11-21 10:00:00" },
    ]);
    expect(await readList(() => Promise.resolve({ kind: "nothing", why: "lost", text: "" }))).toBeNull();
  });

  const row = (gatewayRef: string): ListedRecord => ({
    kind: "payment",
    gatewayRef,
    amount: 100 as Minor,
    tip: 0 as Minor,
    text: "",
  });
  const rows = ["n1", "our2", "x", "our1", "o1", "o2"].map(row);
  const rank = ({ gatewayRef }: ListedRecord): number | null =>
    gatewayRef.startsWith("our") ? Number(gatewayRef.slice(3)) : null;

  test("of an account that others used before: what lies beyond our first payment is theirs, by its place alone", () => {
    expect([...beforeOurs(rows, rank)]).toEqual(["o1", "o2"]);
    expect([...beforeOurs(rows.toReversed(), rank)]).toEqual(["o2", "o1"]);
    expect([...beforeOurs(rows, () => null)]).toHaveLength(6);
  });
});
