/** IOT Pay's MD5 signature (gateways.md A.2). It proves knowledge of the key; TLS is what protects the wire. */
import { createHash, timingSafeEqual } from "node:crypto";

type Signable = Readonly<Record<string, unknown>>;

/** The text that is hashed, before `&key=`: top-level values but `sign` and empty ones, sorted, raw. */
export function signedText(params: Signable, rawOf: (name: string) => string | undefined = () => undefined): string {
  return Object.keys(params)
    .filter((name) => name !== "sign" && !isEmpty(params[name]))
    .sort()
    .map((name) => `${name}=${rawOf(name) ?? plainText(params[name])}`)
    .join("&");
}

/** Upper-case hex MD5 over `text&key=KEY` in UTF-8. */
export const signText = (text: string, key: string): string =>
  createHash("md5").update(`${text}&key=${key}`, "utf8").digest("hex").toUpperCase();

export const sign = (params: Signable, key: string): string => signText(signedText(params), key);

export type SignatureVerdict = "right" | "wrong" | "missing";

/**
 * Whether an answer's signature is right. How the nested `payOrder` enters the text is not documented: its raw JSON as
 * received is tried, then leaving it out (gateways.md A.2, ASSUMED).
 * @param raw the answer's text as received
 */
export function verifyAnswer(answer: Signable, raw: string, key: string): SignatureVerdict {
  const given = answer["sign"];
  if (typeof given !== "string" || given === "") return "missing";
  const nested = Object.keys(answer).filter((name) => typeof answer[name] === "object" && answer[name] !== null);
  const withRaw = signedText(answer, (name) => (nested.includes(name) ? rawMember(raw, name) : undefined));
  const without = signedText(Object.fromEntries(Object.entries(answer).filter(([name]) => !nested.includes(name))));
  return [withRaw, without].some((text) => sameText(signText(text, key), given.toUpperCase())) ? "right" : "wrong";
}

/** An object without its raw text has no text to sign: whatever stands there, the signature is then wrong. */
const plainText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

const isEmpty = (value: unknown): boolean => value === "" || value === null || value === undefined;

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The raw text of a top-level object member, found by counting braces outside strings; undefined when there is none. */
function rawMember(raw: string, name: string): string | undefined {
  const start = memberStart(raw, name);
  if (start === undefined) return undefined;
  let depth = 0;
  let inString = false;
  for (let at = start; at < raw.length; at += 1) {
    const char = raw[at];
    if (inString) {
      if (char === "\\") at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return raw.slice(start, at + 1);
    }
  }
  return undefined;
}

function memberStart(raw: string, name: string): number | undefined {
  const key = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(`"${key}"\\s*:\\s*(?=[{\\[])`).exec(raw);
  return found === null ? undefined : found.index + found[0].length;
}
