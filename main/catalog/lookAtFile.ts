/** What an import of a file would do, found out without changing anything, in the thread that calls it. */
import type { ImportCounts, ImportHow } from "../core/goods/goodsFacts.ts";
import type { BadRow, FileProblem } from "../core/goods/goodsProblem.ts";
import { sameGoods } from "../core/goods/goodsRow.ts";
import { type FileJob, type ImportProgress, openRows, sortRows } from "./importFile.ts";
import { messageOf, openSound } from "./openFile.ts";
import { productOf } from "./productRow.ts";
import { counted, knownAs } from "./writer.ts";

export interface LookReport {
  /** By how it would be imported; null when nothing of the file can be. */
  readonly counts: Readonly<Record<ImportHow, ImportCounts>> | null;
  /** The first rows that would be left out, as an import lists them. */
  readonly bad: readonly BadRow[];
  readonly fileProblem?: FileProblem;
}

/** Reads the whole file and compares each row with the goods of today. Reports, never throws. */
export function lookAtFile(job: FileJob, onProgress: (progress: ImportProgress) => void): LookReport {
  const opened = openRows(job);
  if (!opened.ok) return nothingSeen(opened.error);
  const { rows, total } = opened.value;
  const sorted = sortRows(rows);
  onProgress({ written: 0, total });
  try {
    const seen = compare(job.dbPath, sorted.goods(), (written) => {
      onProgress({ written, total });
    });
    if (sorted.good() === 0) return { ...nothingSeen({ kind: "noGoodRow" }), bad: sorted.bad };
    const { added, changed, same, there, displaced } = seen;
    const common = { added, changed, same, leftOut: sorted.badRows() };
    return {
      counts: {
        replace: { ...common, removed: there - changed - same },
        merge: { ...common, removed: displaced },
      },
      bad: sorted.bad,
    };
  } catch (thrown) {
    return nothingSeen({ kind: "catalogue", detail: messageOf(thrown) });
  }
}

export const nothingSeen = (fileProblem: FileProblem): LookReport => ({ counts: null, bad: [], fileProblem });

type Goods = Parameters<typeof counted>[0];

/** `there`: goods of today; `displaced`: those whose barcode the file gives to another SKU, and that it does not name itself. */
function compare(dbPath: string, goods: Goods, onSeen: (seen: number) => void) {
  const db = openSound(dbPath);
  try {
    const find = knownAs(db);
    const there = Number(db.prepare("SELECT count(*) AS n FROM products").get()?.["n"]);
    const named = new Set<string>();
    const displaced = new Set<string>();
    let [added, changed, same] = [0, 0, 0];
    for (const product of counted(goods, onSeen)) {
      named.add(product.sku);
      const known = find(product);
      const before = known.find(({ sku }) => sku === product.sku);
      for (const { sku } of known) if (sku !== product.sku) displaced.add(sku);
      if (before === undefined) added += 1;
      else if (sameGoods(productOf(before), product)) same += 1;
      else changed += 1;
    }
    return { there, added, changed, same, displaced: [...displaced].filter((sku) => !named.has(sku)).length };
  } finally {
    db.close();
  }
}
