/** What is wrong with the settings, one problem per key, in words that say what to do. */
import type * as v from "valibot";
import { containsCardData } from "../core/carddata.ts";

export interface SettingsProblem {
  /** Where it is: `gateways.iotpay.kee`, `taxes[1].rate`; empty for the file as a whole. */
  readonly path: string;
  readonly what: string;
  /** What to do about it; may be empty when `what` says it. */
  readonly todo: string;
  /** The file it stands in, when it is known. */
  readonly source: string | null;
}

type Path = readonly (string | number)[];

/** One line: `gateways.iotpay.kee: unknown key; did you mean "key"? (settings.json)`. Secrets are never part of it. */
export function describeProblem({ path, what, todo, source }: SettingsProblem): string {
  const where = path === "" ? "settings" : path;
  return `${where}: ${what}${todo === "" ? "" : `; ${todo}`}${source === null ? "" : ` (${source})`}`;
}

/** `["taxes", 1, "rate"]` → `taxes[1].rate`. Keys that are no plain names are quoted; card data in a key is left out. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${String(part)}]`;
    if (/^[A-Za-z_][A-Za-z0-9_]{0,59}$/.test(part)) return text === "" ? part : `${text}.${part}`;
    return `${text}[${containsCardData(part) ? '"(card number)"' : JSON.stringify(part.slice(0, 60))}]`;
  }, "");
}

/** What a schema found, without what unknownKeys.ts finds better. */
export function problemOf(issue: v.BaseIssue<unknown>, source: string | null): SettingsProblem | null {
  if (issue.type === "strict_object" && issue.expected === "never") return null;
  const path = (issue.path ?? []).map((item) => (typeof item.key === "number" ? item.key : String(item.key)));
  return { path: formatPath(path), ...explain(issue, path.at(-1)), source };
}

function explain(issue: v.BaseIssue<unknown>, key: string | number | undefined): { what: string; todo: string } {
  if (issue.kind === "validation") return { what: "cannot be used", todo: issue.message };
  // A required key of an object is missing: valibot names it as the expected thing.
  if (issue.received === "undefined") return { what: "is missing", todo: `add "${String(key)}"` };
  const choices = issue.type === "picklist" || issue.type === "variant" || issue.type === "literal";
  if (choices) {
    return { what: `cannot be ${shown(issue.input)}`, todo: `write ${readable(issue.expected ?? "something else")}` };
  }
  const needed = NAMES[issue.type] ?? "something else";
  return { what: `is ${typeName(issue.input)}`, todo: `write ${needed}` };
}

const NAMES: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  number: "a number without quotes",
  boolean: "true or false",
  array: "a list in [ ]",
  strict_object: "a group of keys in { }",
  union: "a text in quotes",
};

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  const names: Readonly<Record<string, string>> = {
    string: "a text",
    number: "a number",
    boolean: "true or false",
    object: "a group of keys",
  };
  return names[typeof value] ?? "nothing";
}

/** The value of a choice may be shown, since choices are no secrets; a long one or one with card data may not. */
function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean")
    return containsCardData(String(value)) ? "this number" : String(value);
  if (typeof value !== "string") return typeName(value);
  return value.length > 40 || containsCardData(value) ? "this text" : JSON.stringify(value);
}

/** valibot writes choices as `("a" | "b")`. */
function readable(expected: string): string {
  return expected.replace(/[()]/g, "").replaceAll(" | ", " or ");
}
