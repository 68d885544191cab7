/** What the match found stands in reports: by class, on its day and in its Z report, down to each difference. */
import { afterEach, expect, test, vi } from "vitest";
import type { QueryArgs, QueryResult } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import type { ClosingView } from "../../../preload/contract/closing.ts";
import type { MatchView } from "../../../preload/contract/match.ts";
import type { ReportView } from "../../../preload/contract/report.ts";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

const SIGNED = { approver: MANAGER.approver, pin: MANAGER.pin } as const;
const TODAY = { kind: "days", span: "day", day: null } as const;
const FIRST_Z = { kind: "z", number: 1 } as const;

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

type Asked = "report.period" | "report.differences" | "report.known" | "ledger.rows";
const query = async <N extends Asked>(name: N, args: QueryArgs<N>): Promise<Outcome<QueryResult<N>>> =>
  (await counter.till().port.query({ name, args })) as Outcome<QueryResult<N>>;
const ask = async <N extends Asked>(name: N, args: QueryArgs<N>): Promise<QueryResult<N>> => {
  const answer = await query(name, args);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const matchOf = async (period: QueryArgs<"report.period">["period"] = TODAY): Promise<ReportView["match"]> => {
  const report = await ask("report.period", { period });
  if (report === null) throw new Error("no such report");
  return report.match;
};
const match = async (): Promise<void> => {
  const before = factsIn(counter.dataDir, "match.done").length;
  await counter.must("match.start", { all: false });
  await vi.waitUntil(() => factsIn(counter.dataDir, "match.done").length > before, { timeout: 60_000, interval: 20 });
};
const payByWallet = async (): Promise<void> => {
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
  const sale = await counter.ring();
  const code = shown.ok ? (shown.code ?? "") : "";
  const { attempt } = await counter.must("payment.wallet", { sale, how: { kind: "code", code } });
  await counter.until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  await counter.must("sale.next", {});
};
const asManager = (): Promise<unknown> =>
  counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });

/** What the evening's list and the panel beside it say of the match. */
const told = async () => {
  const port = counter.till().port;
  const list = (await port.query({ name: "closing.state", args: {} })) as Outcome<ClosingView>;
  const panel = (await port.query({ name: "match.state", args: { from: 0 } })) as Outcome<MatchView>;
  if (!list.ok || !panel.ok) throw new Error("not told");
  const { match: last, steps } = list.value;
  expect(last).toEqual(
    panel.value.last === null
      ? null
      : { at: panel.value.last.at, stale: panel.value.last.stale, unsettled: panel.value.last.unsettled },
  );
  return { ...last, state: steps.find(({ step }) => step === "match")?.state };
};

test("matched or not, what differs and how much, each difference behind it; the same in the Z report, and on no other day", async () => {
  counter = await openCounter({ settings: { truth: { managerAfterMs: 0, sameAmountMinutes: 0 } } });
  await payByWallet();
  const differences = { period: TODAY, class: "missingHere", from: 0 } as const;
  expect(await query("report.differences", differences)).toMatchObject({ error: { code: "notAllowed" } });
  expect(await query("report.known", { number: 1 })).toMatchObject({ error: { code: "notAllowed" } });
  await asManager();
  expect(await matchOf()).toEqual({ at: null, unmatched: 1, differences: [] });
  const rows = { period: TODAY, figure: { figure: "unmatched" }, before: null } as const;
  expect((await ask("ledger.rows", rows)).rows).toMatchObject([{ kind: "payment", saleNumber: 1 }]);

  expect(await told()).toEqual({ state: "todo" });
  for (const total of [5_555, 777]) counter.simulator.control.foreign({ total });
  await match();
  const found = await matchOf();
  expect(found).toMatchObject({
    unmatched: 0,
    differences: [{ class: "missingHere", count: 2, open: 2, amount: 6_332 }],
  });
  expect(found.at).not.toBeNull();
  expect((await ask("ledger.rows", rows)).rows).toEqual([]);
  const { differences: behind, total } = await ask("report.differences", differences);
  expect([total, behind.map(({ theirs }) => theirs?.amount ?? 0).toSorted((a, b) => a - b)]).toEqual([2, [777, 5_555]]);
  expect(await ask("report.differences", { ...differences, from: 1 })).toMatchObject({
    differences: [{ z: null }],
    total: 2,
  });
  expect((await ask("report.differences", { ...differences, class: "late" })).total).toBe(0);

  await counter.must("match.note", {
    difference: behind[0]?.key ?? "",
    reason: "the other shop's till",
    approval: SIGNED,
  });
  expect(await told()).toMatchObject({ state: "wrong", stale: false, unsettled: 1 });
  await match();
  await payByWallet();
  expect(await told()).toMatchObject({ state: "todo", stale: true, unsettled: 1 });
  expect(await matchOf()).toMatchObject({ unmatched: 1, differences: [{ count: 2, open: 1 }] });

  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: expected }, explanation: "" });
  await counter.must("shift.close", { left: 0, bag: "", approval: null });
  await counter.must("closing.skip", { step: "match", reason: "tomorrow", approval: SIGNED });
  await counter.must("closing.close", { seen: 1, approval: SIGNED });
  await payByWallet();
  expect(await matchOf(FIRST_Z)).toMatchObject({ unmatched: 1, differences: [{ count: 2, open: 1, amount: 6_332 }] });
  expect(await ask("report.differences", { ...differences, period: FIRST_Z })).toMatchObject({ total: 2 });
  // In the report of days each names the Z report that its note is written to.
  const inDays = (await ask("report.differences", differences)).differences;
  expect(inDays.map(({ note, z }) => [note === null, z])).toEqual([
    [false, 1],
    [true, 1],
  ]);
  // Beside the report, as known now: what is noted later changes it, and never the report.
  const key = behind[1]?.key ?? "";
  const known = async () => (await ask("report.known", { number: 1 }))?.match;
  expect(await known()).toEqual(await matchOf(FIRST_Z));
  expect(await ask("report.known", { number: 2 })).toBeNull();
  const report = factsIn(counter.dataDir, "day.closed");
  const later = { difference: key, reason: "theirs too", approval: SIGNED } as const;
  expect(await counter.press("match.noteLater", { ...later, z: 2 })).toMatchObject({
    error: { code: "noSuchDifference" },
  });
  await counter.must("match.noteLater", { ...later, z: 1 });
  expect(await known()).toMatchObject({ unmatched: 1, differences: [{ count: 2, open: 0 }] });
  expect(factsIn(counter.dataDir, "day.closed")).toEqual(report);
  expect(await matchOf()).toMatchObject({ unmatched: 2, differences: [{ count: 2 }] });
  const before = { kind: "days", span: "month", day: "2026-01-15" } as const;
  expect(await matchOf(before)).toEqual({ at: null, unmatched: 0, differences: [] });
});
