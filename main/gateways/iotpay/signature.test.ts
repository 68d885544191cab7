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

test("numbers are signed as they are sent, zero stays, empty and null go, capitals sort first", () => {
  expect(signedText({ b: 0, a: null, B: 1, c: undefined, d: "", sign: "x" })).toBe("B=1&b=0");
});

test("text beyond ASCII is signed in UTF-8", () => {
  expect(sign({ subject: "Café 茶" }, KEY)).toBe(signText("subject=Café 茶", KEY));
  expect(sign({ subject: "Café" }, KEY)).not.toBe(sign({ subject: "Cafe" }, KEY));
});

const answer = (text: string, signature: string): [Record<string, unknown>, string] => {
  const raw = `${text.slice(0, -1)},"sign":"${signature}"}`;
  return [JSON.parse(raw) as Record<string, unknown>, raw];
};

test("an answer counts as signed with payOrder as received, or without it", () => {
  const payOrder = '{ "amount":1,  "extra":"{\\"a\\":\\"}\\"}" }';
  const text = `{"retCode":"SUCCESS","payOrder":${payOrder}}`;
  for (const signed of [`payOrder=${payOrder}&retCode=SUCCESS`, "retCode=SUCCESS"]) {
    const [fields, raw] = answer(text, signText(signed, KEY));
    expect(verifyAnswer(fields, raw, KEY)).toBe("right");
    expect(verifyAnswer(fields, raw, "otherkey")).toBe("wrong");
  }
});

test("a flat answer, lower-case hex, and no signature", () => {
  const [fields, raw] = answer('{"a":"1","b":2}', signText("a=1&b=2", KEY).toLowerCase());
  expect(verifyAnswer(fields, raw, KEY)).toBe("right");
  expect(verifyAnswer({ a: "1" }, '{"a":"1"}', KEY)).toBe("missing");
  expect(verifyAnswer({ a: "1", sign: "" }, '{"a":"1","sign":""}', KEY)).toBe("missing");
  expect(verifyAnswer({ a: "1", sign: 7 }, '{"a":"1","sign":7}', KEY)).toBe("missing");
});

test.each([
  ['{"a(":{},"sign":"X"}'],
  ['{"[":[1],"\\\\":{},"sign":"X"}'],
  ['{"\\u0061":{"toString":1},"sign":"X"}'],
  ['{"$&":{"a":1},"sign":"X"}'],
])("odd member names are wrong, never a throw: %s", (raw) => {
  expect(verifyAnswer(JSON.parse(raw) as Record<string, unknown>, raw, KEY)).toBe("wrong");
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
