/** The till's search beside MiniSearch and Fuse: the same 100,000 goods and the same typed texts, in one process. */
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { join } from "node:path";
import { importFile } from "../../main/catalog/importFile.ts";
import { openCatalog } from "../../main/catalog/catalog.ts";
import type { Bench } from "../bench.ts";
import { atMost } from "../figures.ts";
import { goodsAt, MANY } from "../goods.ts";
import { percentile, spread } from "../stats.ts";

const TYPED = [
  "m",
  "mi",
  "milk",
  "maple m",
  "organic cheese",
  "lait",
  "thé vert",
  "酱油",
  "green tea 950",
  "prairie wild honey",
  "b-0421",
  "60000001",
  "zzz",
];
const HITS = 40;
const ROUNDS = 8;
/** Fuse looks at every product each time. */
const FUSE_ROUNDS = 1;

export const rivals: Bench = {
  name: "rivals",
  async run({ dir, goodsFile, quick }) {
    const path = join(dir, "rivals.db");
    const opened = openCatalog(path);
    if (!opened.ok) throw new Error(opened.error.detail);
    importFile(
      { file: goodsFile, dbPath: path, currency: "CAD", taxNames: ["GST", "PST"], how: "replace" },
      () => undefined,
    );
    const goods = Array.from({ length: MANY }, (_, id) => ({ id, ...goodsAt(id) }));
    const fields = ["sku", "barcode", "en", "fr", "zh"] as const;
    const mini = new MiniSearch({ fields: [...fields] });
    mini.addAll(goods);
    const fuse = new Fuse(goods, { keys: [...fields], threshold: 0.3, ignoreLocation: true });

    const ours = timesOf(ROUNDS, (text) => opened.value.search(text, HITS));
    const minis = timesOf(ROUNDS, (text) => mini.search(text, { prefix: true, combineWith: "AND" }).slice(0, HITS));
    const fuses = timesOf(quick ? 0 : FUSE_ROUNDS, (text) => fuse.search(text, { limit: HITS }));
    opened.value.close();
    const [mine, theirs] = [percentile(ours, 0.95), percentile(minis, 0.95)];
    return [
      {
        what: "search in 100,000 goods ÷ MiniSearch, p95",
        value: mine / theirs,
        unit: "×",
        limit: atMost(1),
        more: `ms: ${spread(ours)}`,
      },
      { what: "MiniSearch, p95", value: theirs, unit: "ms", more: spread(minis) },
      ...(quick
        ? []
        : [{ what: "Fuse, p95", value: percentile(fuses, 0.95), unit: "ms" as const, more: spread(fuses) }]),
    ];
  },
};

/** ms of every search; the first round only warms up. */
function timesOf(rounds: number, search: (text: string) => unknown): readonly number[] {
  const times: number[] = [];
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1) {
    for (const text of TYPED) {
      const began = performance.now();
      search(text);
      if (round >= 0) times.push(performance.now() - began);
    }
  }
  return times;
}
