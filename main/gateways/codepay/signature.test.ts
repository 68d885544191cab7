/** RSA2 over the raw text, both ways, by the vectors of gateways.md B.2 and a throw-away pair of keys. */
import { createVerify, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signedMembers, topLevelMembers } from "../rawJson.ts";
import { basicAuthorization, readPrivateKey, readPublicKey, signedText, signText, verifyAnswer } from "./signature.ts";
import { encode } from "./wire.ts";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Seed 003's sample order less two optional fields, plus `expires`. */
const SAMPLE = {
  charset: "UTF-8",
  pay_scenario: "SWIPE_CARD",
  sign: "left out",
  description: "ECRCloudPurchase",
  on_screen_signature: false,
  merchant_order_no: "1709106082732",
  on_screen_tip: false,
  order_amount: 144.34,
  app_id: "wz6012822ca2f1as78",
  sign_type: "RSA2",
  price_currency: "USD",
  terminal_sn: "WPYB002248000865",
  trans_type: 1,
  timestamp: "1709106082819",
  merchant_no: "302300000926",
  method: "wisehub.cloud.pay.order",
  format: "JSON",
  api_version: "2.0",
  version: "1.0",
  confirm_on_terminal: false,
  message_receiving_application: "CodePay Register",
  tip_amount: 30,
  expires: 300,
  attach: "",
};
const SAMPLE_TEXT =
  "api_version=2.0&app_id=wz6012822ca2f1as78&charset=UTF-8&confirm_on_terminal=false&description=ECRCloudPurchase" +
  "&expires=300&format=JSON&merchant_no=302300000926&merchant_order_no=1709106082732" +
  "&message_receiving_application=CodePay Register&method=wisehub.cloud.pay.order&on_screen_signature=false" +
  "&on_screen_tip=false&order_amount=144.34&pay_scenario=SWIPE_CARD&price_currency=USD&sign_type=RSA2" +
  "&terminal_sn=WPYB002248000865&timestamp=1709106082819&tip_amount=30&trans_type=1&version=1.0";

const DATA =
  '{"message_id":"M021000010210602000003","trans_no":"5021000010210602000003","terminal_online_status":"online"}';
const ANSWER_TEXT = `code=0&data=${DATA}&msg=success&psn=08290344008038160280`;
const answered = (sign: string, data = DATA): string =>
  `{"code":"0","msg":"success","sign":"${sign}","psn":"08290344008038160280","data":${data}}`;

describe("a request", () => {
  test("is signed over the text of the vector", () => {
    expect(signedText(SAMPLE)).toBe(SAMPLE_TEXT);
    const sign = signText(SAMPLE_TEXT, pair.privateKey);
    expect(createVerify("RSA-SHA256").update(SAMPLE_TEXT).verify(pair.publicKey, sign, "base64")).toBe(true);
    expect(sign).toHaveLength(344);
  });

  test("the text that is signed is the text that travels, amounts too", () => {
    const identity = { kind: "rsa2", privateKey: pair.privateKey, gatewayKey: null } as const;
    const settings = { baseUrl: "", appId: "app", merchantNo: "m", strictSign: "learn", identity } as const;
    const { body } = encode(settings, "order.query", { order_amount: 100.1, tip_amount: 30 }, 1_709_106_082_819);
    const members = topLevelMembers(body);
    expect(members.get("order_amount")).toBe("100.1");
    const given = JSON.parse(members.get("sign") ?? "") as string;
    expect(createVerify("RSA-SHA256").update(signedMembers(members)).verify(pair.publicKey, given, "base64")).toBe(
      true,
    );
  });

  test("by Basic carries its header, NONE and no signature", () => {
    const identity = { kind: "basic", username: "username", password: "password" } as const;
    const settings = { baseUrl: "", appId: "app", merchantNo: "m", strictSign: "learn", identity } as const;
    const { authorization, body } = encode(settings, "order.query", {}, 1);
    expect(authorization).toBe("Basic dXNlcm5hbWU6cGFzc3dvcmQ=");
    expect(JSON.parse(body)).toMatchObject({ sign_type: "NONE" });
    expect(JSON.parse(body)).not.toHaveProperty("sign");
    expect(basicAuthorization("é", "密")).toBe(`Basic ${Buffer.from("é:密").toString("base64")}`);
  });
});

describe("an answer", () => {
  const sign = signText(ANSWER_TEXT, pair.privateKey);

  test("is checked over the text of the vector", () => {
    expect(signedMembers(topLevelMembers(answered("x")))).toBe(ANSWER_TEXT);
    expect(verifyAnswer(answered(sign), pair.publicKey)).toBe("right");
    expect(verifyAnswer(answered(sign), other.publicKey)).toBe("wrong");
    expect(verifyAnswer(answered("bm8="), pair.publicKey)).toBe("wrong");
    expect(verifyAnswer(answered(""), pair.publicKey)).toBe("missing");
    expect(verifyAnswer(answered(sign), null)).toBe("unchecked");
  });

  test("is checked on its data as received: the same values written otherwise are another text", () => {
    const spaced = DATA.replaceAll(":", ": ");
    expect(verifyAnswer(answered(sign, spaced), pair.publicKey)).toBe("wrong");
    const own = signText(ANSWER_TEXT.replace(DATA, spaced), pair.privateKey);
    expect(verifyAnswer(answered(own, spaced), pair.publicKey)).toBe("right");
  });

  test("a changed amount, a nested `data` and escaped braces do not pass for the signed text", () => {
    const data = String.raw`{"note":"a\"}\\","data":{"order_amount":"1"},"order_amount":"11.48"}`;
    const own = signText(`code=0&data=${data}&msg=success&psn=08290344008038160280`, pair.privateKey);
    expect(verifyAnswer(answered(own, data), pair.publicKey)).toBe("right");
    expect(verifyAnswer(answered(own, data.replace("11.48", "91.48")), pair.publicKey)).toBe("wrong");
  });
});

describe("keys", () => {
  const pem = (type: "pkcs1" | "pkcs8"): string => pair.privateKey.export({ type, format: "pem" }).toString();
  const bare = (text: string): string => text.replace(/-----[^-]+-----/g, "").trim();

  test.each([
    ["PKCS#8 PEM", pem("pkcs8")],
    ["PKCS#1 PEM", pem("pkcs1")],
    ["PKCS#8 base64", bare(pem("pkcs8"))],
    ["PKCS#1 base64", bare(pem("pkcs1"))],
  ])("a private key is taken as %s", (_, text) => {
    const read = readPrivateKey(text);
    expect(read.ok && signText("a", read.value)).toBe(signText("a", pair.privateKey));
  });

  test("a public key is taken with and without its frame; anything else is not", () => {
    const text = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
    expect(readPublicKey(text).ok && readPublicKey(bare(text)).ok).toBe(true);
    for (const wrong of ["", "no key", "-----BEGIN", bare(pem("pkcs8")).slice(0, 400)]) {
      expect(readPrivateKey(wrong)).toEqual({ ok: false, error: "notAKey" });
      expect(readPublicKey(wrong)).toEqual({ ok: false, error: "notAKey" });
    }
    const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    expect(readPrivateKey(ec.export({ type: "pkcs8", format: "pem" }).toString()).ok).toBe(false);
  });
});
