/** Which file of the font holds which letters, by the ranges that the font's package states for each file. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface FontFiles {
  /** The file (its name is a key) that holds the letter; undefined where none does. */
  fileOf(character: string): string | undefined;
  /** Bytes of a file. @throws when the file is missing */
  read(file: string): Uint8Array;
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly file: string;
}

/** Signs of the font's private and pictorial ranges are left out: a paper has no use for them. */
const NOT_LETTERS: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0xd800, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xffff],
  [0x1f000, 0x1ffff],
];

const PACKAGE = "@fontsource/noto-sans-sc";

/**
 * Noto Sans SC in its regular weight. @param from where packages are looked up: the URL of a module
 * @throws when the package is missing
 */
export function notoSansFiles(from: string): FontFiles {
  const index = createRequire(from).resolve(`${PACKAGE}/unicode.json`);
  const folder = join(dirname(index), "files");
  const ranges = parseRanges(JSON.parse(readFileSync(index, "utf8")));
  const known = new Map<string, string | undefined>();
  const look = (character: string): string | undefined => {
    const code = character.codePointAt(0) ?? 0;
    if (NOT_LETTERS.some(([first, last]) => code >= first && code <= last)) return undefined;
    return ranges.find((range) => code >= range.first && code <= range.last)?.file;
  };
  return {
    // Asked for each letter of each paper, and there are thousands of ranges.
    fileOf(character) {
      if (!known.has(character)) known.set(character, look(character));
      return known.get(character);
    },
    read: (file) => readFileSync(join(folder, file)),
  };
}

/** @param stated subset name (`latin`, `[104]`) to its ranges in the notation of CSS, `U+4e00,U+4e03-4e08` */
export function parseRanges(stated: unknown): readonly Range[] {
  if (typeof stated !== "object" || stated === null) return [];
  return Object.entries(stated).flatMap(([subset, ranges]: [string, unknown]) => {
    if (typeof ranges !== "string") return [];
    const file = `noto-sans-sc-${subset.replace(/[[\]]/g, "")}-400-normal.woff2`;
    return ranges.split(",").flatMap((range) => {
      const [, first, last = first] = /^\s*U\+([0-9a-f]+)(?:-([0-9a-f]+))?\s*$/i.exec(range) ?? [];
      return first === undefined || last === undefined
        ? []
        : [{ first: Number.parseInt(first, 16), last: Number.parseInt(last, 16), file }];
    });
  });
}
