/** What a person types where goods are searched, and means for the chosen line: "+", "-", "*", "3*". No goods are called so. */

export type TypedQuantity =
  /** So many pieces more, or fewer. */
  | { readonly kind: "step"; readonly by: number }
  /** So many pieces. */
  | { readonly kind: "set"; readonly pieces: number }
  /** The sheet that asks how many. */
  | { readonly kind: "ask" };

/** The key of each, for those who are told of keys. */
export const QUANTITY_KEYS = { more: "+", less: "-", ask: "*" } as const;

/** More pieces than this are keyed on the sheet. */
const MOST_DIGITS = 4;

/** @returns null where the text is something to search for */
export function typedQuantity(text: string): TypedQuantity | null {
  if (/^\++$/.test(text)) return { kind: "step", by: text.length };
  if (/^-+$/.test(text)) return { kind: "step", by: -text.length };
  if (text === "*") return { kind: "ask" };
  const pieces = /^(\d+)\*$/.exec(text)?.[1];
  if (pieces === undefined || pieces.length > MOST_DIGITS || Number(pieces) === 0) return null;
  return { kind: "set", pieces: Number(pieces) };
}
