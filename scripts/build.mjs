/** `node scripts/build.mjs [renderer] [desktop]`: builds into out/; without names everything. */
import { cpSync, readdirSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { build } from "vite";
import { dirname, join, relative, sep } from "node:path";
import { ROOT } from "./lib/setup.mjs";

const outside = [/^node:/, ...builtinModules, "electron", "serialport", "node-hid"];

/** A worker's file keeps its name beside the bundle, as JavaScript. */
const workersAsJavaScript = {
  name: "workers-as-javascript",
  transform: (code) => code.replace(/(new Worker\(new URL\("\.\/\w+)\.ts"/g, '$1.js"'),
};

const SIMULATOR = join(ROOT, "simulator");

/** The folder of a simulator's module stands under its own name beside the bundle, with the pages that it serves. */
const simulatorsFolders = {
  name: "simulators-folders",
  transform: (code, id) =>
    id.startsWith(SIMULATOR + sep)
      ? code.replaceAll(
          'new URL(".", import.meta.url)',
          `new URL("./simulator/${relative(SIMULATOR, dirname(id)).replaceAll(sep, "/")}/", import.meta.url)`,
        )
      : null,
};

/** Node code for Electron; packages of the outside world are left as imports. */
const desktop = (input, outDir, extension, format) => ({
  root: ROOT,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  plugins: [workersAsJavaScript, simulatorsFolders],
  build: {
    outDir: join(ROOT, "out", outDir),
    emptyOutDir: true,
    minify: true,
    target: "node24",
    ssr: true,
    rolldownOptions: {
      input,
      external: outside,
      output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name].${extension}` },
    },
  },
  ssr: { noExternal: ["valibot"], target: "node" },
});

/** The pages of the training devices are read from beside the code that serves them. */
function copyTrainingPages() {
  for (const name of readdirSync(SIMULATOR, { recursive: true, encoding: "utf8" }))
    if (/\.(html|css|js)$/.test(name)) cpSync(join(SIMULATOR, name), join(ROOT, "out", "main", "simulator", name));
}

const TARGETS = {
  renderer: () => build({ configFile: join(ROOT, "renderer", "vite.config.ts"), logLevel: "warn" }),
  desktop: async () => {
    const main = {
      index: join(ROOT, "main", "index.ts"),
      importWorker: join(ROOT, "main", "catalog", "importWorker.ts"),
      backupWorker: join(ROOT, "main", "journal", "backupWorker.ts"),
      backupUtility: join(ROOT, "main", "shell", "backupUtility.ts"),
      archiveWorker: join(ROOT, "main", "journal", "archiveWorker.ts"),
    };
    await build(desktop(main, "main", "js", "es"));
    copyTrainingPages();
    await build(desktop({ index: join(ROOT, "preload", "index.ts") }, "preload", "cjs", "cjs"));
  },
};

const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(TARGETS)) {
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : null;
  if (!target) throw new Error(`Nothing to build is called ${name}: ${Object.keys(TARGETS).join(", ")}`);
  rmSync(join(ROOT, "out", `.${name}-stamp`), { force: true });
  await target();
}
