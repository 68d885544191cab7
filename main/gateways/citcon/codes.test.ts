/** The tables against seed 000's own lists, and against the classes of gateways.md C.6. */
import { describe, expect, test } from "vitest";
import { type CodeClass, classOf, type Operation, TABLES, walletOfMethod } from "./codes.ts";
import { SEED_CODES } from "./testing/seedCodes.ts";

const OPERATIONS = [
  "initialize",
  "pay",
  "showQr",
  "inquire",
  "refund",
  "cancel",
] as const satisfies readonly Operation[];

const rowsOf = (name: keyof typeof SEED_CODES): [code: string, name: string, message: string][] =>
  SEED_CODES[name].map(([code, title, message]) => [code, title, message]);

/** C.6, row by row, as it names Citcon's own codes and each wallet's. */
const CLASSES: readonly (readonly [CodeClass, pos: string, alipay: string, wechat: string])[] = [
  ["pending", "09", "09", "09"],
  ["unknown", "ZZ 99", "13 14 91 96 99", "10 91"],
  ["rescan", "", "02 R7", "13 14"],
  ["failed", "", "01 05 51 H3 H6 H8 R1 R2 R3 R4 R8 R9", "42 43 44 45 46 47 48 49 H3 H4"],
  ["customer", "", "53 54 55 57 58 59 60 61 62 63 H7 S2", "01 11 63 R6 R7"],
  ["wait", "C4 E3 A7", "H9", ""],
  ["configuration", "I0 I1 C5 A8 A9 A10", "31 52 56 S1", "39 40 41"],
  ["notFound", "A2 A3 12 15 E6", "12", "12 15 25"],
  ["duplicate", "A5 E4 E5 E7", "19 H1", "38"],
  ["amount", "A1", "64", ""],
  ["notPossible", "E1", "", ""],
];
const expected = (column: 1 | 2 | 3, code: string): CodeClass | undefined =>
  CLASSES.find((row) => row[column].split(" ").includes(code))?.[0];

test.each(["initialize", "pay", "showQr", "inquire", "refund", "cancel", "alipay", "wechat"] as const)(
  "the table of %s holds exactly the seed's codes",
  (name) => {
    expect([...TABLES[name].keys()].sort()).toEqual([...new Set(SEED_CODES[name].map(([code]) => code))].sort());
  },
);

test("the seed's lists are whole: 42 rows of Citcon's own, 41 of Alipay, 27 of WeChat", () => {
  const own = OPERATIONS.reduce((sum, operation) => sum + SEED_CODES[operation].length, 0);
  expect([own, SEED_CODES.alipay.length, SEED_CODES.wechat.length]).toEqual([42, 41, 27]);
});

describe.each(OPERATIONS)("%s", (operation) => {
  test.each(rowsOf(operation))("%s %s: %s", (code, name, message) => {
    const is = classOf(operation, null, code, message)?.class;
    if (code === "I2") expect(is).toBe(name === "INVALID_TERMINAL_CODE" ? "configuration" : "notFound");
    else expect(is).toBe(expected(1, code));
  });
});

describe.each([
  ["alipay", 2],
  ["wechat", 3],
] as const)("%s", (wallet, column) => {
  test.each(rowsOf(wallet))("%s: %s", (code, _name, message) => {
    expect(classOf("inquire", wallet, code, message)?.class).toBe(code === "15" ? "notFound" : expected(column, code));
  });
});

describe("the same digits", () => {
  test.each([
    ["13", "unknown", "rescan"],
    ["14", "unknown", "rescan"],
    ["01", "failed", "customer"],
    ["R7", "rescan", "customer"],
    ["91", "unknown", "unknown"],
  ] as const)("%s is %s for Alipay and %s for WeChat", (code, alipay, wechat) => {
    expect(classOf("pay", "alipay", code, "")?.class).toBe(alipay);
    expect(classOf("pay", "wechat", code, "")?.class).toBe(wechat);
  });

  test("count for a wallet nobody knows only when both say the same", () => {
    for (const code of ["13", "14", "01", "R7", "62", "45", "S2"]) expect(classOf("pay", null, code, "")).toBeNull();
    for (const [code, is] of [
      ["63", "customer"],
      ["H3", "failed"],
    ] as const)
      expect(classOf("pay", null, code, "")).toEqual({ class: is, by: "wallet" });
  });

  test("are nobody's for a wallet without a table", () => {
    for (const wallet of ["unionpay", "alipayPlus", "emvco"] as const)
      expect(classOf("pay", wallet, "63", "")).toBeNull();
    expect(classOf("pay", "unionpay", "I1", "")).toEqual({ class: "configuration", by: "citcon" });
  });
});

test.each(["", "0", "000", "D1", "XX", "9", "62 ", "constructor", "__proto__"])(
  "code %j stands in no table",
  (code) => {
    for (const operation of OPERATIONS) {
      for (const wallet of [null, "alipay", "wechat"] as const) expect(classOf(operation, wallet, code, "")).toBeNull();
    }
  },
);

test.each([
  ["WeChat", "wechat"],
  ["WXP", "wechat"],
  ["WeChat Refund", "wechat"],
  ["ALP", "alipay"],
  ["Alipay", "alipay"],
  ["QR", null],
  ["UnionPay", null],
  ["", null],
] as const)("method %j names %s", (method, wallet) => {
  expect(walletOfMethod(method)).toBe(wallet);
});
