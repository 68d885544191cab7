import type { DutiesWords } from "./messages.ts";

export const duties: DutiesWords = {
  toSettle: (n) => `${n} to settle`,
  salesWait: (n) => (n === 1 ? "1 sale waits" : `${n} sales wait`),
};
