/** The facts of a running till, read beside it: what tests look up when the screen does not say. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Fact } from "../../core/facts.ts";

export type BodyOf<K extends Fact["kind"]> = Extract<Fact, { readonly kind: K }>["body"];

/** The bodies of every fact of a kind, oldest first. */
export const factsIn = <K extends Fact["kind"]>(dataDir: string, kind: K): readonly BodyOf<K>[] =>
  rowsOf(dataDir, kind).map(({ body }): BodyOf<K> => JSON.parse(String(body)) as BodyOf<K>);

/** In whose name every fact of a kind stands, oldest first. */
export const operatorsIn = (dataDir: string, kind: Fact["kind"]): readonly unknown[] =>
  rowsOf(dataDir, kind).map(({ operator }) => operator);

function rowsOf(dataDir: string, kind: Fact["kind"]): readonly Readonly<Record<string, unknown>>[] {
  const db = new DatabaseSync(join(dataDir, "training", "journal.db"), { readOnly: true });
  try {
    return db.prepare("SELECT body, operator FROM facts WHERE kind = ? ORDER BY seq").all(kind);
  } finally {
    db.close();
  }
}
