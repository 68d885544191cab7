/**
 * `npm run package`: what ships and what does not, the fuses, and that what ships is enough. Electron's binary may be a
 * stub here, so this says nothing about Electron itself.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOTEBOOK, until } from "../e2e/screen.ts";
import { openApp } from "./app.ts";
import { extract, readAsar, type AsarFile } from "./asar.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const UNPACKED = join(ROOT, "dist", "linux-unpacked");

let files: readonly AsarFile[];
let said: string;
let folder: string;

beforeAll(() => {
  const done = spawnSync(process.execPath, [join(ROOT, "scripts", "package.mjs")], { cwd: ROOT, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  said = done.stdout;
  files = readAsar(join(UNPACKED, "resources", "app.asar"));
  folder = mkdtempSync(join(tmpdir(), "tenderline-package-"));
  extract(files, folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const paths = () => files.map(({ path }) => path);

describe.skipIf(process.platform !== "linux")("the package", () => {
  test.each([
    "package.json",
    "LICENSE",
    "out/main/index.js",
    "out/main/importWorker.js",
    "out/main/archiveWorker.js",
    "out/main/backupUtility.js",
    "out/main/backupWorker.js",
    "out/preload/index.cjs",
    "out/renderer/index.html",
    "assets/sample-catalog.csv",
    "node_modules/serialport/package.json",
    "node_modules/node-hid/package.json",
    "node_modules/@resvg/resvg-wasm/index_bg.wasm",
    "node_modules/@fontsource/noto-sans-sc/unicode.json",
    "node_modules/@fontsource/noto-sans-sc/LICENSE",
    "node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-104-400-normal.woff2",
  ])("holds %s", (path) => {
    expect(paths()).toContain(path);
  });

  test("holds every page that the simulator serves, byte for byte", () => {
    const simulator = join(ROOT, "simulator");
    const pages = readdirSync(simulator, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(html|css|js)$/.test(name),
    );
    expect(pages).not.toEqual([]);
    for (const page of pages) {
      const shipped = files.find(({ path }) => path === `out/main/simulator/${page.replaceAll(sep, "/")}`);
      expect(shipped?.read().equals(readFileSync(join(simulator, page))), page).toBe(true);
    }
  });

  test("holds of the shop's own files nothing but what was built, the assets and the licence", () => {
    const own = paths().filter((path) => !path.startsWith("node_modules/"));
    const places = /^(out\/(main|preload|renderer)\/|assets\/|package\.json$|LICENSE$)/;
    expect(own.filter((path) => !places.test(path))).toEqual([]);
    expect(own.filter((path) => /\.(tsx?|map|db|log)$|settings.*\.json$/.test(path))).toEqual([]);
  });

  test.each([
    ["another Node", /^node_modules\/node-(linux|win)-/],
    [
      "development tools",
      /^node_modules\/(electron|electron-builder|vite|vitest|playwright|typescript|react|eslint|valibot)\//,
    ],
    ["source maps and types", /\.(map|d\.[cm]?ts)$/],
    ["native sources", /\.(c|cc|cpp|h|gypi?)$/],
    ["other weights of the font", /noto-sans-sc\/files\/(?!.*-400-normal\.woff2$)/],
  ])("holds no %s", (_what, pattern) => {
    expect(paths().filter((path) => pattern.test(path))).toEqual([]);
  });

  test("keeps native modules beside the archive, where they can be loaded", () => {
    const native = files.filter(({ path }) => path.endsWith(".node"));
    expect(native.filter(({ unpacked }) => !unpacked)).toEqual([]);
    const here = native.map(({ path }) => path).filter((path) => path.includes("linux-x64/"));
    expect(here.some((path) => path.includes("node-hid"))).toBe(true);
    expect(here.some((path) => path.includes("bindings-cpp"))).toBe(true);
  });

  test("names its own entry and no development dependency", () => {
    const own = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    expect(own["main"]).toBe("out/main/index.js");
    expect(own["devDependencies"]).toBeUndefined();
  });

  test("says so when a stub stands in for Electron", () => {
    const program = readFileSync(join(UNPACKED, "tenderline"));
    const isStub = program.length < 10_000;
    expect(said.includes("this package cannot be started")).toBe(isStub);
  });

  /** In the order of @electron/fuses: 0 off, 1 on. Those that Electron has beyond these eight keep its own setting. */
  test("its fuses: no Node, no inspector, only the archive and only whole", () => {
    const program = readFileSync(join(UNPACKED, "tenderline")).toString("latin1");
    const wire = program.split("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX")[1] ?? "";
    expect(wire.charCodeAt(0)).toBe(1);
    const names = [
      "runAsNode",
      "cookieEncryption",
      "nodeOptions",
      "nodeInspect",
      "asarIntegrity",
      "onlyAsar",
      "v8Snapshot",
      "fileExtra",
    ];
    const fuses = Object.fromEntries(names.map((name, place) => [name, wire[2 + place]]));
    expect(fuses).toEqual({
      runAsNode: "0",
      cookieEncryption: "1",
      nodeOptions: "0",
      nodeInspect: "0",
      asarIntegrity: "1",
      onlyAsar: "1",
      v8Snapshot: "0",
      fileExtra: "0",
    });
  });
});

describe.skipIf(process.platform !== "linux")("what ships is enough", () => {
  test.each(["serialport", "node-hid", "@resvg/resvg-wasm"])("%s loads from the package's own folder", (name) => {
    const script = `require(${JSON.stringify(name)}); console.log(require.resolve(${JSON.stringify(name)}))`;
    const done = spawnSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.stdout.startsWith(folder)).toBe(true);
  });

  test("the app sells from it under the stand-in", async () => {
    const app = await openApp({ packaged: true, root: folder });
    try {
      await app.screen.signIn();
      await app.screen.ring(NOTEBOOK);
      await app.screen.press("Exact cash");
      await until("the receipt printed", () => app.printer.papers().length === 1);
      expect(app.faults).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test("its own training terminal takes a card", async () => {
    const app = await openApp({ packaged: true, root: folder, alone: true });
    try {
      const { screen } = app;
      await screen.signIn();
      await screen.ring(NOTEBOOK);
      await screen.press("Card");
      await screen.says("Ask the customer to tap, insert or swipe");
      await screen.press("Training terminal");
      await until("its page opened outside", async () => (await app.ask("facts", null)).opened.length === 1);
      const [opened = ""] = (await app.ask("facts", null)).opened;
      const terminal = await screen.page.context().newPage();
      await terminal.goto(opened);
      await terminal.getByRole("button", { name: "Tap", exact: true }).click();
      await screen.says("Approved");
      expect(app.faults).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
