/**
 * How many columns a text takes on paper, and how it wraps. A Chinese letter takes two columns, like the printers that
 * have such letters of their own; every other letter takes one.
 */

/** First and last code point of each run of letters that Unicode (UAX 11) calls wide or fullwidth. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** Chinese punctuation that never begins a row. */
const CLOSING = /^[、。〉》」』】〕！），：；？％]/u;

/** @param character one code point */
export function columnsOfCharacter(character: string): 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x1100 && WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** Spaces before the text, so that it ends at `columns`. */
export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Spaces after the text, so that what follows begins at `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/**
 * Breaks at spaces (never at a no-break space) and between Chinese letters, and inside a word only where the word alone
 * is too long. Always at least one row.
 * @param width columns, at least 2
 */
export function wrap(text: string, width: number): string[] {
  if (columnsOf(text) <= width) return [text];
  const rows: string[] = [];
  let row = "";
  for (const { piece, spaced } of piecesOf(text)) {
    const joined = row === "" || !spaced ? row + piece : `${row} ${piece}`;
    if (columnsOf(joined) <= width) {
      row = joined;
      continue;
    }
    if (row !== "") rows.push(row);
    row = piece;
    while (columnsOf(row) > width) {
      const head = headOf(row, width);
      rows.push(head);
      row = row.slice(head.length);
    }
  }
  rows.push(row);
  return rows;
}

interface Piece {
  readonly piece: string;
  /** Whether a space stands before it when it follows on the same row. */
  readonly spaced: boolean;
}

function piecesOf(text: string): Piece[] {
  return text
    .trim()
    .split(/ +/)
    .flatMap((word) => unbreakable(word).map((piece, index) => ({ piece, spaced: index === 0 })));
}

/** Each Chinese letter for itself, with the punctuation that closes it; what stands between them whole. */
function unbreakable(word: string): string[] {
  const pieces: string[] = [];
  let open = false;
  for (const character of word) {
    const wide = columnsOfCharacter(character) === 2;
    const joins = CLOSING.test(character) || (open && !wide);
    const before = joins ? pieces.pop() : undefined;
    pieces.push((before ?? "") + character);
    open = !wide;
  }
  return pieces;
}

/** As many of the first letters as fit into `width` columns; at least one. */
function headOf(text: string, width: number): string {
  let head = "";
  for (const character of text) {
    if (head !== "" && columnsOf(head + character) > width) break;
    head += character;
  }
  return head;
}
