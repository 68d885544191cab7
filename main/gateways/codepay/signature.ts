/**
 * CodePay's two ways to say who asks (gateways.md B.2): RSA2, SHA-256 with RSA over the sorted parameters, or Basic. The
 * text that is signed is the text that travels; of an answer the raw `data` is checked, never one written anew.
 */
import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from "node:crypto";
import { err, ok, type Result } from "../../core/result.ts";
import { memberText, signedMembers, topLevelMembers } from "../rawJson.ts";

/** One request's fields as they travel; numbers in their JSON form, which `String` writes alike. */
export type Fields = Readonly<Record<string, string | number | boolean>>;

/** The text that is signed: all fields but `sign` and empty ones, sorted by name, raw. */
export const signedText = (fields: Fields): string =>
  Object.keys(fields)
    .filter((name) => name !== "sign" && fields[name] !== "")
    .sort()
    .map((name) => `${name}=${String(fields[name])}`)
    .join("&");

/** Base64 of SHA256withRSA (PKCS#1 v1.5) over the text in UTF-8. */
export const signText = (text: string, key: KeyObject): string =>
  createSign("RSA-SHA256").update(text, "utf8").sign(key, "base64");

/** `unchecked`: the till has no key of the gateway's to check with. */
export type SignatureVerdict = "right" | "wrong" | "missing" | "unchecked";

/** Whether an answer's signature is right. @param raw the answer's text as received, known to be JSON */
export function verifyAnswer(raw: string, gatewayKey: KeyObject | null): SignatureVerdict {
  if (gatewayKey === null) return "unchecked";
  const members = topLevelMembers(raw);
  const given = memberText(members.get("sign"));
  if (given === "") return "missing";
  return createVerify("RSA-SHA256").update(signedMembers(members), "utf8").verify(gatewayKey, given, "base64")
    ? "right"
    : "wrong";
}

/** The value of `Authorization` for Basic. */
export const basicAuthorization = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;

/** The till's own key: PEM (PKCS#1 or PKCS#8), or the bare base64 that the portal shows. */
export const readPrivateKey = (text: string): Result<KeyObject, "notAKey"> =>
  readKey(createPrivateKey, pemsOf(text, ["PRIVATE KEY", "RSA PRIVATE KEY"]));

/** The gateway's key, likewise. */
export const readPublicKey = (text: string): Result<KeyObject, "notAKey"> =>
  readKey(createPublicKey, pemsOf(text, ["PUBLIC KEY", "RSA PUBLIC KEY"]));

const pemsOf = (text: string, labels: readonly string[]): readonly string[] =>
  text.includes("-----BEGIN")
    ? [text]
    : labels.map((label) => `-----BEGIN ${label}-----\n${text.replace(/\s+/g, "")}\n-----END ${label}-----\n`);

function readKey(create: (pem: string) => KeyObject, pems: readonly string[]): Result<KeyObject, "notAKey"> {
  for (const pem of pems) {
    try {
      const key = create(pem);
      if (key.asymmetricKeyType === "rsa") return ok(key);
    } catch {
      // Not in this form; the next one is tried.
    }
  }
  return err("notAKey");
}
