/** Which character a key gives on a keyboard. Sources: USB HID Usage Tables, section 10 (key codes); Windows layouts US and French. */

export type KeyLayout = "us" | "fr";

/** Plain, with Shift, with AltGr; undefined where the key gives none. */
export type KeyFaces = readonly [plain: string, shift: string, altGr?: string];

const FIRST_LETTER = 0x04;
/** Keys 0x1E to 0x38 in the order of their codes, without Enter, Escape, Backspace, Tab; "" for none. */
const REST = [
  0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34,
  0x35, 0x36, 0x37, 0x38, 0x64,
];

const US_LETTERS = "abcdefghijklmnopqrstuvwxyz";
const US_PLAIN = "1234567890 -=[]\\#;'`,./\\";
const US_SHIFT = '!@#$%^&*() _+{}|~:"~<>?|';

/** AZERTY: the same keys give other letters, and the key beside L gives M. */
const FR_LETTERS = "qbcdefghijkl,noparstuvzxyw";
const FR_LETTERS_SHIFT = "QBCDEFGHIJKL?NOPARSTUVZXYW";
const FR_PLAIN = "&é\"'(-è_çà )=^$**mù²;:!<";
const FR_SHIFT = "1234567890 °+¨£µµM%²./§>";
const FR_ALTGR: Readonly<Record<number, string>> = {
  0x1f: "~",
  0x20: "#",
  0x21: "{",
  0x22: "[",
  0x23: "|",
  0x24: "`",
  0x25: "\\",
  0x26: "^",
  0x27: "@",
  0x2d: "]",
  0x2e: "}",
  0x08: "€",
};

/** The keypad gives the same on every layout, as long as Num Lock is on, which scanners see to. */
const KEYPAD: readonly (readonly [number, string])[] = [..."/*-+"].map((face, i): readonly [number, string] => [
  0x54 + i,
  face,
]);
const KEYPAD_DIGITS: readonly (readonly [number, string])[] = [..."1234567890."].map(
  (face, i): readonly [number, string] => [0x59 + i, face],
);

function layout(
  plain: string,
  shift: string,
  letters: string,
  lettersShift: string,
  altGr: Readonly<Record<number, string>>,
): ReadonlyMap<number, KeyFaces> {
  const faces = new Map<number, KeyFaces>();
  const put = (code: number, low: string, high: string): void => {
    const third = altGr[code];
    faces.set(code, third === undefined ? [low, high] : [low, high, third]);
  };
  [...letters].forEach((face, i) => {
    put(FIRST_LETTER + i, face, lettersShift[i] ?? "");
  });
  REST.forEach((code, i) => {
    put(code, plain[i] ?? "", shift[i] ?? "");
  });
  for (const [code, face] of [...KEYPAD, ...KEYPAD_DIGITS]) put(code, face, face);
  return faces;
}

export const KEY_LAYOUTS: Readonly<Record<KeyLayout, ReadonlyMap<number, KeyFaces>>> = {
  us: layout(US_PLAIN, US_SHIFT, US_LETTERS, US_LETTERS.toUpperCase(), {}),
  fr: layout(FR_PLAIN, FR_SHIFT, FR_LETTERS, FR_LETTERS_SHIFT, FR_ALTGR),
};

/** The figure of a keypad key, for characters that are typed by number (Alt + 0 2 9). */
export function keypadDigit(code: number): string | undefined {
  return code >= 0x59 && code <= 0x62 ? "1234567890"[code - 0x59] : undefined;
}
