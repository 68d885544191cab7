import { describe, expect, it } from "vitest";
import { sign, signedJson } from "./signature.ts";

const key = "testkey123";

describe("the request signature", () => {
  it("matches the documented example, dropping the empty value", () => {
    expect(sign({ c: "cat", a: "apple", b: "boat", d: "" }, key)).toBe("697A012527E66AFED44FDC20824C1F15");
  });

  it("matches a full request, its extra signed as the literal string", () => {
    const request = {
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
    expect(sign(request, key)).toBe("2A45DEB075AAA1C5B2748180CF9B0FBD");
  });

  it("matches a look-up", () => {
    const query = { mchId: "10000576", mchOrderNo: "1632349674730" };
    expect(sign(query, key)).toBe("F0884F36FB6100754D3A036D91995584");
  });
});

describe("the answer signature", () => {
  it("signs a nested object as the raw JSON text that is sent", () => {
    const text = signedJson({ retCode: "SUCCESS", empty: "", payOrder: { amount: 1, extra: '{"a":1}' } }, key);
    const raw = /"payOrder":(\{.*\}),"sign"/.exec(text)?.[1] ?? "";
    const answer = JSON.parse(text) as { sign: string };
    expect(answer.sign).toBe(sign({ retCode: "SUCCESS", payOrder: raw }, key));
  });
});
