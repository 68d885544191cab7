/** The handbook and the schema tell of the same keys. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingsSchema } from "./schema.ts";

interface Shape {
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly options?: readonly unknown[];
}

/** Every key that holds a value, e.g. `taxes[].rate`. */
function keysOf(shape: Shape, path: string): readonly string[] {
  if (shape.wrapped !== undefined) return keysOf(shape.wrapped, path);
  if (shape.item !== undefined) return keysOf(shape.item, `${path}[]`);
  const groups = shape.entries === undefined ? (shape.options ?? []).filter(isGroup) : [shape];
  if (groups.length === 0) return [path];
  const keys = groups.flatMap(({ entries = {} }) => Object.entries(entries));
  return [...new Set(keys.flatMap(([key, inner]) => keysOf(inner, path === "" ? key : `${path}.${key}`)))];
}

const isGroup = (option: unknown): option is Shape =>
  typeof option === "object" && option !== null && "entries" in option;

interface Row {
  readonly keys: readonly string[];
  readonly text: string;
}

/** The tables' rows; a key that begins with a dot has the group of the first one of its row. */
function rowsOf(page: string): readonly Row[] {
  const lines = page.split("\n").filter((line) => line.startsWith("| `"));
  return lines.map((text) => {
    const named = [...(text.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    const group = (named[0] ?? "").replace(/\.[^.]*$/, "");
    return { keys: named.map((key) => (key.startsWith(".") ? group + key : key)), text };
  });
}

const page = readFileSync(new URL("../../docs/settings.md", import.meta.url), "utf8");
const rows = rowsOf(page);
const keys = keysOf(settingsSchema as unknown as Shape, "");

/** A row of its own, one for all gateways, or named in the row of its list. */
const isTold = (key: string): boolean => {
  const cut = key.lastIndexOf("[].");
  const inList = cut === -1 ? null : { list: key.slice(0, cut + 2), name: key.slice(cut + 3) };
  return rows.some(
    (row) =>
      row.keys.includes(key) ||
      row.keys.includes(key.replace(/^gateways\.\w+\./, "gateways.*.")) ||
      row.keys.includes(key.replace(/\[\]$/, "")) ||
      (inList !== null && row.keys.includes(inList.list) && new RegExp(`\\b${inList.name}\\b`).test(row.text)),
  );
};

test("docs/settings.md tells of every key", () => {
  expect(keys.length).toBeGreaterThan(70);
  expect(keys.filter((key) => !isTold(key))).toEqual([]);
});

test("docs/settings.md tells of no key that there is not", () => {
  const known = new Set([
    ...keys,
    ...keys.flatMap((key) => [key.replace(/\[\]$/, ""), key.replace(/\[\]\..*$/, "[]")]),
  ]);
  const told = rows.flatMap((row) => row.keys).map((key) => key.replace("gateways.*.", "gateways.iotpay."));
  expect(told.filter((key) => !known.has(key))).toEqual([]);
});
