/** What became of the last goods that came by scan or by hand: the one place that the screen hears it from. */
import { containsCardData } from "../../core/carddata.ts";
import type { ScanNotice } from "../../../preload/contract/sale.ts";

export interface ScanNews {
  tell(news: Omit<ScanNotice, "seq" | "waiting" | "picked">): void;
  /** Goods of a sale whose goods come back, or that are looked up in the catalogue; "" for a code that it does not know. */
  pick(sku: string, goods: Pick<ScanNotice, "code" | "names">): void;
  notice(): ScanNotice | null;
}

/** Pictures of the till may come less often than scans: so many of the last picks are told. */
const PICKS_TOLD = 20;

/** @param waiting how many scans wait at this moment */
export function createScanNews(waiting: () => number, changed: () => void): ScanNews {
  let notice: ScanNotice | null = null;
  let picked: NonNullable<ScanNotice["picked"]> = [];
  const become = (next: Omit<ScanNotice, "waiting">): void => {
    notice = { ...next, waiting: waiting() };
    changed();
  };
  const nextSeq = (): number => (notice?.seq ?? 0) + 1;
  return {
    tell(news) {
      become({ ...news, seq: nextSeq() });
    },
    pick(sku, goods) {
      const seq = nextSeq();
      picked = [...picked, { seq, sku, code: goods.code }].slice(-PICKS_TOLD);
      become({ ...goods, kind: "picked", line: null, why: "", seq, picked });
    },
    notice: () => (notice === null ? null : { ...notice, waiting: waiting() }),
  };
}

/** A code as it may be shown: bounded, without control characters, and never a card number (INV-12). */
export function printableCode(raw: string): string {
  const text = raw.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  return text.length > 64 || containsCardData(text, { allowGtin: true }) ? "" : text;
}
