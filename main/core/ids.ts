/** References that leave the till, and the short code people say aloud. Time and chance are passed in. */

/** Crockford's base 32: no I, L, O or U, so nothing is misread on paper or over the phone. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function base32(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = (DIGITS[rest % 32] ?? "0") + text;
  return text;
}

const SUFFIX = 32 ** 4;

/**
 * A reference no other attempt has: register, UTC time to the millisecond, sequence and chance, as
 * `<register>D<yyMMdd>T<HHmmssSSS>S<seq><rand>`, at most 30 characters of A–Z and 0–9 (IOT Pay's `mchOrderNo` takes 30).
 * `at` is in ms since 1970; `sequence` counts up from 0; 0 ≤ `random` < 1. Of the register its last four letters or
 * figures are kept. The letters between keep any run of figures too short to be taken for a card number (INV-12).
 * Throws RangeError on a time, sequence or chance outside these.
 */
export function mintReference(register: string, at: number, sequence: number, random: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new RangeError("a sequence counts up from 0");
  if (!(random >= 0 && random < 1)) throw new RangeError("chance lies between 0 and 1");
  const stamp = new Date(at).toISOString().replace(/\D/g, "");
  if (stamp.length !== 17) throw new RangeError("a time after the year 9999");
  const place =
    register
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .slice(-4) || "0";
  const tail = base32(sequence % SUFFIX, 4) + base32(Math.floor(random * SUFFIX), 4);
  return `${place}D${stamp.slice(2, 8)}T${stamp.slice(8)}S${tail}`;
}

/**
 * The code by which people name a payment ("R-8M4K"): four characters derived from its reference, the same every time.
 * Not unique for ever: beside a day it finds one payment in nearly all cases; records keep the reference.
 */
export function shortRef(reference: string): string {
  // FNV-1a, then mixed, since references minted in a row differ in few characters.
  let hash = 0x811c9dc5;
  for (let i = 0; i < reference.length; i++) hash = Math.imul(hash ^ reference.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = (hash ^ (hash >>> 13)) >>> 0;
  return `R-${base32(hash % SUFFIX, 4)}`;
}
