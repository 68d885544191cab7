/**
 * The two single-byte code pages that receipt printers offer for French, and how other text is brought into them.
 * Upper halves as in the Unicode consortium's mapping tables (CP1252; CP850 with the euro sign, known as CP858).
 */
export type CodePageName = "wpc1252" | "cp858";

/** Whether a letter (one code point) that the page lacks can be printed as a picture. */
export type Pictured = (character: string) => boolean;

export const NO_PICTURES: Pictured = () => false;

const UNUSED = "\uFFFD";

/** Characters of the bytes 0x80 to 0xFF, in order. */
const UPPER_HALVES: Readonly<Record<CodePageName, string>> = {
  wpc1252:
    `€${UNUSED}‚ƒ„…†‡ˆ‰Š‹Œ${UNUSED}Ž${UNUSED}${UNUSED}‘’“”•–—˜™š›œ${UNUSED}žŸ` +
    Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join(""),
  cp858:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤" +
    "ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0",
};

const BYTES: Readonly<Record<CodePageName, ReadonlyMap<string, number>>> = {
  wpc1252: byteMap(UPPER_HALVES.wpc1252),
  cp858: byteMap(UPPER_HALVES.cp858),
};

/** What stands in for a character that the page lacks, where a reader takes one for the other. Both pages have all of it. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ["\u00AD", ""],
  ["\u2007", "\u00A0"],
  ["\u2009", "\u00A0"],
  ["\u202F", "\u00A0"],
  ["\u3000", " "],
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["\u2012", "-"],
  ["\u2212", "-"],
  ["–", "-"],
  ["—", "-"],
  ["‘", "'"],
  ["’", "'"],
  ["“", '"'],
  ["”", '"'],
  ["…", "..."],
  ["•", "·"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["™", "TM"],
]);

const SOFT_HYPHEN = "\u00AD";

/**
 * Whether every character of `text` can be drawn with the page, stand-ins included, or pictured. Chinese needs pictures.
 */
export function canDraw(text: string, page: CodePageName = "wpc1252", pictured = NO_PICTURES): boolean {
  return [...clean(text)].every((character) => drawn(character, page) !== undefined || pictured(character));
}

/**
 * Brings text into the page: control characters become spaces (a name can never carry a printer command), odd spaces
 * and quotes their plain kin (a narrow no-break space stays one that does not break), accented letters that the page lacks their bare letter. Letters that can be pictured stay; what is left over is dropped.
 */
export function toDrawable(text: string, page: CodePageName = "wpc1252", pictured = NO_PICTURES): string {
  return [...clean(text)].map((character) => drawn(character, page) ?? (pictured(character) ? character : "")).join("");
}

/**
 * One byte per character, control characters never among them. A no-break space goes out as a plain one: its byte is
 * another letter on a printer that was left on another page.
 */
export function encodeText(text: string, page: CodePageName): number[] {
  const bytes: number[] = [];
  for (const character of toDrawable(text, page).replaceAll("\u00A0", " ")) {
    const code = character.charCodeAt(0);
    const byte = code < 0x80 ? code : BYTES[page].get(character);
    if (byte !== undefined) bytes.push(byte);
  }
  return bytes;
}

/** The character of one byte 0x20 to 0xFF; unused places read as U+FFFD. */
export function decodeByte(byte: number, page: CodePageName): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (UPPER_HALVES[page][byte - 0x80] ?? UNUSED);
}

function byteMap(upperHalf: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  [...upperHalf].forEach((character, index) => {
    if (character !== UNUSED) map.set(character, 0x80 + index);
  });
  return map;
}

function clean(text: string): string {
  return text.normalize("NFC").replace(/\p{Cc}+/gu, " ");
}

function drawn(character: string, page: CodePageName): string | undefined {
  if (character >= " " && character <= "~") return character;
  if (character !== SOFT_HYPHEN && BYTES[page].has(character)) return character;
  const standIn = STAND_INS.get(character);
  if (standIn !== undefined) return standIn;
  const bare = character.normalize("NFD").replace(/\p{M}+/gu, "");
  if (bare.length === 0) return "";
  return /^[ -~]+$/.test(bare) ? bare : undefined;
}
