/** The Chromium that end-to-end tests drive: one found here, else Playwright's own, else Debian's. Plain JavaScript for Node 20. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { install, mayInstall } from "./debian.mjs";
import { run } from "./run.mjs";
import { ROOT, say, SetupProblem } from "./setup.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PLAYWRIGHT_MS = 180_000;
const FIRST_BYTE_MS = "20000";

/** @returns {Promise<string>} its path; throws SetupProblem saying what to install when there is none to be had */
export async function ensureChromium(node) {
  return onMachine() ?? (await playwrights(node)) ?? (await debians()) ?? none();
}

function onMachine() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : none(`CHROMIUM_PATH names ${asked}, which is not there.`);
  const folders = (process.env.PATH ?? "").split(delimiter);
  const windows = [process.env.ProgramFiles, process.env["ProgramFiles(x86)"]]
    .filter(Boolean)
    .map((root) => `${root}\\Google\\Chrome\\Application\\chrome.exe`);
  const places =
    { darwin: MAC, win32: windows }[process.platform] ??
    NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

async function playwrights(node) {
  const known = await playwrightPath(node);
  if (known) return known;
  say("Fetching Playwright's Chromium …");
  const cli = join(ROOT, "node_modules", "playwright", "cli.js");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: FIRST_BYTE_MS };
  const { code } = await run(node, [cli, "install", "chromium"], {
    cwd: ROOT,
    env,
    quiet: true,
    timeoutMs: PLAYWRIGHT_MS,
  });
  return code === 0 ? playwrightPath(node) : null;
}

async function playwrightPath(node) {
  const script = `import { chromium } from "playwright"; console.log(chromium.executablePath());`;
  const { output } = await run(node, ["--input-type=module", "-e", script], { cwd: ROOT, quiet: true });
  return existsSync(output.trim()) ? output.trim() : null;
}

async function debians() {
  if (!mayInstall()) return null;
  say("Installing Debian's chromium …");
  await install("chromium", "fonts-noto-cjk");
  return onMachine();
}

function none(why = "The end-to-end tests need Chromium, and none was found or could be fetched.") {
  throw new SetupProblem(
    `${why} Install chromium or google-chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH.`,
  );
}
