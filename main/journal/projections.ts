/** Keeps the projectors' tables true to the facts: apply, rebuild, and a dump that shows two builds are the same. */
import { factOf, readHead, rowsAfter } from "./factRow.ts";
import type { StoredFact } from "./fact.ts";
import type { Projector, Queries } from "./projector.ts";
import { identifier, sql, type SqlQuery } from "./sql.ts";
import type { Connection } from "./sqlite.ts";

type Registered = {
  readonly name: string;
  readonly version: number;
  readonly tables: string;
  readonly definition: string;
};

/** The journal's own tables, which no projector may claim. */
const OWN_TABLES: ReadonlySet<string> = new Set(["facts", "projections", "projected", "probe"]);

/** Runs every projector on facts just inserted and moves the mark. Call inside the transaction of those facts. */
export function project(connection: Connection, projectors: readonly Projector[], facts: readonly StoredFact[]): void {
  for (const fact of facts) for (const projector of projectors) projector.apply(connection, fact);
  const last = facts.at(-1);
  if (last !== undefined) connection.run(sql`UPDATE projected SET seq = ${last.seq}`);
}

/** Whether the tables were built by exactly these projectors and have seen the last fact. */
export function projectionsAreCurrent(connection: Queries, projectors: readonly Projector[]): boolean {
  const mark = connection.get<{ seq: number }>(sql`SELECT seq FROM projected`);
  if (mark?.seq !== (readHead(connection)?.seq ?? 0)) return false;
  return sameProjectors(connection, projectors);
}

/** Whether the tables in this database were made by exactly these projectors. */
export function sameProjectors(connection: Queries, projectors: readonly Projector[]): boolean {
  const stored = connection.all<Registered>(
    sql`SELECT name, version, tables, definition FROM projections ORDER BY name`,
  );
  const wanted = projectors.map(registration).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    stored.length === wanted.length &&
    wanted.every((entry, index) => {
      const other = stored[index];
      return other?.name === entry.name && other.version === entry.version && other.definition === entry.definition;
    })
  );
}

/** Drops all projection tables, makes them anew and replays every fact, in one transaction. */
export function rebuild(connection: Connection, projectors: readonly Projector[]): void {
  connection.exec("BEGIN IMMEDIATE");
  try {
    connection.exec("PRAGMA defer_foreign_keys = ON");
    dropAll(connection, projectors);
    createProjections(connection, projectors);
    replay(connection, projectors, rowsToFacts(connection));
    connection.exec("COMMIT");
  } catch (thrown) {
    if (connection.db.isTransaction) connection.exec("ROLLBACK");
    throw thrown;
  }
}

/** Makes the projectors' tables, empty, in a database that has none of them. */
export function createProjections(connection: Connection, projectors: readonly Projector[]): void {
  for (const projector of projectors) {
    const { name, version, tables, definition } = registration(projector);
    connection.exec(projector.tables);
    connection.run(
      sql`INSERT INTO projections (name, version, tables, definition) VALUES (${name}, ${version}, ${tables}, ${definition})`,
    );
  }
}

/** Feeds facts to projectors whose tables are empty. */
function replay(connection: Connection, projectors: readonly Projector[], facts: Iterable<StoredFact>): void {
  let seq = 0;
  for (const fact of facts) {
    for (const projector of projectors) projector.apply(connection, fact);
    seq = fact.seq;
  }
  connection.run(sql`UPDATE projected SET seq = ${seq}`);
}

/** Names of all projection tables in this database, sorted. */
export function projectionTables(queries: Queries): readonly string[] {
  const rows = queries.all<{ tables: string }>(sql`SELECT tables FROM projections`);
  return rows.flatMap((row) => JSON.parse(row.tables) as string[]).sort();
}

/** One table as text, a line a row in the order of its primary key (else of its rowid); equal tables give equal text. */
function dumpTable(queries: Queries, table: string): string {
  const rows = queries.all<Line>(linesOf(queries, table));
  return [table, ...rows.map((row) => row.line)].join("\n");
}

/** Whether a table has the same rows in both databases; no more than one row of each lies in memory. */
export function sameTable(a: Connection, b: Connection, table: string): boolean {
  const query = linesOf(a, table);
  if (query.text !== linesOf(b, table).text) return false;
  const others = b.iterate<Line>(query);
  for (const { line } of a.iterate<Line>(query)) {
    const other = others.next();
    if (other.done === true || other.value.line !== line) return false;
  }
  return others.next().done === true;
}

type Line = { readonly line: string };

function linesOf(queries: Queries, table: string): SqlQuery {
  const columns = queries.all<{ name: string; pk: number }>(
    sql`SELECT name, pk FROM pragma_table_info(${table}) ORDER BY cid`,
  );
  const key = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk);
  const order = key.length === 0 ? "rowid" : key.map((column) => identifier(column.name)).join(", ");
  const line = columns.map((column) => `quote(${identifier(column.name)})`).join(` || ',' || `);
  return { text: `SELECT ${line} AS line FROM ${identifier(table)} ORDER BY ${order}`, params: [] };
}

/** All projection tables as text: the same facts give the same text, byte for byte. */
export function dumpProjections(queries: Queries): string {
  return projectionTables(queries)
    .map((table) => dumpTable(queries, table))
    .join("\n\n");
}

function* rowsToFacts(connection: Connection): Generator<StoredFact, void> {
  for (const row of rowsAfter(connection, 0)) yield factOf(row);
}

function dropAll(connection: Connection, projectors: readonly Projector[]): void {
  const names = new Set([...projectors.flatMap((projector) => projector.drop), ...projectionTables(connection)]);
  for (const name of names) connection.exec(`DROP TABLE IF EXISTS ${identifier(name)}`);
  connection.exec("DELETE FROM projections");
}

function registration(projector: Projector): Registered {
  const claimed = projector.drop.find((table) => OWN_TABLES.has(table));
  if (claimed !== undefined) throw new Error(`projector ${projector.name} claims the journal's own table ${claimed}`);
  const { name, version, tables, drop } = projector;
  return { name, version, tables: JSON.stringify(drop), definition: tables };
}
