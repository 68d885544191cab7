/**
 * What must never be kept (INV-12 in docs/invariants.md): track data, and numbers that are card numbers by length,
 * check digit and brand. Sources: ISO/IEC 7812-1 (Luhn), ISO/IEC 7813 (tracks), the brands' published number ranges.
 */

interface Brand {
  /** Lowest and highest prefix, both of the same length. */
  readonly prefixes: readonly (readonly [number, number])[];
  readonly lengths: readonly number[];
}

const BRANDS: readonly Brand[] = [
  // Visa
  { prefixes: [[4, 4]], lengths: [16, 19] },
  // Mastercard
  {
    prefixes: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
  },
  // American Express
  {
    prefixes: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
  },
  // Discover
  {
    prefixes: [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    lengths: [16, 17, 18, 19],
  },
  // Diners Club
  {
    prefixes: [
      [300, 305],
      [309, 309],
      [36, 36],
      [38, 39],
    ],
    lengths: [14, 15, 16, 17, 18, 19],
  },
  // JCB
  { prefixes: [[3528, 3589]], lengths: [16, 17, 18, 19] },
  // UnionPay
  { prefixes: [[62, 62]], lengths: [16, 17, 18, 19] },
  // Maestro
  {
    prefixes: [
      [5018, 5018],
      [5020, 5020],
      [5038, 5038],
      [5893, 5893],
      [6304, 6304],
      [6759, 6759],
      [6761, 6763],
    ],
    lengths: [14, 15, 16, 17, 18, 19],
  },
];

/** `allowGtin`: the text was scanned as a product, so a GTIN-14 with a right check digit is not a card number. */
export interface CardDataOptions {
  readonly allowGtin?: boolean;
}

const SEPARATORS = /[\s\p{Pd}−]+/gu;
const DIGIT_RUNS = /\d+(?:[ \t\p{Zs}\p{Pd}−]+\d+)*/gu;
/** Track 1 with its start sentinel, track 2 with its separator, track 2 with both sentinels. */
const TRACKS = [/%B ?\d[\d ]{7,}[^\r\n^]*\^/i, /\d{12,19}=\d{4,}/, /;\d{8,19}=[^?\r\n]*\?/];

/**
 * Whether a card number or track data stands anywhere in one line of the text, be it grouped by spaces or dashes.
 * Meant for what people type, scan or import; random ids of our own (UUIDs) may look like one by chance.
 */
export function containsCardData(text: string, options: CardDataOptions = {}): boolean {
  const plain = text.normalize("NFKC");
  if (isTrack(plain)) return true;
  const runs = plain.match(DIGIT_RUNS) ?? [];
  return runs.some((run) => hasCardAmong(run.split(SEPARATORS), options));
}

/** A number may stand beside other figures ("2 4111 1111 1111 1111"), so every row of neighbouring groups is tried. */
function hasCardAmong(groups: readonly string[], options: CardDataOptions): boolean {
  return groups.some((_, start) => {
    let digits = "";
    for (let end = start; end < groups.length && digits.length <= 19; end++) {
      digits += groups[end] ?? "";
      if (isCardNumber(digits, options)) return true;
    }
    return false;
  });
}

/** Whether a magnetic stripe's track stands in the text; a wallet's code may look like a card number, never like this. */
export const isTrackData = (text: string): boolean => isTrack(text.normalize("NFKC"));

function isTrack(text: string): boolean {
  return TRACKS.some((track) => track.test(text));
}

function isCardNumber(digits: string, { allowGtin = false }: CardDataOptions): boolean {
  if (!/^\d{14,19}$/.test(digits) || !passesLuhn(digits)) return false;
  if (!BRANDS.some((brand) => fits(brand, digits))) return false;
  return !(allowGtin && isGtin14(digits));
}

function fits({ prefixes, lengths }: Brand, digits: string): boolean {
  if (!lengths.includes(digits.length)) return false;
  return prefixes.some(([low, high]) => {
    const prefix = Number(digits.slice(0, String(low).length));
    return prefix >= low && prefix <= high;
  });
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** GS1 General Specifications: weights 3, 1, 3, … from the left over 14 digits, the check digit included, add up to tens. */
function isGtin14(digits: string): boolean {
  if (digits.length !== 14) return false;
  return [...digits].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 3 : 1), 0) % 10 === 0;
}
