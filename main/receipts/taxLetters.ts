/** The letter behind each line's amount that says which taxes it bears, and the legend that explains the letters. */
export interface TaxLetters {
  /** The letter of one line; empty for a line without tax. */
  readonly of: (taxes: readonly string[]) => string;
  /** Each letter once, in order of appearance, with the names of its taxes. */
  readonly legend: readonly { readonly letter: string; readonly taxes: readonly string[] }[];
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * One tax takes a letter of its own name where one is free (GST: G), several together the first free letter of the
 * alphabet, from B as in "both" (GST and PST: B).
 * @param lines the names of each line's taxes, in the order of the receipt
 */
export function taxLetters(lines: readonly (readonly string[])[]): TaxLetters {
  const sets = new Map<string, readonly string[]>();
  for (const taxes of lines) if (taxes.length > 0) sets.set(keyOf(taxes), taxes);
  const letters = new Map<string, string>();
  const inOrder = [...sets].sort(([, a], [, b]) => a.length - b.length);
  for (const [key, taxes] of inOrder) letters.set(key, freeLetter(taxes, new Set(letters.values())));
  return {
    of: (taxes) => letters.get(keyOf(taxes)) ?? "",
    legend: [...sets].map(([key, taxes]) => ({ letter: letters.get(key) ?? "", taxes })),
  };
}

function freeLetter(taxes: readonly string[], taken: ReadonlySet<string>): string {
  const own =
    taxes.length === 1 ? [...(taxes[0] ?? "").toUpperCase()].filter((letter) => ALPHABET.includes(letter)) : [];
  const candidates = [...own, ...ALPHABET.slice(1), "A"];
  return candidates.find((letter) => !taken.has(letter)) ?? "*";
}

function keyOf(taxes: readonly string[]): string {
  return [...taxes].sort().join("\n");
}
