import { expect, test } from "vitest";
import { answerPage, isOwnAddress, isOwnFile, isPage } from "./appScheme.ts";
import { SECURITY_HEADERS } from "./pageHeaders.ts";

const file = { type: "text/html; charset=utf-8", bytes: Buffer.from("<p>") };
const files = new Map([
  ["/", file],
  ["/index.html", file],
]);
const ask = (url: string, method = "GET") => answerPage(files, { url, method });

test("a file of the page comes with its type and every security header", async () => {
  const answer = ask("app://till/");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("<p>");
  expect(Object.fromEntries(answer.headers)).toMatchObject({ ...SECURITY_HEADERS, "content-type": file.type });
});

test("HEAD has no body", async () => {
  expect(await ask("app://till/", "HEAD").text()).toBe("");
});

test.each([
  ["app://till/other.html", "GET", 404],
  ["app://till/../../etc/passwd", "GET", 404],
  ["app://till/%2e%2e/%2e%2e/etc/passwd", "GET", 404],
  ["app://till/..%2f..%2fetc%2fpasswd", "GET", 404],
  ["app://other/", "GET", 404],
  ["app://till:1/", "GET", 404],
  ["app://user@till/", "GET", 404],
  ["file:///etc/passwd", "GET", 404],
  ["not an address", "GET", 404],
  ["app://till/", "POST", 405],
])("%s by %s is refused with %i, and the refusal carries the headers", (url, method, status) => {
  const answer = ask(url, method);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test.each([
  ["app://till/", true, true],
  ["app://till/#x", true, true],
  ["app://till/?x=1", true, false],
  ["app://till/index.html", true, false],
  ["app://till.example/", false, false],
  ["app://user:pw@till/", false, false],
  ["https://till/", false, false],
  ["file:///", false, false],
  ["about:blank", false, false],
  ["", false, false],
])("%s: of the page's origin %s, the page itself %s", (url, own, page) => {
  expect(isOwnAddress(url)).toBe(own);
  expect(isPage(url)).toBe(page);
});

test.each([
  ["blob:app://till/3f1c", true],
  ["blob:app://other/3f1c", false],
  ["blob:https://evil.example/3f1c", false],
  ["blob:", false],
  ["app://till/3f1c", false],
])("%s is a file that the page made: %s", (address, own) => {
  expect(isOwnFile(address)).toBe(own);
});
