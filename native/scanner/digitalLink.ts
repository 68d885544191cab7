/**
 * GS1 Digital Link: a web address that names a product, as QR codes on goods carry it. Source: GS1 Digital Link
 * standard, URI syntax 1.3. Only read; nothing is ever fetched.
 */
import { err, ok, type Result } from "../../main/core/result.ts";
import { type Element, type Gs1Problem, parseBracketed } from "./gs1.ts";
import { ruleFor } from "./gs1Table.ts";

/** Variant, batch, serial: what may follow the product number in the path, in this order. */
const QUALIFIERS = new Set(["22", "10", "21"]);

/** Undefined when the text is a web address of another kind, or none. */
export function parseDigitalLink(text: string): Result<readonly Element[], Gs1Problem> | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const path = url.pathname.split("/");
  const at = path.findIndex(
    (segment, i) => (segment === "01" || segment === "gtin") && /^\d{8,14}$/.test(path[i + 1] ?? ""),
  );
  if (at === -1) return undefined;
  const gtin = (path[at + 1] ?? "").padStart(14, "0");
  const elements: Element[] = [{ ai: "01", value: gtin }];
  for (let i = at + 2; i + 1 < path.length; i += 2) {
    const ai = path[i] ?? "";
    const value = decoded(path[i + 1] ?? "");
    if (!QUALIFIERS.has(ai) || value === undefined) return err("notGs1");
    elements.push({ ai, value });
  }
  for (const [ai, value] of url.searchParams) {
    // Keys that are no identifiers belong to the web site.
    if (/^\d{2,4}$/.test(ai) && ruleFor(ai) !== undefined) elements.push({ ai, value });
  }
  const shaped = elements.every(({ ai, value }) => ruleFor(ai)?.shape.test(value) === true);
  if (!shaped) return err("notGs1");
  const checked = parseBracketed(`(01)${gtin}`);
  return checked.ok ? ok(elements) : checked;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
