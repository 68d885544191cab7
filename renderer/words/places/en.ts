import type { PlacesWords } from "./messages.ts";

export const places: PlacesWords = {
  sale: "Sale",
  transactions: "Transactions",
  day: "Day",
  settings: "Settings",
  opening: "Opening",
};
