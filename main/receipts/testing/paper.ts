/** A shop's papers as text, and what they are made with: shared by the tests of papers. */
import { expect } from "vitest";
import { plainText } from "../../core/paper/paper.ts";
import { layOut } from "../../core/paper/paperLayout.ts";
import { columnsOf } from "../../core/paper/textColumns.ts";
import type { CustomerPaperContext } from "../customerPaper.ts";
import type { PaperDocument } from "../document.ts";

/** Whether a character is Chinese, which a printer draws instead of having a letter for it. */
export const pictured = (character: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(character);

export const CONTEXT: CustomerPaperContext = {
  store: {
    name: "Maple Market",
    address: ["123 Main St", "Vancouver BC V5K 0A1"],
    phone: "604 555 0100",
    register: "1",
  },
  timeZone: "America/Vancouver",
  language: "en",
  training: false,
  copy: 0,
  pictured,
};

/** Row by row, none of them longer than the paper is wide. @param drawn what is drawn of it; Chinese when left out, null for nothing */
export function paperText(document: PaperDocument, columns = 42, drawn: typeof pictured | null = pictured): string {
  const text = plainText({ columns, lines: layOut(document, columns, "wpc1252", drawn ?? undefined) });
  for (const row of text.split("\n")) expect(columnsOf(row), row).toBeLessThanOrEqual(columns);
  return text;
}
