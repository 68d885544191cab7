/** The forms under which codes and words are kept and looked for, so that print variants and accents make no difference. */
import { readGtins } from "../../native/scanner/gtin.ts";

/** The key a barcode is kept under: its product number on 14 digits, or the text itself when it is none. */
export function codeKey(barcode: string): string {
  return readGtins(barcode)[0]?.gtin ?? barcode;
}

/** The keys a scanned or typed code may be kept under, likeliest first (eight digits may be an EAN-8 or a UPC-E). */
export function lookUpKeys(code: string): readonly string[] {
  const digits = code.replace(/[ -]/g, "");
  return [...new Set([...readGtins(digits).map(({ gtin }) => gtin), code])];
}

/** Texts that have neither accent, width nor ligature: ASCII and everyday Chinese. */
const PLAIN = /^[\x00-\x7f\u4e00-\u9fff]*$/;

/** Letters without accents, case, width or ligature: "Œufs, DOUZAINE" → "oeufs, douzaine". */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss");
}

const CJK = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/gu;

/** The words of a folded text. Chinese is written without spaces, so each of its characters is a word. */
export function wordsOf(folded: string): readonly string[] {
  if (PLAIN.test(folded)) return folded.match(/[a-z0-9]+|[\u4e00-\u9fff]/g) ?? [];
  return folded.replace(CJK, " $1 ").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * An FTS5 query that finds texts with a word beginning with each of the words typed; neighbouring Chinese characters must
 * stand together. Undefined when there is nothing to look for.
 */
export function matchQuery(typed: string): string | undefined {
  const phrases = fold(typed)
    .replace(CJK_RUN, " $& ")
    .match(/[\p{L}\p{N}]+/gu)
    ?.map((chunk) => `"${wordsOf(chunk).join(" ")}"${isCjk(chunk) ? "" : " *"}`);
  return phrases?.join(" AND ");
}

const CJK_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

function isCjk(chunk: string): boolean {
  return chunk.search(CJK_RUN) === 0;
}
