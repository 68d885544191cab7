/** What the words of a terminal's answers mean (gateways.md 0.2, B.9). */

/** The answer came without one: whether something was charged is not known. */
export const saysTimedOut = (text: string): boolean => /time.?d?.?\s?out|timeout|K030/i.test(text);

/** The bank said no about the card: "[51] Declined by the issuer". A line that was refused is none. */
export const saysDeclined = (text: string): boolean =>
  /\bdeclined?\b|\bnot approved\b|\bdo not honou?r\b/i.test(text) && !/\b(?:network|connection|reversal)\b/i.test(text);

/** Whoever stood at the terminal stopped it. */
export const saysCancelledThere = (text: string): boolean =>
  /\bK026\b|\bcancel(?:l?ed)?\b.*\b(?:operator|user|customer|cardholder)\b|\b(?:operator|user|customer|cardholder)\b.*\bcancel(?:l?ed)?\b/i.test(
    text,
  );
