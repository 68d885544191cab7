/** Text of another machine before it is stored or shown: bounded, and never with a card number in it (INV-12). */
import { containsCardData } from "../core/carddata.ts";

/** What is looked through: no message is longer, and no search takes long. */
const LOOKED_THROUGH = 2_000;
/** A card number that begins before the end of the text has ended this far behind it, with what may stand in it. */
const BEHIND = 64;

/** @param longest characters that are kept */
export function safeText(text: string, longest = 120): string {
  const plain = text
    .slice(0, LOOKED_THROUGH)
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  // Looked at before it is cut: half a card number does not look like one any more.
  return containsCardData(plain.slice(0, longest + BEHIND)) ? "" : plain.slice(0, longest).trim();
}
