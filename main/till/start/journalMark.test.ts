/** What a till that is killed at any moment leaves written down beside its journal covers every number it has used. */
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { AHEAD } from "../../core/keeping/backup.ts";
import type { NewFact } from "../../journal/fact.ts";
import { projectors } from "../../journal/projections/index.ts";
import { sampleFact } from "../../journal/testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../../journal/testing/samples.ts";
import { createMarkKeeper, readMark } from "./journalMark.ts";

const started = (number: number): NewFact =>
  sampleFact({
    kind: "sale.started",
    sale: `s${String(number)}`,
    body: { id: `s${String(number)}`, number, currency: "CAD", taxRules: [] },
  });

const asked = (id: string): NewFact =>
  sampleFact({
    kind: "attempt.intended",
    sale: "s1",
    attempt: id,
    body: {
      ...{ id, reference: `REF-${id}`, gateway: "codepay", terminal: "T1", sale: "s1", tender: "t1" },
      ...{ amount: 1_148, tip: 0, currency: "CAD" },
    },
  });

const givenBack = (id: string): NewFact =>
  sampleFact({
    kind: "refund.intended",
    sale: "s1",
    attempt: "a1",
    body: {
      ...{ id, reference: `REF-${id}`, way: "refund", gateway: "codepay", of: "a1", sale: "s1", amount: 200 },
      ...{
        currency: "CAD",
        purpose: { kind: "notNeeded" },
        approver: "m",
        reason: "twice",
        after: null,
        listedBefore: null,
      },
    },
  });

const open = () => {
  const journal = openSample(freshFolder(), { projectors });
  const keeper = createMarkKeeper(journal);
  return { keeper, known: () => readMark(dirname(journal.path)) };
};

test("no sale has a number above what is written down, in a rush of them and at any moment", async () => {
  const { keeper, known } = open();
  await keeper.keep();
  for (let number = 1; number <= 260; number += 1) {
    appendAll(keeper.journal, [started(number)]);
    // Nobody rings up fifty sales while one small file is written; four in a row they may.
    if (number % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    if (number % 40 === 0) await keeper.keep();
    expect(known()?.lastSale).toBeGreaterThanOrEqual(number);
  }
  await keeper.end();
  expect(known()?.lastSale).toBe(260);
});

test("is written again by itself when half of the room is used up", async () => {
  const { keeper, known } = open();
  await keeper.keep();
  for (let number = 1; number <= AHEAD.sale / 2 + 1; number += 1) appendAll(keeper.journal, [started(number)]);
  await expect.poll(() => known()?.lastSale).toBe(AHEAD.sale + AHEAD.sale / 2 + 1);
});

test("names payments and refunds as soon as they are asked for, and one write does for many", async () => {
  const { keeper, known } = open();
  await keeper.keep();
  appendAll(keeper.journal, [started(1), asked("a1")]);
  appendAll(keeper.journal, [asked("a2")]);
  appendAll(keeper.journal, [givenBack("r1")]);
  await expect
    .poll(() => known()?.open)
    .toEqual([
      { reference: "REF-a1", gateway: "codepay", amount: 1_148 },
      { reference: "REF-a2", gateway: "codepay", amount: 1_148 },
      { kind: "refund", reference: "REF-r1", gateway: "codepay", amount: 200 },
    ]);
});

test("what one restore lost is not forgotten by the next: it stays named until the day is closed", async () => {
  const { keeper, known } = open();
  const lost = [{ reference: "REF-lost", gateway: "codepay", amount: 500 }];
  const body = { why: "shorter", seq: 0, head: "", known: null, lastSale: 4, nth: 1, lost };
  appendAll(keeper.journal, [sampleFact({ kind: "journal.restored", sale: null, body })]);
  await keeper.keep();
  expect(known()).toMatchObject({ open: lost, restores: 1, lastSale: 4 + AHEAD.sale });
  appendAll(keeper.journal, [
    sampleFact({ kind: "day.closed", sale: null, body: { number: 1, upTo: 1, days: ["2026-11-21"] } }),
  ]);
  await keeper.end();
  expect(known()?.open).toEqual([]);
});
