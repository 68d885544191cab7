/** The top-level fields of a JSON object with the very text each value travelled in, which is what a signature was made over. */

export interface RawField {
  readonly value: unknown;
  /** As it stands in the body: `100.10` stays `100.10`, an object keeps its spaces. */
  readonly raw: string;
}

export type RawFields = ReadonlyMap<string, RawField>;

/** The index behind the JSON value that starts at `from`; the text is known to be valid JSON. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at += 1;
      else if (sign === '"') {
        quoted = false;
        if (depth === 0) return at + 1;
      }
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (sign === "," && depth === 0) return at;
  }
  return text.length;
}

const skip = (text: string, from: number): number => {
  let at = from;
  while (/[\s,:]/.test(text[at] ?? "")) at += 1;
  return at;
};

/** Undefined when the text is no JSON object, or names a field twice. */
export function rawFieldsOf(text: string): RawFields | undefined {
  try {
    const whole: unknown = JSON.parse(text);
    if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return undefined;
  } catch {
    return undefined;
  }
  const fields = new Map<string, RawField>();
  let at = skip(text, text.indexOf("{") + 1);
  while (at < text.length && text[at] !== "}") {
    const nameEnd = endOfValue(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    const start = skip(text, nameEnd);
    const end = endOfValue(text, start);
    const raw = text.slice(start, end).trimEnd();
    if (fields.has(name)) return undefined;
    fields.set(name, { value: JSON.parse(raw) as unknown, raw });
    at = skip(text, end);
  }
  return fields;
}
