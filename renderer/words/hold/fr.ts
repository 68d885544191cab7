import type { HoldWords } from "./messages.ts";

export const hold: HoldWords = {
  hold: "Attente",
  held: (n) => `${n} en attente`,
  title: "Mettre la vente en attente",
  name: "Pour qui\u00a0?",
  nameHint: "facultatif",
  more: "Elle attend avec ses articles jusqu’à ce que quelqu’un la reprenne, même après un redémarrage.",
  put: "Mettre en attente",
  list: "Ventes en attente",
  none: "Aucune vente en attente.",
  swap: "La vente à l’écran est mise en attente à son tour.",
  recall: "Reprendre",
  by: (operator, age) => `${operator}, il y a ${age}`,
};
