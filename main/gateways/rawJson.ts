/** The members of a JSON object as they stand in its text: a signature is over that text, not over what it means. */

/**
 * @param raw a JSON object's text, known to parse
 * @returns each top-level member's raw text by its decoded name; of a name that comes twice the last, as `JSON.parse` does
 */
export function topLevelMembers(raw: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  let at = raw.indexOf("{") + 1;
  while (at > 0 && at < raw.length) {
    const nameStart = raw.indexOf('"', at);
    if (nameStart < 0) break;
    const nameEnd = endOfString(raw, nameStart);
    const valueStart = skipSpace(raw, raw.indexOf(":", nameEnd) + 1);
    const valueEnd = endOfValue(raw, valueStart);
    const name: unknown = JSON.parse(raw.slice(nameStart, nameEnd));
    members.set(String(name), raw.slice(valueStart, valueEnd).trimEnd());
    at = valueEnd + 1;
  }
  return members;
}

/**
 * The text that a signature over an answer stands for, by both gateways that sign theirs: every member but `sign` and empty
 * ones, sorted by name; texts decoded, everything else as it was received (gateways.md A.2, B.2).
 */
export const signedMembers = (members: ReadonlyMap<string, string>): string =>
  [...members]
    .map(([name, raw]) => [name, memberText(raw)] as const)
    .filter(([name, text]) => name !== "sign" && text !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${name}=${text}`)
    .join("&");

/** A member's text as it enters a signature; "" for none and for null. */
export function memberText(raw: string | undefined): string {
  if (raw === undefined || raw === "null") return "";
  if (!raw.startsWith('"')) return raw;
  const text: unknown = JSON.parse(raw);
  return typeof text === "string" ? text : "";
}

/** Behind the quote that ends the string beginning at `start`. */
function endOfString(raw: string, start: number): number {
  let at = start + 1;
  while (at < raw.length && raw[at] !== '"') at += raw[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** The comma or brace that ends the member whose value begins at `start`. */
function endOfValue(raw: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < raw.length) {
    const char = raw[at];
    if (char === '"') {
      at = endOfString(raw, at);
      continue;
    }
    if (depth === 0 && (char === "," || char === "}")) return at;
    if (char === "{" || char === "[") depth += 1;
    if (char === "}" || char === "]") depth -= 1;
    at += 1;
  }
  return at;
}

function skipSpace(raw: string, from: number): number {
  let at = from;
  while (/\s/.test(raw[at] ?? "")) at += 1;
  return at;
}
