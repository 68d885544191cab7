import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type Catalog, openCatalog } from "../../catalog/catalog.ts";
import { seedSample } from "../../catalog/seedSample.ts";
import { product, scratchFolder } from "../../catalog/testGoods.ts";
import { bringGoods, goodsAlong } from "./goodsAlong.ts";
import { tryLiveDatabase } from "./liveDatabase.ts";

function open(dataDir: string, mode: "training" | "live"): Catalog {
  const opened = openCatalog(join(dataDir, mode, "catalog.db"));
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

it("the sample's goods stay behind, the shop's own come along whole, and what live has is left as it is", async () => {
  const dataDir = scratchFolder();
  const training = open(dataDir, "training");
  seedSample(training, "CAD", ["GST", "PST"]);
  expect(goodsAlong(training, dataDir, "CAD")).toEqual({ kind: "none", count: 0 });
  expect(tryLiveDatabase(dataDir, () => 0)).toEqual({ ok: true, value: null });
  await bringGoods(training, dataDir, "CAD");
  expect(open(dataDir, "live").count()).toBe(0);

  training.replaceAll([product({ sku: "OWN-1" }), product({ sku: "OWN-2" })]);
  expect(goodsAlong(training, dataDir, "CAD")).toEqual({ kind: "come", count: 2 });
  expect(await bringGoods(training, dataDir, "CAD")).toEqual({ ok: true, value: null });
  const live = open(dataDir, "live");
  expect(live.notice).toBeUndefined();
  expect(live.product("OWN-2")?.sku).toBe("OWN-2");

  live.replaceAll([product({ sku: "LIVE-1" })]);
  expect(goodsAlong(training, dataDir, "CAD")).toEqual({ kind: "there", count: 1 });
  await bringGoods(training, dataDir, "CAD");
  expect(live.count()).toBe(1);
});

it("says so when the goods cannot be copied", async () => {
  const dataDir = scratchFolder();
  const training = open(dataDir, "training");
  training.replaceAll([product({ sku: "OWN-1" })]);
  expect(await bringGoods(training, dataDir, "CAD")).toMatchObject({ ok: false });
});
