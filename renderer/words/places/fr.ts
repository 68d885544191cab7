import type { PlacesWords } from "./messages.ts";

export const places: PlacesWords = {
  sale: "Vente",
  transactions: "Transactions",
  day: "Journée",
  settings: "Réglages",
  opening: "Ouverture",
};
