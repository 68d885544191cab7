/** How many pieces of a line: quick presses count on from what was asked for last, not from a view that has not come yet. */
import type { LineView } from "../../../preload/contract/sale.ts";
import { send } from "../till.ts";

/** Thousandths of a piece. */
const PIECE = 1000;
/** How long after its answer a quantity is taken for true though the view may not have come, ms. */
const VIEW_MS = 400;

let asked = { line: "", quantity: 0, until: 0 };

async function ask(sale: string, line: string, quantity: number): Promise<void> {
  const mine = { line, quantity, until: Number.POSITIVE_INFINITY };
  asked = mine;
  const answer = await send("sale.setQuantity", { sale, line, quantity });
  mine.until = answer.ok ? performance.now() + VIEW_MS : 0;
}

/** Pieces more, or fewer; the last piece stays, since a line goes by its own key. Goods by weight are not stepped. */
export function stepQuantity(sale: string, line: LineView, pieces: number): void {
  if (line.unit !== "each") return;
  const from = asked.line === line.id && performance.now() < asked.until ? asked.quantity : line.quantity;
  const to = Math.max(from + pieces * PIECE, PIECE);
  if (to !== from) void ask(sale, line.id, to);
}

/** So many pieces. */
export function setPieces(sale: string, line: LineView, pieces: number): void {
  void ask(sale, line.id, pieces * PIECE);
}
