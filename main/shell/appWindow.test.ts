import { expect, test } from "vitest";
import { findBrowser, hasScreen, type Machine, openAppWindow, windowArguments } from "./appWindow.ts";
import { defaultDataDir } from "./dataDir.ts";

const machine = (more: Partial<Machine> = {}): Machine => ({
  platform: "linux",
  env: { PATH: "/usr/local/bin:/usr/bin", DISPLAY: ":0" },
  isRoot: false,
  exists: () => false,
  ...more,
});

test("a browser is found on the PATH, Chrome before Chromium", () => {
  const there = new Set(["/usr/bin/chromium", "/usr/local/bin/google-chrome"]);
  expect(findBrowser(machine({ exists: (path) => there.has(path) }))).toBe("/usr/local/bin/google-chrome");
  expect(findBrowser(machine({ exists: (path) => path === "/usr/bin/chromium" }))).toBe("/usr/bin/chromium");
  expect(findBrowser(machine())).toBeNull();
});

test("Windows and macOS have their usual places", () => {
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  const env = { "ProgramFiles(x86)": "C:\\Program Files (x86)" };
  expect(findBrowser(machine({ platform: "win32", env, exists: (path) => path === edge }))).toBe(edge);
  expect(findBrowser(machine({ platform: "darwin", exists: () => true }))).toContain("Google Chrome.app");
});

test("the window has a profile of its own, no extensions, and a sandbox except for root on Linux", () => {
  const args = windowArguments("http://127.0.0.1:1/#t", "/d/browser-profile", machine());
  expect(args).toContain("--app=http://127.0.0.1:1/#t");
  expect(args).toContain("--user-data-dir=/d/browser-profile");
  expect(args).toContain("--disable-extensions");
  expect(args).not.toContain("--no-sandbox");
  expect(windowArguments("", "", machine({ isRoot: true }))).toContain("--no-sandbox");
  expect(windowArguments("", "", machine({ isRoot: true, platform: "darwin" }))).not.toContain("--no-sandbox");
});

test("without a screen or a browser nothing is opened, and why is said", () => {
  expect(hasScreen(machine({ env: {} }))).toBe(false);
  expect(hasScreen(machine({ env: {}, platform: "win32" }))).toBe(true);
  const never = () => undefined;
  expect(openAppWindow("u", "p", machine({ env: {} }), never)).toMatchObject({ why: "there is no screen here" });
  expect(openAppWindow("u", "p", machine(), never)).toMatchObject({
    kind: "notOpened",
    why: "no Chromium-family browser is installed",
  });
});

test("data lives in the user's app-data folder", () => {
  expect(defaultDataDir("linux", {}, "/home/a")).toBe("/home/a/.local/share/tenderline");
  expect(defaultDataDir("linux", { XDG_DATA_HOME: "/x" }, "/home/a")).toBe("/x/tenderline");
  expect(defaultDataDir("darwin", {}, "/Users/a")).toBe("/Users/a/Library/Application Support/Tenderline");
});
