/** The vectors of gateways.md A.2, and answers signed both ways that are thought possible. */
import { expect, test } from "vitest";
import { sign, signedText, signText, verifyAnswer } from "./signature.ts";
import { newSignatureTrust } from "../signatureTrust.ts";

const KEY = "testkey123";

const SEED = {
  amount: "1",
  body: "IOTPay",
  channelId: "CC_PAX",
  clientIp: "192.168.50.186",
  currency: "CAD",
  device: "V1-B25",
  extra: '{"pos_flag":"yes","productId":"10000576_null"}',
  jobNo: "testpax",
  mchId: "10000576",
  mchOrderNo: "1632349674730",
  notifyUrl: "http://localhost",
  source: "pos_2.1.54",
  subject: "IOTPay",
  tip: "0",
  sign: "AE51912B1FB627A1820BAF34DC89EF10",
};

test.each([
  [{ c: "cat", a: "apple", b: "boat", d: "" }, "a=apple&b=boat&c=cat", "697A012527E66AFED44FDC20824C1F15"],
  [
    SEED,
    'amount=1&body=IOTPay&channelId=CC_PAX&clientIp=192.168.50.186&currency=CAD&device=V1-B25&extra={"pos_flag":"yes","productId":"10000576_null"}&jobNo=testpax&mchId=10000576&mchOrderNo=1632349674730&notifyUrl=http://localhost&source=pos_2.1.54&subject=IOTPay&tip=0',
    "2A45DEB075AAA1C5B2748180CF9B0FBD",
  ],
  [
    { mchOrderNo: "1632349674730", mchId: "10000576" },
    "mchId=10000576&mchOrderNo=1632349674730",
    "F0884F36FB6100754D3A036D91995584",
  ],
])("the vectors of the reference", (params, text, expected) => {
  expect(signedText(params)).toBe(text);
  expect(sign(params, KEY)).toBe(expected);
});

test("numbers are signed as they are sent, zero stays, what is empty goes, capitals sort first", () => {
  expect(signedText({ b: 0, B: 1, d: "", sign: "x" })).toBe("B=1&b=0");
});

test("text beyond ASCII is signed in UTF-8", () => {
  expect(sign({ subject: "Café 茶" }, KEY)).toBe(signText("subject=Café 茶", KEY));
  expect(sign({ subject: "Café" }, KEY)).not.toBe(sign({ subject: "Cafe" }, KEY));
});

const answer = (text: string, signature: string): string => `${text.slice(0, -1)},"sign":"${signature}"}`;

test("an answer counts as signed with payOrder as received, or without it", () => {
  const payOrder = '{ "amount":1,  "extra":"{\\"a\\":\\"}\\"}" }';
  const text = `{"retCode":"SUCCESS","payOrder":${payOrder}}`;
  for (const signed of [`payOrder=${payOrder}&retCode=SUCCESS`, "retCode=SUCCESS"]) {
    const raw = answer(text, signText(signed, KEY));
    expect(verifyAnswer(raw, KEY)).toBe("right");
    expect(verifyAnswer(raw, "otherkey")).toBe("wrong");
  }
});

test("a flat answer, lower-case hex, and no signature", () => {
  const raw = answer('{"a":"1","b":2}', signText("a=1&b=2", KEY).toLowerCase());
  expect(verifyAnswer(raw, KEY)).toBe("right");
  expect(verifyAnswer('{"a":"1"}', KEY)).toBe("missing");
  expect(verifyAnswer('{"a":"1","sign":""}', KEY)).toBe("missing");
  expect(verifyAnswer('{"a":"1","sign":null}', KEY)).toBe("missing");
});

test("numbers of an answer are checked as they were written, and null is as good as nothing", () => {
  const raw = answer(
    '{"amount":1.10,"rate":0.00,"b":true,"c":null,"d":""}',
    signText("amount=1.10&b=true&rate=0.00", KEY),
  );
  expect(verifyAnswer(raw, KEY)).toBe("right");
  expect(verifyAnswer(raw.replace("1.10", "1.1"), KEY)).toBe("wrong");
});

test("of a member that comes twice the one that is read is the one that has to be signed", () => {
  const [paid, unpaid] = ['{"status":2}', '{"status":9}'];
  const text = `{"payOrder":${unpaid},"retCode":"SUCCESS","payOrder":${paid}}`;
  const signed = (order: string): string => signText(`payOrder=${order}&retCode=SUCCESS`, KEY);
  expect((JSON.parse(answer(text, "X")) as { payOrder: unknown }).payOrder).toEqual({ status: 2 });
  expect(verifyAnswer(answer(text, signed(paid)), KEY)).toBe("right");
  expect(verifyAnswer(answer(text, signed(unpaid)), KEY)).toBe("wrong");
});

test.each([
  ['{"a(":{},"sign":"X"}'],
  ['{"[":[1],"\\\\":{},"sign":"X"}'],
  ['{"\\u0061":{"toString":1},"sign":"X"}'],
  ['{"$&":{"a":1},"sign":"X"}'],
])("odd member names are wrong, never a throw: %s", (raw) => {
  expect(verifyAnswer(raw, KEY)).toBe("wrong");
});

test("a wrong signature is let pass until five answers have verified, then never; `on` and `off` as they say", () => {
  const learning = newSignatureTrust("learn");
  for (let i = 0; i < 4; i += 1) learning.accepts("right");
  expect(learning.accepts("wrong")).toBe(true);
  learning.accepts("right");
  expect(learning.accepts("wrong")).toBe(false);
  expect(learning.accepts("right")).toBe(true);
  expect(newSignatureTrust("on").accepts("wrong")).toBe(false);
  const off = newSignatureTrust("off");
  for (let i = 0; i < 9; i += 1) off.accepts("right");
  expect(off.accepts("wrong")).toBe(true);
});
