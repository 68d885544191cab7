/** `node scripts/build.mjs [renderer] [desktop]`: builds into out/; without names everything. */
import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { build } from "vite";
import { basename, join } from "node:path";
import { ROOT } from "./lib/setup.mjs";

const outside = [/^node:/, ...builtinModules, "electron", "serialport", "node-hid"];

/** A worker's file keeps its name beside the bundle, as JavaScript. */
const workersAsJavaScript = {
  name: "workers-as-javascript",
  transform: (code) => code.replace(/(new Worker\(new URL\("\.\/\w+)\.ts"/g, '$1.js"'),
};

/** Node code for Electron; packages of the outside world are left as imports. */
const desktop = (input, outDir, extension, format) => ({
  root: ROOT,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  plugins: [workersAsJavaScript],
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

/** The pages of the training terminals and the training phone are read from beside the code that serves them. */
function copyTrainingPages() {
  const from = join(ROOT, "simulator");
  const pages = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(html|css|js)$/.test(name),
  );
  const names = pages.map((page) => basename(page));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new Error(`Two of the simulator's pages are called ${twice}: in the package they stand side by side.`);
  for (const page of pages) copyFileSync(join(from, page), join(ROOT, "out", "main", basename(page)));
}

const TARGETS = {
  renderer: () => build({ configFile: join(ROOT, "renderer", "vite.config.ts"), logLevel: "warn" }),
  desktop: async () => {
    const main = {
      index: join(ROOT, "main", "index.ts"),
      importWorker: join(ROOT, "main", "catalog", "importWorker.ts"),
      backupWorker: join(ROOT, "main", "journal", "backupWorker.ts"),
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
