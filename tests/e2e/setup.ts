/** Once for the whole suite: the page is built when its sources are newer, and one browser is started for every test. */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startBrowser } from "./browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly browser: string;
  }
}

const ROOT = join(import.meta.dirname, "..", "..");
const SOURCES = ["renderer", "preload", "main/core"];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildPage();
  const browser = await startBrowser();
  project.provide("browser", browser.wsEndpoint());
  return () => browser.close();
}

/** Builds `out/renderer` when a source of it is newer. Throws with what the build printed when it fails. */
export function buildPage(): void {
  const built = newest(join(ROOT, "out", "renderer"));
  if (SOURCES.every((folder) => newest(join(ROOT, folder)) < built)) return;
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const done = spawnSync(process.execPath, [vite, "build", "-c", "renderer/vite.config.ts"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`The page cannot be built.\n${done.stdout}${done.stderr}`);
}

/** When anything in a folder was last written, ms; 0 when there is no such folder. */
function newest(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return Math.max(0, ...files.map((file) => statSync(join(folder, file)).mtimeMs));
  } catch {
    return 0;
  }
}
