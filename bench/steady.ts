/** What must hold beside every measurement: the till's loop and the page were not held up. */
import { atMost, type Figure } from "./figures.ts";
import type { LoopReport } from "./inTill.ts";

/** @param during what was going on */
export const loopFigure = (during: string, { worst, ownWork, queued, over }: LoopReport): Figure => ({
  what: `main loop held up at most: ${during}`,
  value: worst,
  unit: "ms",
  limit: atMost(30),
  more: `own work ${ownWork.toFixed(1)}${queued === null ? "" : `, waiting for a processor ${queued.toFixed(1)}, for the disk ${Math.max(0, worst - ownWork - queued).toFixed(1)}`} · ${String(over)} times over`,
});

export const taskFigure = (during: string, tasks: readonly number[]): Figure => ({
  what: `longest task of the page: ${during}`,
  value: Math.max(0, ...tasks),
  unit: "ms",
  limit: atMost(50),
  more: tasks.length === 0 ? "none over 50" : `${String(tasks.length)} over 50`,
});
