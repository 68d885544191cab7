/** What of a file of goods is told wherever somebody is in the till. */
import type { GoodsFileView } from "../../preload/contract/catalog.ts";

export type GoodsNow = Extract<GoodsFileView, { kind: "importing" | "failed" }>;

/** A file that is only looked at changes nothing, and one that came in is told where it was chosen. */
export const isTold = (file: GoodsFileView | null): file is GoodsNow =>
  file?.kind === "importing" || file?.kind === "failed";

/** How much of it is in, in whole percents; the last of them is told by the line's going. */
export function percentIn({ done, of }: { readonly done: number; readonly of: number }): number {
  return of === 0 ? 0 : Math.min(99, Math.floor((done * 100) / of));
}
