/** A part that is asked for while things change: its payment becomes another, or the disk takes nothing. */
import { expect, test } from "vitest";
import type { Fact } from "../../core/facts.ts";
import { minor } from "../../core/money/money.ts";
import { err, ok } from "../../core/result.ts";
import { BODY, CAPTURE } from "../../core/testing/attempts.ts";
import { attemptsProjector, readAttempt, readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readRefundsOfSale, refundsProjector } from "../../journal/projections/refunds.ts";
import { readReturnsOfSale, returnsProjector } from "../../journal/projections/returns.ts";
import { readSale, salesProjector } from "../../journal/projections/sales.ts";
import { tipChangesProjector } from "../../journal/projections/tipChanges.ts";
import { sampleFact } from "../../journal/testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../../journal/testing/samples.ts";
import type { Books, Entry } from "../books.ts";
import type { RefundsOfGoods } from "./refundDesk.ts";
import { createReturnTurns } from "./returnTurns.ts";

/** A sale of 11.48 by card, whose whole return is decided and asked of nobody yet. */
function world() {
  const projectors = [attemptsProjector, refundsProjector, returnsProjector, salesProjector, tipChangesProjector];
  const journal = openSample(freshFolder(), { projectors });
  const { reader } = journal;
  const tell = (...facts: readonly Fact[]): void => {
    for (const { kind, body } of facts) appendAll(journal, [sampleFact({ kind, body, sale: "s1", attempt: "a1" })]);
  };
  const part = { id: "p1", tender: "t1", attempt: "a1", way: "carried", amount: minor(1148), tip: minor(0) } as const;
  tell(
    { kind: "sale.started", body: { id: "s1", number: 1, currency: "CAD", taxRules: [] } },
    { kind: "attempt.intended", body: BODY },
    { kind: "attempt.approved", body: { ...CAPTURE, by: "take", hostText: "", card: null } },
    {
      kind: "return.decided",
      body: {
        ...{ id: "x1", number: 1, sale: "s1", scope: "whole", currency: "CAD", pieces: [], goods: [], taxes: [] },
        ...{ total: minor(1148), parts: [part], reason: "broken", approver: "m" },
      },
    },
  );
  const ways: string[] = [];
  let sick = false;
  /** As a failed write has shown it. */
  let troubled = false;
  let tries = 0;
  let changed = (): void => undefined;
  /** Answers the question for the gateway's list. */
  let listed = (): void => undefined;
  let answersAtOnce = false;
  const goods: RefundsOfGoods = {
    listed: () =>
      new Promise((resolve) => {
        listed = () => {
          resolve(null);
        };
        if (answersAtOnce) listed();
      }),
    wayAndWhy: ({ capture }, amount) =>
      capture?.captured === amount ? { way: "void", why: "notSettled" } : { way: "refund", why: "part" },
    terminalBusy: () => false,
    intent: (attempt, chosen) => ({
      ...{ purpose: { kind: "notNeeded" }, id: "r1", reference: "R1", gateway: attempt.gateway },
      ...{ of: attempt.id, sale: attempt.sale, currency: attempt.currency, ...chosen },
    }),
    send: () => undefined,
  };
  const trouble = err({ message: "no room" });
  const books = {
    journal,
    attempt: (id: string) => readAttempt(reader, id),
    saleById: (id: string) => readSale(reader, id),
    operator: () => "c",
    healthy: () => (troubled ? trouble : ok(true)),
    onChange(listener: () => void) {
      changed = listener;
    },
    commit(entries: readonly Entry[]) {
      tries += 1;
      // Without an end the test would have none either.
      if (tries > 50) sick = false;
      troubled = sick;
      if (!sick) {
        for (const { fact } of entries) if (fact.kind === "refund.intended") ways.push(fact.body.way);
        tell(...entries.map(({ fact }) => fact));
      }
      changed();
      return sick ? trouble : ok(null);
    },
  } as unknown as Books;
  const of = (sale: { id: string }) => ({
    sale: readSale(reader, sale.id),
    attempts: readAttemptsOfSale(reader, sale.id),
    refunds: readRefundsOfSale(reader, sale.id),
    returns: readReturnsOfSale(reader, sale.id),
    cashUnit: 5,
  });
  const book = { of } as unknown as Parameters<typeof createReturnTurns>[1];
  return {
    tell,
    ways,
    turns: createReturnTurns(books, book, goods, { now: () => 0 }),
    listed: () => {
      listed();
    },
    answersAtOnce() {
      answersAtOnce = true;
    },
    tries: () => tries,
    disk(works: boolean) {
      sick = !works;
      if (!works) return;
      troubled = false;
      changed();
    },
  };
}

test("a tip that came while the list was asked for: what was the whole payment is a part of it, and is not undone whole", async () => {
  const { listed, tell, turns, ways } = world();
  const begun = turns.start("x1", "p1");
  tell({ kind: "attempt.tipSet", body: { change: "c1", tip: minor(200) } });
  listed();
  expect(await begun).toEqual(ok(null));
  expect(ways).toEqual(["refund"]);
});

test("a disk that takes nothing: its turn waits for one that does, and the till goes on", async () => {
  const { answersAtOnce, disk, tries, turns, ways } = world();
  answersAtOnce();
  disk(false);
  turns.takeUp("x1");
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(tries()).toBe(1);
  expect(ways).toEqual([]);
  disk(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(ways).toEqual(["void"]);
});
