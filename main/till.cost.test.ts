/**
 * What the till asks of its journal while it works costs the same after ten years as on the first day: no statement of a
 * day's walk reads a table from end to end that grows with what is sold. SQLite's own plan of each statement says so.
 */
import { afterEach, expect, test, vi } from "vitest";
import type { ClosingView } from "../preload/contract/closing.ts";
import type { MatchView } from "../preload/contract/match.ts";
import type { SqlQuery } from "./journal/sql.ts";
import { Connection } from "./journal/sqlite.ts";
import { type Counter, MANAGER, openCounter } from "./till/testing/counter.ts";
import { ask, sellForCash } from "./till/testing/evening.ts";
import { returnHands, WHOLE } from "./till/testing/returns.ts";

let counter: Counter;
afterEach(async () => {
  vi.restoreAllMocks();
  await counter.close();
});

/** Tables that are emptied as the day goes on, or have one row for each thing that was ever set up. */
const SMALL: ReadonlySet<string> = new Set(["closing_skips", "gateway_accounts", "projected", "waiting_scans"]);

/** Every statement that is asked of the journal from now on, with a connection that can explain it. */
function statements(): ReadonlyMap<string, Connection> {
  const asked = new Map<string, Connection>();
  const { prototype } = Connection;
  for (const how of ["all", "get", "iterate", "run"] as const) {
    const original = prototype[how] as (this: Connection, query: SqlQuery) => unknown;
    vi.spyOn(prototype, how as "run").mockImplementation(function (this: Connection, query) {
      if (this.db.location()?.endsWith("journal.db") === true) asked.set(query.text, this);
      return original.call(this, query) as undefined;
    });
  }
  return asked;
}

/** What of a statement's plan grows with the journal; empty when nothing does. */
function growing(connection: Connection, text: string): readonly string[] {
  const plan = connection.db.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as unknown as { readonly detail: string }[];
  const sorts = plan.some(({ detail }) => detail.startsWith("USE TEMP B-TREE FOR ORDER BY"));
  // From one end of an index to the first row is one step, whatever lies behind it.
  const stopsAtFirst = /LIMIT 1$/.test(text.trim()) && !/\bWHERE\b/.test(text) && !sorts;
  const scans = plan.flatMap(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? []);
  return [
    ...scans
      .filter((table) => table !== "CONSTANT" && !SMALL.has(table) && !stopsAtFirst)
      .map((table) => `reads all of ${table}`),
    ...(sorts && /\bLIMIT\b/.test(text) ? ["sorts everything to find the first"] : []),
  ];
}

test("no statement of a day reads a table that grows from end to end", async () => {
  counter = await openCounter({
    settings: { cardGateway: "codepay", devices: { printers: [{ kind: "file", path: "receipts.bin" }] } },
  });
  const asked = statements();
  const hands = returnHands(
    () => counter,
    () => undefined,
  );
  await sellForCash(counter);
  await hands.soldByWallet();
  await counter.must("sale.next", {});
  const sale = await hands.soldByCard();
  const paid = counter.view().payment;
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  await hands.settled(await hands.giveBack(sale, WHOLE));
  await counter.must("sale.next", {});
  const held = await counter.ring();
  await counter.must("hold.put", { sale: held, name: "Ann" });
  await counter.must("hold.recall", { sale: held });
  await counter.must("sale.abandon", { sale: held });
  await ask(counter, "transactions.open", { sale });
  await ask(counter, "payment.timeline", { attempt: paid?.attempt ?? "" });
  await counter.must("batch.close", { gateway: "codepay", approval: null });
  await counter.must("match.start", { all: false });
  await vi.waitUntil(async () => (await ask<MatchView>(counter, "match.state", { from: 0 })).last !== null, {
    timeout: 60_000,
  });
  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: expected }, explanation: "" });
  await counter.must("shift.close", { left: 0, bag: "B 1", approval: null });
  const { next } = await ask<ClosingView>(counter, "closing.state", {});
  await counter.must("closing.close", { seen: next, approval: null });
  await ask(counter, "closing.state", {});

  expect(asked.size).toBeGreaterThan(100);
  const found = [...asked].flatMap(([text, connection]) =>
    growing(connection, text).map((what) => `${what}: ${text.replace(/\s+/g, " ")}`),
  );
  expect(found).toEqual([]);

  const [connection] = asked.values();
  if (connection === undefined) throw new Error("nothing was asked");
  // As it stood once, with an index that was never used.
  expect(growing(connection, "SELECT doc FROM attempts WHERE ended_at >= ? ORDER BY rowid")).toEqual([
    "reads all of attempts",
  ]);
  expect(growing(connection, "SELECT doc FROM refunds WHERE state = ? ORDER BY late LIMIT 1")).toEqual([
    "sorts everything to find the first",
  ]);
});
