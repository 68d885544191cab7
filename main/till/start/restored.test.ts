/** What a start makes of a journal, the note beside it and the newest backup's name: which journals were put there. */
import { describe, expect, test } from "vitest";
import type { NewFact } from "../../journal/fact.ts";
import type { Journal } from "../../journal/journal.ts";
import { projectors } from "../../journal/projections/index.ts";
import { sampleFact } from "../../journal/testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../../journal/testing/samples.ts";
import type { JournalMark } from "./journalMark.ts";
import { restoredFrom } from "./restored.ts";

const HEAD = "ab".repeat(32);
const NOW = sampleFact().at + 60_000;

const started = (number: number): NewFact =>
  sampleFact({
    kind: "sale.started",
    sale: `s${String(number)}`,
    body: { id: `s${String(number)}`, number, currency: "CAD", taxRules: [] },
  });

function journalWith(sales: number): Journal {
  const journal = openSample(freshFolder(), { projectors });
  appendAll(
    journal,
    Array.from({ length: sales }, (_, i) => started(i + 1)),
  );
  return journal;
}

const mark = (over: Partial<JournalMark>): JournalMark => ({
  ...{ seq: 0, head: HEAD, lastSale: 0, lastReturn: 0, lastZ: 0, restores: 0, open: [] },
  ...over,
});

const here = (journal: Journal): JournalMark => {
  const { seq, hash: head } = journal.reader.head();
  return mark({ seq, head, lastSale: 103 });
};

test("nothing is said of a new till, nor of a journal that goes on from what was noted", () => {
  expect(restoredFrom(journalWith(0), null, undefined, NOW)).toBeNull();
  const journal = journalWith(3);
  const noted = here(journal);
  appendAll(journal, [started(4)]);
  expect(restoredFrom(journal, noted, undefined, NOW)).toBeNull();
});

describe("a journal that ends before what was noted", () => {
  const open = [
    { reference: "PAY", gateway: "codepay", amount: 1 },
    { kind: "refund" as const, reference: "BACK", gateway: "codepay", amount: 2 },
  ];

  test("goes on after every number of the note, and names payments and refunds that it does not know", () => {
    const noted = mark({ seq: 9, lastSale: 150, lastReturn: 20, lastZ: 4, restores: 2, open });
    expect(restoredFrom(journalWith(3), noted, undefined, NOW)).toMatchObject({
      ...{ why: "shorter", seq: 3, known: { seq: 9 }, nth: 3, lost: open },
      ...{ lastSale: 150, lastReturn: 20, lastZ: 4 },
    });
  });

  test("with a newer backup than the note, nobody knows how far the numbers went", () => {
    const noted = mark({ seq: 2, lastSale: 150 });
    const found = restoredFrom(journalWith(3), noted, { seq: 12, head: HEAD.slice(0, 16) }, NOW);
    expect(found).toMatchObject({ why: "shorter", known: { seq: 12 } });
    expect(found?.lastSale).toBeGreaterThan(1_000);
    expect(found?.lastZ).toBeGreaterThan(0);
  });
});

test("without a note, and of a copy that nothing is missing of, nobody knows either", () => {
  const journal = journalWith(3);
  const unknown = restoredFrom(journal, null, undefined, NOW);
  expect(unknown).toMatchObject({ why: "unknown", known: null });
  expect(unknown?.lastSale).toBe(2_003);
  const copy = restoredFrom({ reader: journal.reader, isCopy: () => true }, here(journal), undefined, NOW);
  expect(copy).toMatchObject({ why: "copy", known: null, lastSale: 2_003 });
});

test("once it is said, and nothing came since, it is not said again", () => {
  const journal = journalWith(3);
  const noted = mark({ seq: 9 });
  const body = restoredFrom(journal, noted, undefined, NOW);
  if (body === null) throw new Error("not found out");
  appendAll(journal, [sampleFact({ kind: "journal.restored", sale: null, body })]);
  expect(restoredFrom(journal, noted, undefined, NOW)).toBeNull();
  expect(restoredFrom(journal, null, undefined, NOW)).toBeNull();
});
