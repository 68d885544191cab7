/** The page that shows whether a printer prints all that receipts need: every language, the widest row, a code, a cut. */
import { formatLocalDateTime } from "../../core/day/businessDay.ts";
import type { Block, PaperDocument } from "../../core/paper/paper.ts";
import type { Settings } from "../../settings/resolve.ts";

/** @param at ms */
export function printerPage({ store, day }: Settings, at: number): PaperDocument {
  const text = (words: string): Block => ({ kind: "text", text: words });
  return {
    kind: "slip",
    number: "TEST",
    language: "en",
    blocks: [
      { kind: "text", text: store.name, align: "center", bold: true, size: "tall" },
      { kind: "text", text: "Test page · Page d’essai · 测试页", align: "center" },
      { kind: "rule" },
      text("English: every letter is readable."),
      text("Français : é è à ç ù ô ï « » reçu, crème brûlée"),
      text("中文：收据打印正常，谢谢光临。"),
      { kind: "row", left: "Amount / Montant / 金额", right: "1,234.56" },
      { kind: "row", left: "TOTAL", right: "$1,234.56", bold: true, size: "tall" },
      { kind: "rule" },
      { kind: "qr", data: "TENDERLINE-TEST" },
      { kind: "text", text: formatLocalDateTime(at, day.timeZone), align: "center" },
      { kind: "cut" },
    ],
  };
}
