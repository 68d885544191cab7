/** What the rest of the till gives the journal so that its tables are filled in the transaction of each fact. */
import type { StoredFact } from "./fact.ts";
import type { SqlQuery } from "./sql.ts";

/** Reads over the journal's database. Row types are the caller's word: a query and its type stand side by side. */
export type Queries = {
  readonly get: <Row extends object>(query: SqlQuery) => Row | undefined;
  readonly all: <Row extends object>(query: SqlQuery) => readonly Row[];
};

/** What a projector may do. */
export type ProjectionDb = Queries & { readonly run: (query: SqlQuery) => void };

/**
 * Derives tables from facts. `apply` must depend on nothing but the fact and the projector's own tables (no clock, no
 * random), so that a replay gives the same bytes. An error it throws is a bug: the append is rolled back and throws.
 */
export interface Projector {
  readonly name: string;
  /** Raise it whenever `apply` would fill the tables differently; the journal then rebuilds at the next start. */
  readonly version: number;
  /** `CREATE TABLE … STRICT; CREATE INDEX …`. A change here rebuilds as well. */
  readonly tables: string;
  /** Names of all tables made by `tables`, dependents before what they refer to. */
  readonly drop: readonly string[];
  apply(db: ProjectionDb, fact: StoredFact): void;
}
