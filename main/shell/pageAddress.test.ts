import { expect, test } from "vitest";
import { sameFile, trainingAddress } from "./pageAddress.ts";

const page = "file:///opt/till/out/renderer/index.html";

test.each([
  [page, true],
  [`${page}#x`, true],
  [`${page}?x=1`, false],
  ["file:///opt/till/out/renderer/other.html", false],
  ["file:///opt/till/out/renderer/../../etc/passwd", false],
  ["file://host/opt/till/out/renderer/index.html", false],
  ["https://evil.example/opt/till/out/renderer/index.html", false],
  ["javascript:alert(1)", false],
  ["", false],
])("%s is the till's page: %s", (url, expected) => {
  expect(sameFile(url, page)).toBe(expected);
});

test.each([
  ["http://127.0.0.1:9/pax", "http://127.0.0.1:9", "http://127.0.0.1:9/pax"],
  ["http://127.0.0.1:10/pax", "http://127.0.0.1:9", null],
  ["http://a:b@127.0.0.1:9/", "http://127.0.0.1:9", null],
  ["https://127.0.0.1:9/", "http://127.0.0.1:9", null],
  ["file:///etc/passwd", "http://127.0.0.1:9", null],
  ["javascript:alert(1)", "http://127.0.0.1:9", null],
  ["https://pay.example/", "https://pay.example", null],
  ["http://127.0.0.1:9/", null, null],
])("%s with the simulator at %s opens %s", (url, simulator, expected) => {
  expect(trainingAddress(url, simulator)).toBe(expected);
});
