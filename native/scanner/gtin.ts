/**
 * Product numbers and their check digits. Source: GS1 General Specifications, sections 7.9 (check digit) and 5.2 (UPC-E).
 */

export type GtinForm = "upca" | "upce" | "ean8" | "ean13" | "gtin14";

export interface Gtin {
  /** The number on 14 digits, zeros in front: the same product has one of these, whatever form was printed. */
  readonly gtin: string;
  readonly form: GtinForm;
}

/** The digit that completes `body` (digits only, without its check digit). */
export function checkDigit(body: string): string {
  let sum = 0;
  for (let fromEnd = 1; fromEnd <= body.length; fromEnd += 1)
    sum += Number(body[body.length - fromEnd]) * (fromEnd % 2 === 1 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit of `digits` is the check digit of the others. */
export function hasRightCheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === digits.slice(-1);
}

/** Whether digits of this length can only be meant as a product number with a check digit. */
export function isGtinLength(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code);
}

/**
 * Every product number that the digits can stand for, likeliest first; empty when they are none (wrong length or check
 * digit). Eight digits may be both an EAN-8 and a UPC-E, so there can be two.
 */
export function readGtins(digits: string): readonly Gtin[] {
  if (!isGtinLength(digits)) return [];
  const plain: Gtin[] = hasRightCheckDigit(digits) ? [{ gtin: digits.padStart(14, "0"), form: formOf(digits) }] : [];
  const expanded = digits.length === 8 ? expandUpcE(digits) : undefined;
  return expanded === undefined ? plain : [...plain, { gtin: expanded.padStart(14, "0"), form: "upce" }];
}

function formOf(digits: string): GtinForm {
  if (digits.length === 8) return "ean8";
  if (digits.length === 12) return "upca";
  const bare = digits.replace(/^0+/, "");
  if (digits.length === 13) return bare.length <= 12 ? "upca" : "ean13";
  return digits.startsWith("0") ? (bare.length <= 12 ? "upca" : "ean13") : "gtin14";
}

/** UPC-E (number system, six digits, check digit) as the UPC-A it abbreviates; undefined when it is none. */
function expandUpcE(digits: string): string | undefined {
  if (!/^[01]/.test(digits)) return undefined;
  const system = digits.slice(0, 1);
  const six = digits.slice(1, 7);
  const last = six.slice(5);
  const body =
    last <= "2"
      ? six.slice(0, 2) + last + "0000" + six.slice(2, 5)
      : last === "3"
        ? six.slice(0, 3) + "00000" + six.slice(3, 5)
        : last === "4"
          ? six.slice(0, 4) + "00000" + six.slice(4, 5)
          : six.slice(0, 5) + "0000" + last;
  const upcA = system + body + digits.slice(7);
  return hasRightCheckDigit(upcA) ? upcA : undefined;
}
