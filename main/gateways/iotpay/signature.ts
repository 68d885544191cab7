/** IOT Pay's MD5 signature (gateways.md A.2). It proves knowledge of the key; TLS is what protects the wire. */
import { createHash, timingSafeEqual } from "node:crypto";
import { memberText, signedMembers, topLevelMembers } from "../rawJson.ts";

/** A request's parameters as they travel. */
type Signable = Readonly<Record<string, string | number>>;

/** The text that is hashed, before `&key=`: top-level values but `sign` and empty ones, sorted, raw. */
export const signedText = (params: Signable): string =>
  Object.keys(params)
    .filter((name) => name !== "sign" && params[name] !== "")
    .sort()
    .map((name) => `${name}=${String(params[name])}`)
    .join("&");

/** Upper-case hex MD5 over `text&key=KEY` in UTF-8. */
export const signText = (text: string, key: string): string =>
  createHash("md5").update(`${text}&key=${key}`, "utf8").digest("hex").toUpperCase();

export const sign = (params: Signable, key: string): string => signText(signedText(params), key);

export type SignatureVerdict = "right" | "wrong" | "missing";

/**
 * Whether an answer's signature is right. How the nested `payOrder` enters the text is not documented: its raw JSON as
 * received is tried, then leaving it out (gateways.md A.2, ASSUMED).
 * @param raw the answer's text as received, known to be a JSON object
 */
export function verifyAnswer(raw: string, key: string): SignatureVerdict {
  const members = topLevelMembers(raw);
  const given = memberText(members.get("sign"));
  if (given === "") return "missing";
  const flat = new Map([...members].filter(([, text]) => !/^[{[]/.test(text)));
  const isRight = [members, flat].some((over) => sameText(signText(signedMembers(over), key), given.toUpperCase()));
  return isRight ? "right" : "wrong";
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
