/** Every code of seed 000 has a meaning, and every meaning has words in each language (renderer/words/walletWhy). */
import { describe, expect, test } from "vitest";
import { WALLET_WHYS } from "../../core/attempt/walletWhy.ts";
import { classOf, type Operation } from "./codes.ts";
import { meaningOf } from "./meanings.ts";
import { SEED_CODES } from "./testing/seedCodes.ts";

const OPERATIONS = [
  "initialize",
  "pay",
  "showQr",
  "inquire",
  "refund",
  "cancel",
] as const satisfies readonly Operation[];
const rows = (name: keyof typeof SEED_CODES): (readonly [string, string, string])[] =>
  SEED_CODES[name].map(([code, title, message]) => [code, title, message] as const);

const met = new Set<string>();
describe.each([
  ...OPERATIONS.map((operation) => [operation, operation, null] as const),
  ["alipay", "pay", "alipay"] as const,
  ["wechat", "pay", "wechat"] as const,
])("%s", (table, operation, wallet) => {
  test.each(rows(table))("%s %s: %s", (code, _name, message) => {
    const why = meaningOf(operation, wallet, code, message);
    expect(WALLET_WHYS).toContain(why);
    met.add(why ?? "");
    expect(classOf(operation, wallet, code, message)).not.toBeNull();
  });
});

test("no meaning is without a code", () => {
  expect([...WALLET_WHYS].filter((why) => !met.has(why))).toEqual([]);
});

test.each([
  ["13", "systemError", "codeOld"],
  ["14", "noConnection", "codeWrong"],
  ["01", "paymentFailed", "cardProblem"],
  ["H3", "paymentFailed", "closed"],
  ["R7", "codeWrong", "accountProblem"],
  ["91", "systemError", "alreadyPaid"],
] as const)("%s says %s of Alipay, %s of WeChat, and nothing where nobody knows which", (code, alipay, wechat) => {
  expect(meaningOf("inquire", "alipay", code, "")).toBe(alipay);
  expect(meaningOf("inquire", "wechat", code, "")).toBe(wechat);
  expect(meaningOf("inquire", null, code, "")).toBeNull();
});

test("a code in no table says nothing", () => {
  for (const code of ["", "00", "D1", "XX", "constructor"]) expect(meaningOf("pay", "alipay", code, "")).toBeNull();
});
