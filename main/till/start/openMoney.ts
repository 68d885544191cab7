/** Whether money of this journal may still move, or is not known yet to have: read before a till gives way to another. */
import type { Queries } from "../../journal/projector.ts";
import { readOpenAttempts } from "../../journal/projections/attempts.ts";
import { readUnprovenBatches } from "../../journal/projections/batches.ts";
import { readOpenRefunds } from "../../journal/projections/refunds.ts";
import { readOpenTips } from "../../journal/projections/tipChanges.ts";

/** Something is not at its end: this till alone goes on asking about it. */
export const isMoneyOpen = (db: Queries): boolean =>
  [readOpenAttempts(db), readOpenRefunds(db), readOpenTips(db), readUnprovenBatches(db)].some(
    ({ length }) => length > 0,
  );

/** A customer stands at it: its request is out or about to be. What is unknown is looked up by the next start as well. */
export const isMoneyMoving = (db: Queries): boolean =>
  [...readOpenAttempts(db), ...readOpenRefunds(db)].some(
    ({ state }) => state === "new" || state === "sent" || state === "pending",
  ) ||
  readOpenTips(db).length > 0 ||
  readUnprovenBatches(db).some(({ state }) => state === "new" || state === "sent");
