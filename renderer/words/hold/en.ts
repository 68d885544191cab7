import type { HoldWords } from "./messages.ts";

export const hold: HoldWords = {
  hold: "Hold",
  held: (n) => `${n} held`,
  title: "Hold this sale",
  name: "Who is it for?",
  nameHint: "optional",
  more: "It waits with its goods until somebody recalls it, over a restart too.",
  put: "Hold sale",
  list: "Held sales",
  none: "No sale is held.",
  swap: "The sale on the screen is held instead.",
  recall: "Recall",
  by: (operator, age) => `${operator}, ${age} ago`,
};
