/** The shop's own goods go with it from training to live; the sample's stay behind, and goods that live has stay as they are. */
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Catalog, openCatalog } from "../../catalog/catalog.ts";
import { holdsSampleOnly } from "../../catalog/seedSample.ts";
import type { Currency } from "../../core/money/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { LiveSummaryView } from "../../../preload/contract/office.ts";
import { liveFolder } from "./liveDatabase.ts";

type GoodsAlong = LiveSummaryView["goods"];

/** @param catalog training's */
export function goodsAlong(catalog: Catalog, dataDir: string, currency: Currency): GoodsAlong {
  const there = countIn(join(liveFolder(dataDir), "catalog.db"));
  if (there > 0) return { kind: "there", count: there };
  return holdsSampleOnly(catalog, currency) ? { kind: "none", count: 0 } : { kind: "come", count: catalog.count() };
}

/** Copies them whole or not at all, where they come along. @returns a sentence where that fails */
export async function bringGoods(catalog: Catalog, dataDir: string, currency: Currency): Promise<Result<null, string>> {
  if (goodsAlong(catalog, dataDir, currency).kind !== "come") return ok(null);
  const to = join(liveFolder(dataDir), "catalog.db");
  const partial = `${to}.partial`;
  try {
    await rm(partial, { force: true });
    await catalog.copyTo(partial);
    // What an empty catalogue left beside it belongs to none that is put in its place.
    for (const end of ["-wal", "-shm"]) await rm(`${to}${end}`, { force: true });
    await rename(partial, to);
    return ok(null);
  } catch {
    return err("The goods cannot be copied: check the room on the disk and who may write the data folder.");
  }
}

function countIn(path: string): number {
  if (!existsSync(path)) return 0;
  const opened = openCatalog(path);
  if (!opened.ok) return 0;
  const count = opened.value.count();
  opened.value.close();
  return count;
}
