/** `node scripts/build.mjs [renderer] [desktop]`: builds into out/; without names everything. */
import { rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { build } from "vite";
import { join } from "node:path";
import { ROOT } from "./lib/setup.mjs";

const outside = [/^node:/, ...builtinModules, "electron", "serialport", "node-hid", "pino"];

/** Node code for Electron: one file, its packages of the outside world left as imports. */
const desktop = (entry, outDir, file, format) => ({
  root: ROOT,
  configFile: false,
  logLevel: "warn",
  build: {
    outDir: join(ROOT, "out", outDir),
    emptyOutDir: true,
    minify: true,
    target: "node24",
    ssr: join(ROOT, entry),
    rolldownOptions: { external: outside, output: { format, entryFileNames: file, codeSplitting: false } },
  },
  ssr: { noExternal: ["valibot"], target: "node" },
});

const TARGETS = {
  renderer: () => build({ configFile: join(ROOT, "renderer", "vite.config.ts"), logLevel: "warn" }),
  desktop: async () => {
    await build(desktop("main/index.ts", "main", "index.js", "es"));
    await build(desktop("preload/index.ts", "preload", "index.cjs", "cjs"));
  },
};

const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(TARGETS)) {
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : null;
  if (!target) throw new Error(`Nothing to build is called ${name}: ${Object.keys(TARGETS).join(", ")}`);
  rmSync(join(ROOT, "out", `.${name}-stamp`), { force: true });
  await target();
}
