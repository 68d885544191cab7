/** The settings of a run: those that may change while it runs are looked up where they are used, all others stay as they began. */
import type { Settings } from "../../settings/resolve.ts";
import { at, withValue } from "../../settings/secretKeys.ts";
import type { PaperPolicy } from "../paper/paperDesk.ts";

export interface LiveSettings {
  /** As they count now. Its groups are new objects after a change: ask it anew where that matters. */
  readonly settings: Settings;
  /** A setting counts from now on. @param value as resolved, with its default */
  take(path: string, value: unknown): void;
}

/** Groups with a setting that may change while the till runs. */
const GROUPS = ["store", "receipts", "otherTenders", "lockAfterMinutes", "tips", "truth", "scan", "backup"] as const;

export function createLiveSettings(start: Settings): LiveSettings {
  let now = start;
  const settings = { ...start };
  for (const group of GROUPS) Object.defineProperty(settings, group, { enumerable: true, get: () => now[group] });
  return {
    settings,
    take(path, value) {
      if (JSON.stringify(at(now, path.split("."))) === JSON.stringify(value)) return;
      now = withValue({ ...now }, path.split("."), value) as unknown as Settings;
    },
  };
}

/** When receipts and slips print, as the settings say at that moment. */
export const receiptPolicy = (settings: Settings): PaperPolicy => ({
  get customer() {
    return settings.receipts.customer;
  },
  get merchant() {
    return settings.receipts.merchant;
  },
  get slipBy() {
    return settings.receipts.slipBy;
  },
});
