/** CodePay's RSA2 signature as its documents describe it, written apart from the till's so that each checks the other. */

import { createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { rawFieldsOf } from "./rawFields.ts";
import type { RawFields } from "./rawFields.ts";

export interface KeyPair {
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  /** SPKI PEM. */
  readonly publicKey: string;
}

/** A new RSA pair of 2048 bits. */
export function newKeyPair(): KeyPair {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

/**
 * The text that is signed: `sign`, null and empty texts dropped, names in ASCII order, `name=value` joined with `&`. Texts enter
 * unquoted, everything else as the JSON it travels as.
 */
export function signedText(fields: RawFields): string {
  return [...fields]
    .filter(([name, { value }]) => name !== "sign" && value !== null && value !== "")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, { value, raw }]) => `${name}=${typeof value === "string" ? value : raw}`)
    .join("&");
}

/** SHA256withRSA (PKCS#1 v1.5) over the UTF-8 bytes, Base64. */
export function signRsa2(text: string, privateKey: string): string {
  return createSign("RSA-SHA256").update(text, "utf8").sign(privateKey, "base64");
}

/** False for a signature that is of another text or key, or is no Base64. */
export function verifyRsa2(text: string, signature: string, publicKey: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false;
  return createVerify("RSA-SHA256").update(text, "utf8").verify(publicKey, signature, "base64");
}

/** The JSON text of `answer` with its signature as the last field; `spoil` changes the finished signature, to "" for none. */
export function signedAnswer(
  answer: object,
  privateKey: string,
  spoil: (signature: string) => string = (signature) => signature,
): string {
  const text = JSON.stringify(answer);
  const sign = spoil(signRsa2(signedText(rawFieldsOf(text) ?? new Map()), privateKey));
  return sign === "" ? text : JSON.stringify({ ...answer, sign });
}
