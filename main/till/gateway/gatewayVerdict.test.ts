/** What each way of not being answered says of the settings. */
import { describe, expect, test } from "vitest";
import { verdictOfGreeting, verdictOfNothing, verdictOfWords } from "./gatewayVerdict.ts";

describe("a connection that failed", () => {
  test.each([
    ["ENOTFOUND", "noName"],
    ["EAI_AGAIN", "noNetwork"],
    ["ENETUNREACH", "noNetwork"],
    ["EHOSTUNREACH", "noNetwork"],
    ["ECONNREFUSED", "nobodyThere"],
    ["connectTimedOut", "silent"],
    ["timedOut", "silent"],
    ["ETIMEDOUT", "silent"],
    ["ECONNRESET", "silent"],
    ["cut", "silent"],
    ["CERT_NOT_YET_VALID", "clockWrong"],
    ["CERT_HAS_EXPIRED", "notSecure"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "notSecure"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "notSecure"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "notSecure"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "notSecure"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "notSecure"],
    ["EPROTO", "notSecure"],
    ["HPE_INVALID_CONSTANT", "webPage"],
  ] as const)("by %s is %s", (code, verdict) => {
    expect(verdictOfNothing("unreachable", code, "service")).toBe(verdict);
    expect(verdictOfNothing("lost", code, "service")).toBe(verdict);
    expect(verdictOfNothing("lost", code, "terminal")).toBe("noTerminal");
  });
});

test.each([
  [200, "webPage"],
  [302, "signInPage"],
  [307, "signInPage"],
  [400, "formRefused"],
  [401, "keyRefused"],
  [403, "barred"],
  [404, "wrongPath"],
  [405, "wrongPath"],
  [407, "signInPage"],
  [415, "formRefused"],
  [418, "webPage"],
  [429, "gatewayDown"],
  [451, "barred"],
  [500, "gatewayDown"],
  [502, "gatewayDown"],
  [503, "gatewayDown"],
  [511, "signInPage"],
] as const)("HTTP %d is %s", (status, verdict) => {
  expect(verdictOfNothing("httpStatus", String(status), "service")).toBe(verdict);
});

test.each([
  ["0013 signature error", "keyRefused"],
  ["signature fail", "keyRefused"],
  ["0015 merchant does not exist", "unknownStore"],
  ["0011 POST required", "formRefused"],
  ["0012 post data empty", "formRefused"],
  ["0014 parameter error", "formRefused"],
  ["0010 system error", "gatewayDown"],
  ["0118 database error", "gatewayDown"],
  ["40005 Signature verification failed", "keyRefused"],
  ["40006 Basic authentication failed", "keyRefused"],
  ["40007 Unknown app_id", "unknownStore"],
  ["40008 Unknown merchant_no", "unknownStore"],
  ["50011 merchant_no does not exist: not found", "unknownStore"],
  ["40004 timestamp is more than 15 minutes away from the gateway's clock", "clockWrong"],
  ["41002 The order does not exist", "reached"],
  ["41002 Transaction not found", "reached"],
  ["41002 订单不存在", "reached"],
  ["106 [M009] Invalid application", "notPaired"],
  ["50001 busy", "refused"],
] as const)("the words %s are %s", (text, verdict) => {
  expect(verdictOfWords(text, "service")).toBe(verdict);
});

test("a terminal that says of a payment that never was that it failed, has been reached", () => {
  expect(verdictOfWords("110 [K099] Failed", "terminal")).toBe("reached");
  expect(verdictOfWords("110 [K099] Failed", "service")).toBe("refused");
  expect(verdictOfWords("106 [M009] Invalid application", "terminal")).toBe("notPaired");
  expect(verdictOfWords("112 [K030] Time-out", "terminal")).toBe("refused");
});

test("Citcon's greeting: the code is another device's, or nobody's", () => {
  expect(["I0", "I1", "I2", "ZZ"].map(verdictOfGreeting)).toEqual([
    "storeTaken",
    "unknownStore",
    "unknownStore",
    "refused",
  ]);
});

test("an answer about something else makes no sense here, and one of another signer is not to be trusted", () => {
  expect(verdictOfNothing("otherOrder", "", "service")).toBe("odd");
  expect(verdictOfNothing("notJson", "", "service")).toBe("webPage");
  expect(verdictOfNothing("notJson", "", "terminal")).toBe("odd");
  expect(verdictOfNothing("wrongSignature", "", "service")).toBe("otherSigner");
});
