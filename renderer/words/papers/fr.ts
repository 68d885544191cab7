import type { PapersWords } from "./messages.ts";

export const papers: PapersWords = {
  printProof: "Imprimer l’attestation",
  printSlip: "Imprimer le papier",
  notWanted: "Pas nécessaire",
  title: "Papiers pour des clients",
  more: "Ils disent ce qu’un paiement est devenu. Imprimez-les quand le client est là.",
  ready: (n) => (n === 1 ? "1 papier" : `${n} papiers`),
};
