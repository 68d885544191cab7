/** The history as it is read, and which of its rows may be a payment whose answer was lost (gateways.md 0.2). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import type { ListedPayment } from "../port.ts";
import { parseHistory } from "./history.ts";
import { candidates, type LostPayment, matchHistory } from "./historyMatch.ts";
import { HISTORY } from "./testing/answers.ts";

describe("get_history", () => {
  const rows = [
    ["refund", "1000000526", -1, 0],
    ["payment", "1000000525", 1, 0],
    ["payment", "1000000523", 7, 2],
    ["payment", "1000000522", 4, 1],
  ];
  const short = (list: readonly ListedPayment[] | null) => list?.map((r) => [r.type, r.gatewayRef, r.total, r.tip]);
  test("is read as a list, as text, and behind a byte order mark", () => {
    expect(short(parseHistory(JSON.stringify(HISTORY)))).toEqual(rows);
    const asText = JSON.stringify({ ...HISTORY, history_json: JSON.stringify(HISTORY.history_json) });
    expect(short(parseHistory(`\uFEFF${asText}`))).toEqual(rows);
  });
  test("keeps a row of a kind nobody documented, and takes it for no payment", () => {
    const day = { transactions: [{ type: "payment", trans_id: 7, total: 1 }] };
    expect(parseHistory(JSON.stringify({ ...HISTORY, history_json: [day] }))).toMatchObject([
      { type: "other", gatewayRef: "7", tip: 0 },
    ]);
  });
  test("its words are kept without control characters, and not at all with a card number in them (INV-12)", () => {
    const words = { type: "pos_payment", total: 1, pos_local_time: "2026-11-21\u0007" };
    const transactions = [
      { ...words, trans_id: 1, method: "WX\u0000P" },
      { ...words, trans_id: 2, method: "card 4111 1111 1111 1111" },
    ];
    expect(parseHistory(JSON.stringify({ ...HISTORY, history_json: [{ transactions }] }))).toMatchObject([
      { method: "WX P", at: "2026-11-21" },
      { method: "", at: "2026-11-21" },
    ]);
  });
  test.each([
    ["a failure", { ...HISTORY, result: "fail" }],
    ["another code", { ...HISTORY, code: "ZZ" }],
    ["no list", { ...HISTORY, history_json: null }],
    ["text that is no JSON", { ...HISTORY, history_json: "[{" }],
    ["a row without id", { ...HISTORY, history_json: [{ transactions: [{ type: "pos_payment", total: 1 }] }] }],
    ["a row without total", { ...HISTORY, history_json: [{ transactions: [{ type: "pos_payment", trans_id: 1 }] }] }],
  ])("%s is no history: half a list would hide a payment", (_what, answer) => {
    expect(parseHistory(JSON.stringify(answer))).toBeNull();
  });
});

const row = (gatewayRef: string, more: Partial<ListedPayment> = {}): ListedPayment => ({
  type: "payment",
  gatewayRef,
  total: 1148,
  tip: 0,
  method: "WXP",
  at: "2017-01-26 09:40:07",
  ...more,
});
const lost = (more: Partial<LostPayment> = {}): LostPayment => ({
  total: minor(1148),
  tip: minor(0),
  cannotBe: new Set(["old"]),
  onlyOne: true,
  tokenAlone: true,
  ...more,
});

describe("a lost payment", () => {
  test("is the one new row of its total and tip", () => {
    expect(matchHistory([row("new"), row("old")], lost())).toEqual({ kind: "one", gatewayRef: "new" });
    expect(
      matchHistory([row("new", { total: 1348, tip: 200 })], lost({ total: minor(1348), tip: minor(200) })),
    ).toMatchObject({ kind: "one" });
  });
  test.each([
    ["an old row", row("old")],
    ["another total", row("new", { total: 1149 })],
    ["another tip", row("new", { tip: 100 })],
    ["a refund", row("new", { type: "refund", total: 1148 })],
    ["a kind unknown", row("new", { type: "other" })],
  ])("is not %s", (_what, other) => {
    expect(matchHistory([other], lost())).toEqual({ kind: "none" });
  });
  test("is never told by the clock", () => {
    const times = ["1970-01-01 00:00:00", "2099-12-31 23:59:59", "", "yesterday"];
    for (const at of times)
      expect(matchHistory([row("new", { at })], lost())).toEqual({ kind: "one", gatewayRef: "new" });
  });
  test.each([
    ["two rows fit", [row("a"), row("b")], {}],
    ["another open payment has the same total", [row("a")], { onlyOne: false }],
    ["other tills use the token", [row("a")], { tokenAlone: false }],
    ["nobody knows what there was before", [row("a")], { cannotBe: null }],
  ])("is for a manager to pick when %s", (_why, rows, more) => {
    expect(matchHistory(rows, lost(more))).toEqual({ kind: "pick", rows });
  });
  test("one payment listed twice is one row", () => {
    expect(matchHistory([row("a"), row("a")], lost())).toEqual({ kind: "one", gatewayRef: "a" });
  });
  test("whatever the history holds, the match is certain only about a single new row", () => {
    const rows = fc.array(
      fc.record({
        type: fc.constantFrom("payment" as const, "refund" as const, "other" as const),
        gatewayRef: fc.constantFrom("old", "a", "b", "c"),
        total: fc.constantFrom(1148, 1149, -1148),
        tip: fc.constantFrom(0, 100),
        method: fc.constant("WXP"),
        at: fc.string({ maxLength: 3 }),
      }),
      { maxLength: 6 },
    );
    const ask = fc.record({
      onlyOne: fc.boolean(),
      tokenAlone: fc.boolean(),
      cannotBe: fc.constantFrom(null, new Set(["old"])),
    });
    fc.assert(
      fc.property(rows, ask, (list, more) => {
        const match = matchHistory(list, lost(more));
        const ids = new Set(candidates(list, lost(more)).map(({ gatewayRef }) => gatewayRef));
        const sure = ids.size === 1 && more.onlyOne && more.tokenAlone && more.cannotBe !== null;
        expect(match.kind).toBe(ids.size === 0 ? "none" : sure ? "one" : "pick");
        if (match.kind === "one") expect(match.gatewayRef).not.toBe("old");
      }),
      { numRuns: 2_000 },
    );
  });
});
