/** The facts of a running till, read beside it: what tests look up when the screen does not say. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Fact } from "../../core/facts.ts";

export type BodyOf<K extends Fact["kind"]> = Extract<Fact, { readonly kind: K }>["body"];

/** The bodies of every fact of a kind, oldest first. */
export function factsIn<K extends Fact["kind"]>(dataDir: string, kind: K): readonly BodyOf<K>[] {
  const db = new DatabaseSync(join(dataDir, "training", "journal.db"), { readOnly: true });
  try {
    const rows = db.prepare("SELECT body FROM facts WHERE kind = ? ORDER BY seq").all(kind);
    return rows.map(({ body }): BodyOf<K> => JSON.parse(String(body)) as BodyOf<K>);
  } finally {
    db.close();
  }
}
