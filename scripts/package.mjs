/**
 * `npm run package`: builds everything and packs it into dist/ as a folder that can be started. Where Electron's binary is
 * missing it packs a stub in its place and says so: such a package shows what ships, and cannot be started.
 */
import { join } from "node:path";
import { distFolder, installedElectron } from "./lib/electron.mjs";
import { writeElectronStub } from "./lib/electronStub.mjs";
import { run } from "./lib/run.mjs";
import {
  ensureDesktop,
  ensurePackages,
  ensurePage,
  findNode,
  ROOT,
  say,
  SetupProblem,
  withProblemsSaid,
} from "./lib/setup.mjs";

const STUB = join(ROOT, "dist", ".electron-stub");
const PLATFORMS = {
  linux: { flag: "--linux", folder: "linux-unpacked" },
  darwin: { flag: "--mac", folder: "mac" },
  win32: { flag: "--win", folder: "win-unpacked" },
};

await withProblemsSaid(async () => {
  const platform = PLATFORMS[process.platform];
  if (platform === undefined) throw new SetupProblem(`There is no package for ${process.platform}.`);
  await ensurePackages();
  const node = findNode();
  await ensurePage(node);
  await ensureDesktop(node);
  const electron = findDist();
  const cli = join(ROOT, "node_modules", "electron-builder", "cli.js");
  const args = [cli, platform.flag, "dir", "--publish", "never", `-c.electronDist=${electron}`];
  const { code, output } = await run(node, args, { cwd: ROOT, quiet: true });
  if (code !== 0) throw new SetupProblem(`electron-builder ended with code ${code}:\n${output}`);
  console.log(`Packed: dist/${platform.folder}`);
  if (electron === STUB)
    console.log("Electron's binary is not here: a stub stands in its place, and this package cannot be started.");
});

/** Where Electron's own files are; a stub where they are missing. */
function findDist() {
  const binary = installedElectron();
  if (binary !== null) return distFolder();
  if (process.platform !== "linux")
    throw new SetupProblem("Electron's binary is not here: npm start -- --shell electron fetches it.");
  writeElectronStub(STUB);
  return STUB;
}
