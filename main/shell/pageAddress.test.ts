import { expect, test } from "vitest";
import { trainingAddress } from "./pageAddress.ts";

const terminal = "http://127.0.0.1:9/pax?device=PAX-1";

test.each([
  [terminal, terminal, terminal],
  ["http://127.0.0.1:9/pax?device=PAX-2", terminal, null],
  ["http://127.0.0.1:9/control", terminal, null],
  ["http://127.0.0.1:10/pax?device=PAX-1", terminal, null],
  ["http://a:b@127.0.0.1:9/", "http://a:b@127.0.0.1:9/", null],
  ["https://127.0.0.1:9/", "https://127.0.0.1:9/", null],
  ["https://pay.example/", "https://pay.example/", null],
  ["file:///etc/passwd", terminal, null],
  ["javascript:alert(1)", terminal, null],
  [terminal, null, null],
  ["", "", null],
])("%s with the terminal at %s opens %s", (url, own, expected) => {
  expect(trainingAddress(url, own)).toBe(expected);
});
