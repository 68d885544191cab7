/** IOT Pay's MD5 signature as its documents describe it, written apart from the till's so that each checks the other. */

import { createHash } from "node:crypto";

/**
 * Signs top-level parameters: `sign` and empty values dropped, keys in ASCII order, joined raw as `k=v` with `&`, then
 * `&key=` and the merchant key; MD5 of the UTF-8 bytes in upper-case hex. Values must already be in the text form they travel in.
 */
export function sign(parameters: Readonly<Record<string, string>>, key: string): string {
  const pairs = Object.entries(parameters)
    .filter(([name, value]) => name !== "sign" && value !== "")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`);
  return createHash("md5")
    .update(`${pairs.join("&")}&key=${key}`, "utf8")
    .digest("hex")
    .toUpperCase();
}

/**
 * The answer's JSON text with its signature as the last field. A nested object enters the signature as its raw JSON text,
 * the reading the documents leave open; `spoil` changes the finished signature.
 */
export function signedJson(
  fields: Readonly<Record<string, unknown>>,
  key: string,
  spoil: (signature: string) => string = (signature) => signature,
): string {
  const texts = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === null ? "" : asText(value)]),
  );
  const signature = spoil(sign(texts, key));
  return JSON.stringify(signature === "" ? fields : { ...fields, sign: signature });
}

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
