/** Reading the journal. A reader holds a connection that cannot write, so a read path can never become a write path. */
import { EMPTY_HEAD } from "./chain.ts";
import type { Head } from "./chain.ts";
import type { StoredFact } from "./fact.ts";
import { factOf, readHead } from "./factRow.ts";
import type { FactRow } from "./factRow.ts";
import type { Queries } from "./projector.ts";
import { sql } from "./sql.ts";
import type { SqlQuery } from "./sql.ts";
import { Connection } from "./sqlite.ts";

/** `get` and `all` read the projections: `` reader.all<SaleRow>(sql`SELECT … WHERE id = ${id}`) ``. */
export interface JournalReader extends Queries {
  /** At most `limit` facts with a number above `afterSeq`, in order; 0 begins at the beginning. */
  facts(afterSeq: number, limit: number): readonly StoredFact[];
  /** Every fact of one sale, in order. */
  factsOfSale(sale: string): readonly StoredFact[];
  /** Every fact of one attempt, in order. */
  factsOfAttempt(attempt: string): readonly StoredFact[];
  /** Number and hash of the last fact; `{seq: 0, hash: GENESIS}` when there is none. */
  head(): Head;
}

/** A connection to `file` that refuses every write. Throws SQLite's error when the file cannot be opened. */
export function openReadConnection(file: string | URL): Connection {
  const connection = new Connection(file, { readOnly: true, timeout: 1000 });
  connection.exec("PRAGMA query_only = ON");
  return connection;
}

/** The reader over an open connection. */
export function readerOf(connection: Connection): JournalReader {
  const factsBy = (query: SqlQuery): readonly StoredFact[] => connection.all<FactRow>(query).map(factOf);
  return {
    facts: (afterSeq, limit) => factsBy(sql`SELECT * FROM facts WHERE seq > ${afterSeq} ORDER BY seq LIMIT ${limit}`),
    factsOfSale: (sale) => factsBy(sql`SELECT * FROM facts WHERE sale = ${sale} ORDER BY seq`),
    factsOfAttempt: (attempt) => factsBy(sql`SELECT * FROM facts WHERE attempt = ${attempt} ORDER BY seq`),
    head: () => readHead(connection) ?? EMPTY_HEAD,
    get: (query) => connection.get(query),
    all: (query) => connection.all(query),
  };
}
