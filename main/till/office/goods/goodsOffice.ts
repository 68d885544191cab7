/** What the shop sells, at the screen: goods one by one, a file of them, and what is scanned while somebody looks at them. */
import type { CatalogView } from "../../../../preload/contract/catalog.ts";
import { createGoodsFileDesk, type GoodsFileDesk } from "./goodsFileDesk.ts";
import { createGoodsOneByOne, type GoodsOneByOne } from "./goodsDesk.ts";
import { createGoodsScans, type GoodsScans } from "./goodsScans.ts";

export interface GoodsOffice extends Pick<GoodsScans, "takes">, Pick<GoodsFileDesk, "importing" | "close"> {
  readonly commands: (GoodsOneByOne & GoodsFileDesk & GoodsScans)["commands"];
  readonly queries: (GoodsOneByOne & GoodsFileDesk)["queries"];
  view(): CatalogView;
}

type Deps = Omit<Parameters<typeof createGoodsOneByOne>[0], "importing"> &
  Parameters<typeof createGoodsFileDesk>[0] &
  Parameters<typeof createGoodsScans>[0];

export function createGoodsOffice(deps: Deps): GoodsOffice {
  const file = createGoodsFileDesk(deps);
  const oneByOne = createGoodsOneByOne({ ...deps, importing: () => file.importing() });
  const scans = createGoodsScans(deps);
  return {
    takes: (found) => scans.takes(found),
    importing: () => file.importing(),
    close: () => file.close(),
    view: () => ({ version: deps.catalog.version, file: file.view() }),
    commands: { ...oneByOne.commands, ...file.commands, ...scans.commands },
    queries: { ...oneByOne.queries, ...file.queries },
  };
}
