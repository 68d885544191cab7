import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTill } from "../../till.ts";
import { checkDataFolder, makeDataFolder } from "./dataFolder.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tenderline-folder-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const said = (result: ReturnType<typeof checkDataFolder>) => (result.ok ? "" : result.error);

describe("the data folder", () => {
  it("may be missing: it is made, with what is missing above it", () => {
    const deep = join(dir, "a", "b");
    expect(checkDataFolder(deep).ok).toBe(true);
    expect(existsSync(deep)).toBe(false);
    expect(makeDataFolder(deep).ok).toBe(true);
    expect(checkDataFolder(deep).ok).toBe(true);
  });

  it("is no file, and lies below none", () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    for (const path of [file, join(file, "below")]) {
      expect(said(checkDataFolder(path)), path).toMatch(/is a file, or lies below one\. Give --data a folder\.$/);
      expect(said(makeDataFolder(path)), path).toMatch(/Give --data a folder\.$/);
    }
  });

  it("is said to be where none can be made", () => {
    if (process.platform !== "linux") return;
    expect(said(makeDataFolder("/proc/sys/tl"))).toMatch(/^The data folder \/proc\/sys\/tl .*--data/);
  });

  it("must be writable, unless this user may write everywhere", () => {
    const shut = join(dir, "shut");
    mkdirSync(shut);
    chmodSync(shut, 0o500);
    if (process.getuid?.() === 0 || process.platform === "win32") expect(checkDataFolder(shut).ok).toBe(true);
    else expect(said(checkDataFolder(shut))).toMatch(/may not be written by this user/);
    chmodSync(shut, 0o700);
  });

  it.each(["a file", "below a file"])("that is %s stops the start in one line with code 1", async (what) => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    const dataDir = what === "a file" ? file : join(file, "below");
    const started = await startTill({ dataDir, settingsFile: null, catalogFile: null, version: "test" });
    expect(started).toMatchObject({ ok: false, error: { exitCode: 1 } });
    if (started.ok) throw new Error("it started");
    expect(started.error.message).toMatch(/^The data folder [^\n]* --data[^\n]*$/);
  });
});
