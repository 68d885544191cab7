import { expect, test } from "vitest";
import { isOwnSender } from "./ownSender.ts";

const mainFrame = { url: "app://till/" };
const contents = { mainFrame };

test("the main frame of the till's window, showing the till's page, may speak", () => {
  expect(isOwnSender({ sender: contents, senderFrame: mainFrame }, contents)).toBe(true);
});

test.each([
  ["a frame that is gone", { sender: contents, senderFrame: null }],
  ["a frame inside the page", { sender: contents, senderFrame: { url: "app://till/" } }],
  ["another window", { sender: { mainFrame }, senderFrame: mainFrame }],
  ["no sender", { sender: undefined, senderFrame: mainFrame }],
])("%s may not", (_name, sent) => {
  expect(isOwnSender(sent, contents)).toBe(false);
});

test.each(["https://evil.example/", "file:///index.html", "about:blank", "app://till/?x", "app://other/", ""])(
  "a main frame that shows %j may not",
  (url) => {
    const navigated = { mainFrame: { url } };
    expect(isOwnSender({ sender: navigated, senderFrame: navigated.mainFrame }, navigated)).toBe(false);
  },
);
