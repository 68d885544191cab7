/** Goods that are scanned while they come back: which line of their sale they are. */
import type { ProductView } from "../../preload/contract/sale.ts";
import type { ReturnableLineView } from "../../preload/contract/returns.ts";
import { ask } from "./till.ts";

type Line = Pick<ReturnableLineView, "line" | "sku" | "unit" | "left" | "feeOf">;

export interface ScannedLine {
  readonly line: string;
  /** What is chosen of it with this scan, thousandths. */
  readonly quantity: number;
  /** False when all that may come back of it is chosen already. */
  readonly more: boolean;
}

const ONE = 1000;
/** A barcode as any catalogue has it, or a SKU: a code that pays or a receipt's is nobody's goods. */
const GOODS = /^[A-Za-z0-9-]{4,14}$/;

/** Asks the catalogue what the code stands for. @returns null when it is nothing of this sale */
export async function lineOfCode(
  code: string,
  lines: readonly Line[],
  picks: Readonly<Record<string, number>>,
): Promise<ScannedLine | null> {
  if (!GOODS.test(code)) return null;
  const answer = await ask("catalog.search", { text: code });
  const product = answer.ok ? answer.value.find((each) => isCodeOf(code, each)) : undefined;
  return product === undefined ? null : scannedLine(product.sku, lines, picks);
}

/** Leading zeros are a matter of how a code was printed. */
export function isCodeOf(code: string, { barcode, sku }: Pick<ProductView, "barcode" | "sku">): boolean {
  const bare = (text: string): string => text.replace(/^0+/, "");
  return sku === code || (barcode !== null && bare(barcode) === bare(code));
}

/** The first line of these goods that has more to come back; what is weighed comes back as a whole. */
export function scannedLine(
  sku: string,
  lines: readonly Line[],
  picks: Readonly<Record<string, number>>,
): ScannedLine | null {
  const own = lines.filter((line) => line.sku === sku && line.feeOf === null);
  const open = own.find(({ left, line }) => (picks[line] ?? 0) < left);
  const found = open ?? own[0];
  if (found === undefined) return null;
  const before = picks[found.line] ?? 0;
  const quantity = found.unit === "each" ? Math.min(found.left, before + ONE) : found.left;
  return { line: found.line, quantity, more: open !== undefined };
}
