/** Whatever was remembered of days before, a report says what one says that reads everything anew. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { projectors } from "../../journal/projections/index.ts";
import type { Queries } from "../../journal/projector.ts";
import { sql } from "../../journal/sql.ts";
import { Connection } from "../../journal/sqlite.ts";
import { createGatherer, type Reported } from "./reportGather.ts";

const SHOP = { timeZone: "America/Toronto", cutOff: "04:00" };
const DAYS = ["2026-11-01", "2026-11-02", "2026-11-03"] as const;
const turn = (): Promise<void> => Promise.resolve();

interface Books {
  readonly db: Queries;
  /** Slices of rows that were read. */
  slices(): number;
  pay(day: string, amount: number): void;
}

function emptyBooks(): Books {
  const connection = new Connection(":memory:");
  for (const { tables } of projectors) connection.exec(tables);
  let seq = 0;
  let read = 0;
  return {
    db: {
      get: (query) => connection.get(query),
      all(query) {
        if (query.text.includes("(business_day, seq, rowid) >")) read += 1;
        return connection.all(query);
      },
    },
    slices: () => read,
    pay(day, amount) {
      seq += 3;
      const id = `p${String(seq)}`;
      connection.run(sql`INSERT INTO ledger (seq, at, business_day, shift, operator, kind, sale, ref, tender, label, gateway, money, owed, tip, doc)
        VALUES (${seq}, ${Date.parse(`${day}T15:00:00Z`)}, ${day}, 's', 'kim', 'payment', ${id}, ${id}, 'card', 'Visa', 'iotpay', ${amount}, 0, 0, 'null')`);
      connection.run(sql`INSERT INTO approvals VALUES (${id}, ${seq}, ${day}, 'card', ${amount})`);
    },
  };
}
const span = (first: string, last: string, upTo: number): Reported => ({
  stretch: { kind: "days", first, last, upTo },
});

test("days change in any order, also days of before; reports are asked for as of now and as of before", async () => {
  const step = fc.oneof(
    fc.record({ day: fc.constantFrom(...DAYS), amount: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ from: fc.nat(2), to: fc.nat(2), upTo: fc.nat(60) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const books = emptyBooks();
      const gather = createGatherer(books.db, SHOP, turn);
      for (const each of steps) {
        if ("day" in each) {
          books.pay(each.day, each.amount);
          continue;
        }
        const [first, last] = [each.from, each.to].toSorted((a, b) => a - b).map((place) => DAYS[place] ?? "");
        const asked = span(first ?? "", last ?? "", each.upTo);
        expect(await gather(asked)).toEqual(await createGatherer(books.db, SHOP, turn)(asked));
      }
    }),
    { numRuns: 60 },
  );
});

test("asked again, only the days that changed are read", async () => {
  const books = emptyBooks();
  const gather = createGatherer(books.db, SHOP, turn);
  const month = span("2026-11-01", "2026-11-30", Number.MAX_SAFE_INTEGER);
  for (const day of DAYS) books.pay(day, 100);
  const slicesOf = async (): Promise<number> => {
    const before = books.slices();
    await gather(month);
    return books.slices() - before;
  };
  expect(await slicesOf()).toBe(30);
  expect(await slicesOf()).toBe(0);
  books.pay(DAYS[1], 50);
  expect(await slicesOf()).toBe(1);
  expect((await gather(month)).figures.money).toBe(350);
});
