/**
 * Finding a sale among a million: the table of transactions filled as its projector fills it, asked what a person asks.
 * The first page of 50 in each case, by a connection that reads alone, as the till has one.
 */
import { join } from "node:path";
import { saleSearch } from "../../main/core/sale/findSale.ts";
import { transactionsProjector } from "../../main/journal/projections/transactions.ts";
import {
  findTransactions,
  readTransaction,
  type TransactionFilter,
} from "../../main/journal/projections/transactionsFind.ts";
import { openReadConnection } from "../../main/journal/reader.ts";
import { Connection } from "../../main/journal/sqlite.ts";
import type { Bench } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";
import { percentile } from "../stats.ts";
import { salePage } from "./salePage.ts";

const PAGE = 50;
const LIMIT_MS = 100;
const ALL: TransactionFilter = { search: null, from: null, to: null, tender: null, state: null, operator: null };

/** Half cards, four in ten cash, the rest wallets; one in 200 came back, one in 50,000 is not proven. */
const FILL = `
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
  INSERT INTO transactions (pos, sale, number, at, business_day, operator, state, total, returned, tenders, refunds, paid_with)
  SELECT i * 9, 's' || i, i, 1700000000000 + i * 40000, date(1700000000 + i * 40, 'unixepoch'), 'cashier-' || (i % 7),
    CASE WHEN i % 50000 = 0 THEN 'notProven' WHEN i % 200 = 0 THEN 'returned' ELSE 'paid' END,
    200 + (i * 7919) % 25000, CASE WHEN i % 200 = 0 THEN 200 ELSE 0 END,
    CASE WHEN i % 10 < 5 THEN 1 WHEN i % 10 < 9 THEN 4 ELSE 2 END, i % 200 = 0,
    CASE WHEN i % 10 < 5 THEN '[{"kind":"card","label":"Visa","last4":"' || printf('%04d', (i * 7907) % 10000) || '"}]'
      ELSE '[{"kind":"cash","label":"","last4":""}]' END
  FROM n;
  INSERT INTO transaction_words (word, pos)
  SELECT word, pos FROM (
    SELECT 'L' || printf('%04d', (number * 7907) % 10000) AS word, pos FROM transactions WHERE tenders = 1
    UNION ALL SELECT 'R1D261121T' || printf('%09d', number) || 'S', pos FROM transactions WHERE tenders <> 4
    UNION ALL SELECT 'RR' || printf('%04X', number % 65536), pos FROM transactions WHERE tenders <> 4
  ) ORDER BY word, pos;
  INSERT INTO transaction_days SELECT business_day, min(pos), max(pos) FROM transactions GROUP BY business_day;`;

const QUESTIONS: readonly (readonly [string, Partial<TransactionFilter>])[] = [
  ["newest first", {}],
  ["a receipt's code", { search: saleSearch("TL1:1:123457") }],
  ["an amount", { search: saleSearch("$123.45") }],
  ["four figures", { search: saleSearch("1234") }],
  ["a reference", { search: saleSearch("1D261121T000023451S") }],
  ["one day long ago", { from: "2023-12-01", to: "2023-12-01" }],
  ["a day and a tender", { from: "2024-01-05", to: "2024-01-05", tender: "wallet" }],
  ["not proven", { state: "notProven" }],
  ["refunds", { state: "refunds" }],
  ["an operator's wallets", { operator: "cashier-3", tender: "wallet" }],
  ["what there is none of", { tender: "other", operator: "cashier-3" }],
  ["an amount by a tender", { search: saleSearch("123.45"), tender: "wallet" }],
];

export const transactions: Bench = {
  name: "transactions",
  async run({ dir, quick }) {
    const count = quick ? 50_000 : 1_000_000;
    const file = join(dir, "transactions.db");
    const writer = new Connection(file);
    writer.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
    writer.exec(transactionsProjector.tables);
    writer.exec(FILL.replace(":count", String(count)));
    writer.close();

    const reader = openReadConnection(file);
    const times = QUESTIONS.map(([what, filter]) => {
      const took = Array.from({ length: 15 }, (_, time) => {
        const began = performance.now();
        // Further back each time, as somebody scrolls.
        const rows = findTransactions(reader, { ...ALL, ...filter }, null, PAGE);
        if (time > 0 && rows.length === PAGE)
          findTransactions(reader, { ...ALL, ...filter }, rows.at(-1)?.pos ?? null, PAGE);
        return performance.now() - began;
      });
      return { what, first: took[0] ?? 0, worst: Math.max(...took) };
    });
    const opening = Array.from({ length: 200 }, (_, time) => {
      const began = performance.now();
      readTransaction(reader, `s${String(1 + ((time * 7919) % count))}`);
      return performance.now() - began;
    });
    reader.close();
    const slowest = times.toSorted((a, b) => b.worst - a.worst)[0];
    const figures: readonly Figure[] = [
      {
        what: `find a sale among ${count.toLocaleString("en")}: the slowest question`,
        value: slowest?.worst ?? 0,
        unit: "ms",
        limit: atMost(LIMIT_MS),
        more: times.map(({ what, worst }) => `${what} ${worst.toFixed(1)}`).join(" · "),
      },
      { what: "its row by the sale's id, p99", value: percentile(opening, 0.99), unit: "ms" },
    ];
    return [...figures, ...(await salePage({ quick }))];
  },
};
