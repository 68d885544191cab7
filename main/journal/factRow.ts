/** Facts in and out of the table `facts`. */
import { canonicalJson } from "./canonicalJson.ts";
import { hashFact } from "./chain.ts";
import type { Head } from "./chain.ts";
import type { NewFact, StoredFact } from "./fact.ts";
import { sql } from "./sql.ts";
import type { SqlQuery } from "./sql.ts";
import type { Connection } from "./sqlite.ts";

/** A row as SQLite holds it: the body still text. */
export type FactRow = Omit<StoredFact, "body" | "businessDay"> & {
  readonly business_day: string;
  readonly body: string;
};

/** The next row of the chain. Throws a TypeError when the fact is not storable (see canonicalJson), which is a bug. */
export function linkRow(head: Head, fact: NewFact): FactRow {
  if (!Number.isSafeInteger(fact.at)) throw new TypeError(`at must be whole milliseconds, not ${fact.at}`);
  if (!/^\d{4}-\d\d-\d\d$/.test(fact.businessDay)) throw new TypeError(`"${fact.businessDay}" is not a business day`);
  const seq = head.seq + 1;
  const body = canonicalJson(fact.body);
  const columns = {
    at: fact.at,
    kind: fact.kind.toWellFormed(),
    register: fact.register.toWellFormed(),
    operator: fact.operator?.toWellFormed() ?? null,
    shift: fact.shift?.toWellFormed() ?? null,
    businessDay: fact.businessDay,
    sale: fact.sale?.toWellFormed() ?? null,
    attempt: fact.attempt?.toWellFormed() ?? null,
  };
  const hash = hashFact(head.hash, seq, columns, body);
  const { businessDay, ...rest } = columns;
  return { seq, ...rest, business_day: businessDay, body, prev: head.hash, hash };
}

/** The INSERT of one row. */
export const insertRow = (row: FactRow): SqlQuery => sql`
  INSERT INTO facts (seq, at, kind, register, operator, shift, business_day, sale, attempt, body, prev, hash)
  VALUES (${row.seq}, ${row.at}, ${row.kind}, ${row.register}, ${row.operator}, ${row.shift}, ${row.business_day},
    ${row.sale}, ${row.attempt}, ${row.body}, ${row.prev}, ${row.hash})`;

/** The fact of a row. */
export function factOf(row: FactRow): StoredFact {
  const { business_day: businessDay, body, ...rest } = row;
  return { ...rest, businessDay, body: JSON.parse(body) as unknown };
}

/** The hash this row should have, from its own columns. */
export function hashOf(row: FactRow): string {
  return hashFact(row.prev, row.seq, { ...row, businessDay: row.business_day }, row.body);
}

const ROWS_PER_PAGE = 1000;

/** All rows after `afterSeq` in order, read in pages so that no statement stays open between them. */
export function* rowsAfter(connection: Pick<Connection, "all">, afterSeq: number): Generator<FactRow, void> {
  for (let last = afterSeq; ;) {
    const page = connection.all<FactRow>(
      sql`SELECT * FROM facts WHERE seq > ${last} ORDER BY seq LIMIT ${ROWS_PER_PAGE}`,
    );
    yield* page;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.seq;
  }
}

/** Where the chain in this database ends. */
export function readHead(connection: Pick<Connection, "get">): Head | undefined {
  return connection.get<Head>(sql`SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1`);
}
