/** Closing a terminal's batch: what its facts make of it, and when another may be sent. */
import { describe, expect, test } from "vitest";
import { type Batch, type BatchFact, type BatchSums, applyBatchFact, closedFrom, intendedBatch } from "./batch.ts";
import { batchSums, differs, mayClose, netOf } from "./batchRules.ts";
import type { Attempt } from "../attempt/attempt.ts";
import { minor } from "../money/money.ts";
import type { Refund } from "../refund/refund.ts";

const sums = (sales: number, amount: number, refunds = 0, back = 0): BatchSums => ({
  sales: { count: sales, amount: minor(amount) },
  refunds: { count: refunds, amount: minor(back) },
});
const NONE = sums(0, 0);
const SOME = sums(2, 1500);

const BODY = { id: "b1", gateway: "codepay", terminal: "T1", ours: SOME, approver: "manager" } as const;
const fold = (...facts: readonly BatchFact[]): Batch =>
  facts.reduce(
    (batch, fact, index) => applyBatchFact(batch, fact, 1_010 + index * 10, "m"),
    intendedBatch(BODY, 1_000, "c"),
  );
const sent: BatchFact = { kind: "batch.sent", body: { batch: "b1" } };
const answered = (reading: "closed" | "notSent" | "unknown"): BatchFact => ({
  kind: "batch.answered",
  body: { batch: "b1", reading, theirs: null, text: "said" },
});
const decided = (closed: boolean): BatchFact => ({
  kind: "batch.decided",
  body: { batch: "b1", closed, approver: "manager", reason: "read the slip", slip: { count: 2, total: minor(1500) } },
});

describe("a close", () => {
  test.each<[string, readonly BatchFact[], Batch["state"], number | null]>([
    ["committed", [], "new", null],
    ["on its way", [sent], "sent", null],
    ["answered", [sent, answered("closed")], "closed", 1_010],
    ["that never left", [answered("notSent")], "notSent", null],
    ["whose answer is lost", [sent, answered("unknown")], "unknown", null],
    ["decided closed", [sent, answered("unknown"), decided(true)], "decided", 1_010],
    ["decided not closed", [sent, answered("unknown"), decided(false)], "decided", null],
  ])("%s: what was taken before belongs to it from its sending on, or not at all", (_, facts, state, from) => {
    const batch = fold(...facts);
    expect(batch).toMatchObject({ state, operator: "c", ours: SOME });
    expect(closedFrom(batch)).toBe(from);
  });

  test("keeps who decided, and what stood on the slip", () => {
    expect(fold(sent, answered("unknown"), decided(true)).decision).toMatchObject({
      approver: "manager",
      by: "m",
      at: 1_030,
      slip: { count: 2, total: 1500 },
    });
  });
});

describe("another close", () => {
  test.each<[string, Batch | undefined, number, BatchSums, ReturnType<typeof mayClose>]>([
    ["the first", undefined, 0, NONE, { kind: "close" }],
    ["the first of a day", fold(sent, answered("closed")), 0, SOME, { kind: "close" }],
    ["after nothing was taken", fold(sent, answered("closed")), 0, NONE, { kind: "already", batch: "b1" }],
    [
      "after one decided closed",
      fold(sent, answered("unknown"), decided(true)),
      0,
      NONE,
      { kind: "already", batch: "b1" },
    ],
    ["while one is committed", fold(), 0, SOME, { kind: "refused", why: "batchRunning" }],
    ["while one is on its way", fold(sent), 0, SOME, { kind: "refused", why: "batchRunning" }],
    ["while one is in doubt", fold(sent, answered("unknown")), 0, SOME, { kind: "refused", why: "batchUnknown" }],
    ["after one decided not closed", fold(sent, answered("unknown"), decided(false)), 0, NONE, { kind: "close" }],
    ["after one that never left", fold(answered("notSent")), 0, SOME, { kind: "close" }],
    ["while a payment is open", undefined, 1, SOME, { kind: "refused", why: "batchPaymentsOpen" }],
  ])("%s", (_, last, unproven, ours, expected) => {
    expect(mayClose(last, unproven, ours)).toEqual(expected);
  });
});

describe("what is in a batch", () => {
  const attempt = (id: string, captured: number): Attempt => ({ id, capture: { captured } }) as Attempt;
  const refund = (of: string, amount: number, more: Partial<Refund>): Refund =>
    ({ of, amount, way: "refund", state: "made", decision: null, ...more }) as Refund;

  test("sales without what was made void, and refunds that were made or decided so", () => {
    const ours = batchSums(
      [attempt("a", 1000), attempt("b", 500), attempt("c", 250)],
      [
        refund("b", 500, { way: "void" }),
        refund("a", 300, {}),
        refund("a", 100, { state: "decided", decision: { made: true } as Refund["decision"] }),
        refund("c", 200, { state: "decided", decision: { made: false } as Refund["decision"] }),
        refund("c", 50, { state: "notMade" }),
        refund("c", 250, { way: "void", state: "notMade" }),
        refund("a", 10, { way: "byHand" }),
      ],
    );
    expect(ours).toEqual(sums(2, 1250, 2, 400));
    expect(netOf(ours)).toBe(850);
  });

  test("differs from what is said only where something is said", () => {
    const ours = sums(2, 1250, 2, 400);
    expect(differs(ours, null)).toBe(false);
    expect(differs(ours, { count: null, total: null })).toBe(false);
    expect(differs(ours, { count: 4, total: minor(850) })).toBe(false);
    expect(differs(ours, { count: 3, total: null })).toBe(true);
    expect(differs(ours, { count: 4, total: minor(851) })).toBe(true);
  });
});
