/** What became of the last goods that came by scan or by hand: the one place that the screen hears it from. */
import { containsCardData } from "../core/carddata.ts";
import type { ScanNotice } from "../../preload/contract/sale.ts";

export interface ScanNews {
  tell(news: Omit<ScanNotice, "seq" | "waiting">): void;
  notice(): ScanNotice | null;
}

/** @param waiting how many scans wait at this moment */
export function createScanNews(waiting: () => number, changed: () => void): ScanNews {
  let notice: ScanNotice | null = null;
  return {
    tell(news) {
      notice = { ...news, seq: (notice?.seq ?? 0) + 1, waiting: waiting() };
      changed();
    },
    notice: () => (notice === null ? null : { ...notice, waiting: waiting() }),
  };
}

/** A code as it may be shown: bounded, without control characters, and never a card number (INV-12). */
export function printableCode(raw: string): string {
  const text = raw.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  return text.length > 64 || containsCardData(text, { allowGtin: true }) ? "" : text;
}
