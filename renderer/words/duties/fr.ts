import type { DutiesWords } from "./messages.ts";

export const duties: DutiesWords = {
  toSettle: (n) => `${n} à régler`,
  salesWait: (n) => (n > 1 ? `${n} ventes en attente` : `${n} vente en attente`),
};
