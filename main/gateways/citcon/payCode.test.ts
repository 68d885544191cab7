/** Wallet codes as they are scanned: gateways.md C.4, and INV-12's care for what they are. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { readWalletScan, walletOf } from "./payCode.ts";

const codeOf = (scanned: string) => {
  const scan = readWalletScan(scanned);
  if (scan.kind === "notACode") throw new Error("not a code");
  return scan.code;
};

test.each([
  ["130739221328899074", "wechat"],
  ["100000000000000000", "wechat"],
  ["159999999999999999", "wechat"],
  ["285457939136662142", "alipay"],
  ["2512345678901234", "alipay"],
  ["301234567890123456789012", "alipay"],
  ["2891234567890123456", "alipayPlus"],
  ["281234567890123456", "alipay"],
  ["411234567890123456789012", "alipayPlus"],
  ["6212345678901234567", "unionpay"],
  ["hQVDUFYwMWETTwegAAAAVVUBAVcK", "emvco"],
  ["199999999999999999", "alipayPlus"],
  ["QarPartner", null],
  ["0123456789", null],
] as const)("%s is of %s", (code, wallet) => {
  expect(walletOf(code)).toBe(wallet);
  expect(codeOf(code)).toMatchObject({ wallet, last4: code.slice(-4) });
});

test("formats nobody knows are never held back", () => {
  for (const code of ["ABCDEFGHIJ", "x".repeat(200), "a-b_c+d/e=1234"])
    expect(readWalletScan(code).kind).toBe("payCode");
});

test.each([
  "",
  "123456789",
  "x".repeat(201),
  "130739221328 899074",
  "http://shop.example/1",
  "码码码码码码码码码码",
  "1\u00002345678901",
])("%j is nothing a wallet shows", (text) => {
  expect(readWalletScan(text)).toEqual({ kind: "notACode" });
});

test.each([
  ["036000291452", "productCode"],
  ["4006381333931", "productCode"],
  ["036000291453", "payCode"],
  ["4006381333932", "payCode"],
])("%s is a %s", (code, kind) => {
  expect(readWalletScan(code)).toMatchObject({ kind, code: { last4: code.slice(-4) } });
});

describe("a pay code is a credential", () => {
  const whole = "130739221328899074";
  test("and only its last four are seen, however it is written out", () => {
    const code = codeOf(`  ${whole}\r\n`);
    for (const text of [
      JSON.stringify(code),
      inspect(code, { depth: 9, showHidden: true }),
      JSON.stringify({ ...code }),
    ])
      expect(text).not.toContain(whole);
    expect(JSON.parse(JSON.stringify(code))).toEqual({ last4: "9074", wallet: "wechat" });
  });
  test("which the one request that pays can still have whole", () => {
    expect(codeOf(` ${whole} `).reveal()).toBe(whole);
  });
});
