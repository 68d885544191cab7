import { expect, it } from "vitest";
import { rawFieldsOf } from "./rawFields.ts";
import { newKeyPair, signedAnswer, signedText, signRsa2, verifyRsa2 } from "./signature.ts";

const textOf = (body: string): string => signedText(rawFieldsOf(body) ?? new Map());

it("signs the documented answer's text", () => {
  const body =
    '{"code":"0","msg":"success","sign":"x","psn":"08290344008038160280","data": {"message_id":"M021000010210602000003"} }';
  expect(textOf(body)).toBe('code=0&data={"message_id":"M021000010210602000003"}&msg=success&psn=08290344008038160280');
});

it("takes numbers as they are written, texts unquoted, and drops what is empty", () => {
  expect(textOf('{ "b": 100.10, "a":"x\\"y", "c":null, "d":"", "e":true, "f":[1, "}"], "A":{"z":1,"y":2} }')).toBe(
    'A={"z":1,"y":2}&a=x"y&b=100.10&e=true&f=[1, "}"]',
  );
});

it.each(["", "[]", "3", "{", '{"a":1,"a":2}'])("reads no fields out of %j", (text) => {
  expect(rawFieldsOf(text)).toBeUndefined();
});

it("accepts its own signature and no other", () => {
  const { privateKey, publicKey } = newKeyPair();
  const signature = signRsa2("a=1", privateKey);
  expect(signature).toHaveLength(344);
  expect(verifyRsa2("a=1", signature, publicKey)).toBe(true);
  expect(verifyRsa2("a=2", signature, publicKey)).toBe(false);
  expect(verifyRsa2("a=1", signature, newKeyPair().publicKey)).toBe(false);
  expect(verifyRsa2("a=1", "not base64!", publicKey)).toBe(false);
  const answer = signedAnswer({ code: "0", data: { amount: "1.10", list: [] } }, privateKey);
  expect(verifyRsa2(textOf(answer), String(rawFieldsOf(answer)?.get("sign")?.value), publicKey)).toBe(true);
  expect(signedAnswer({ code: "0" }, privateKey, () => "")).toBe('{"code":"0"}');
});
