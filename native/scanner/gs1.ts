/**
 * GS1 element strings: a product number with batch, dates, weight or price in one code. Source: GS1 General
 * Specifications, sections 3 and 7.8. Read with separators as scanners send them, or with brackets as people print them.
 */
import { err, ok, type Result } from "../../main/core/result.ts";
import { hasRightCheckDigit } from "./gtin.ts";
import { ruleAtHead, ruleFor } from "./gs1Table.ts";

/** What scanners send for FNC1 between two elements. */
export const GROUP_SEPARATOR = "\u001d";

export interface Element {
  readonly ai: string;
  readonly value: string;
}

export type Gs1Problem =
  /** Not made of elements this till knows. */
  "notGs1" | "checkDigit";

/** Reads elements that follow each other; those without a predefined length end with a separator. */
export function parseElements(data: string): Result<readonly Element[], Gs1Problem> {
  const elements: Element[] = [];
  let rest = skipSeparators(data);
  while (rest !== "") {
    const rule = ruleAtHead(rest);
    if (rule === undefined) return err("notGs1");
    const after = rest.slice(rule.ai.length);
    const separator = after.indexOf(GROUP_SEPARATOR);
    const length = rule.predefined ?? (separator === -1 ? after.length : separator);
    const value = after.slice(0, length);
    if (!rule.shape.test(value)) return err("notGs1");
    elements.push({ ai: rule.ai, value });
    rest = skipSeparators(after.slice(length));
  }
  return checked(elements);
}

/** Reads `(01)09506000134352(10)AB-1`, as printed under the bars and as some scanners send it. */
export function parseBracketed(text: string): Result<readonly Element[], Gs1Problem> {
  const parts = [...text.matchAll(/\((\d{2,4})\)(.*?)(?=\(\d{2,4}\)|$)/g)];
  if (parts.map(([whole]) => whole).join("") !== text) return err("notGs1");
  const elements = parts.map(([, ai = "", value = ""]): Element => ({ ai, value }));
  if (elements.some(({ ai, value }) => ruleFor(ai)?.shape.test(value) !== true)) return err("notGs1");
  return checked(elements);
}

/** Elements in print: without control characters, so it may be shown and stored. */
export function formatElements(elements: readonly Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value}`).join("");
}

/** The numbers that end in a check digit, and how much of each value that digit covers. */
const CHECKED: Readonly<Record<string, number>> = { "00": 18, "01": 14, "02": 14, "8003": 14, "8006": 14 };

/** Refuses a wrong check digit, wherever in the code it stands: a misread number is not to be trusted in its other parts. */
function checked(elements: readonly Element[]): Result<readonly Element[], Gs1Problem> {
  if (elements.length === 0) return err("notGs1");
  const wrong = elements.some(({ ai, value }) => {
    const covered = CHECKED[ai] ?? (/^41[0-7]$/.test(ai) ? 13 : 0);
    return covered > 0 && !hasRightCheckDigit(value.slice(0, covered));
  });
  return wrong ? err("checkDigit") : ok(elements);
}

function skipSeparators(text: string): string {
  return text.replace(/^\u001d+/, "");
}
