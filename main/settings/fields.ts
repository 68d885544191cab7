/** The building blocks of the settings schema. A message says what to do; what was wrong is told beside it. */
import * as v from "valibot";
import { containsCardData } from "../core/carddata.ts";
import { parsePercent } from "../core/money/percent.ts";

/** Texts are short everywhere; the longest is a receipt's footer. */
const MAX_TEXT = 500;

const CONTROL = /[\u0000-\u001f\u007f]/;

/** A required text of 0 to `max` characters on one line, without card data (INV-12). */
export const line = (max = MAX_TEXT) =>
  v.pipe(
    v.string(),
    v.maxLength(max, `write at most ${String(max)} characters`),
    v.check((text) => !CONTROL.test(text), "remove line breaks and control characters"),
    v.check((text) => !containsCardData(text), "remove the card number: card numbers are never stored"),
  );

/** The same, but not blank. */
export const name = (max: number) =>
  v.pipe(
    line(max),
    v.check((text) => text.trim() !== "", "write at least one character"),
  );

/** An optional text, empty by default. */
export const text = (max = MAX_TEXT) => v.optional(line(max), "");

/** An optional text of several lines (a footer, a PEM key), empty by default. Card data is refused unless it is a key. */
export const longText = (max: number, kind: "words" | "key") =>
  v.optional(
    v.pipe(
      v.string(),
      v.maxLength(max, `write at most ${String(max)} characters`),
      v.check(
        (value) => kind === "key" || !value.split(/\r?\n/).some((part) => containsCardData(part)),
        "remove the card number: card numbers are never stored",
      ),
    ),
    "",
  );

/** An optional choice; the first is the default. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.optional(v.picklist(options), options[0] as T[number]);

/** A required whole number between two limits, both included. */
export const whole = (min: number, max: number) => {
  const range = `write a whole number from ${String(min)} to ${String(max)}`;
  return v.pipe(v.number(), v.integer(range), v.minValue(min, range), v.maxValue(max, range));
};

/** An optional yes or no. */
export const flag = (preset: boolean) => v.optional(v.boolean(), preset);

/** A group of keys, every one of them optional. */
export const group = <E extends v.ObjectEntries>(entries: E) => v.strictObject(entries);

/** A percentage as decimal text: "5", "9.975". */
export const percent = v.pipe(
  v.string(),
  v.check(
    (value) => parsePercent(value).ok,
    'write a percentage from "0" to "100" with at most 6 decimals, like "9.975"',
  ),
);

/**
 * A gateway's address: https, or http on this very machine (the simulator and tests). Its trailing slashes are dropped.
 * Where there is no default, empty means: not in use.
 */
export const baseUrl = (preset: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.maxLength(200, "write at most 200 characters"),
      v.check(
        (url) => isSafeBaseUrl(url) || (preset === "" && url === ""),
        "write an https:// address, or http://127.0.0.1:PORT for the simulator",
      ),
      v.transform((url) => url.replace(/\/+$/, "")),
    ),
    preset,
  );

function isSafeBaseUrl(value: string): boolean {
  // The URL parser forgives blanks and line breaks; a setting with them is a mistake.
  if (/[\s\\]/.test(value) || containsCardData(value)) return false;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || url.username !== "" || url.password !== "" || /[?#]/.test(value)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "127.0.0.1");
}

/** A list in which no two entries have the same name, letter case and outer spaces aside. */
export const uniqueNames = <T extends { readonly name: string }>(list: readonly T[]): boolean =>
  new Set(list.map((entry) => entry.name.trim().toLowerCase())).size === list.length;
