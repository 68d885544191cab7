/** Whether Electron can show the till here, and fetching its binary once. Plain JavaScript for Node 20. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { readIfThere, ROOT, say } from "./setup.mjs";
import { run } from "./run.mjs";

const PACKAGE = join(ROOT, "node_modules", "electron");
const GAVE_UP = join(ROOT, "node_modules", ".cache", "tenderline-electron-unreachable");
const CONNECT_MS = 20_000;
const FETCH_MS = 15 * 60_000;

/**
 * Electron's binary, fetched when it can be.
 * @param {{ node: string, mustHave: boolean }} options `mustHave` tries again although an earlier try failed
 * @returns {Promise<{ ok: true, path: string } | { ok: false, why: string }>}
 */
export async function findElectron({ node, mustHave }) {
  if (process.platform === "linux" && process.getuid?.() === 0) return no("Electron does not run as root");
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return no("there is no screen for Electron");
  const there = installedElectron();
  if (there) return { ok: true, path: there };
  const version = versionOf();
  if (!mustHave && readIfThere(GAVE_UP) === version)
    return no("Electron's binary could not be fetched before (npm start -- --shell electron tries again)");
  const host = downloadHost();
  if (!(await reachable(host)))
    return giveUp(version, `Electron's binary is not there and ${host.hostname} does not answer`);
  say(`Fetching Electron ${version} from ${host.hostname} …`);
  const { code } = await run(node, [join(PACKAGE, "install.js")], { cwd: ROOT, timeoutMs: FETCH_MS, progress: true });
  const fetched = installedElectron();
  return code === 0 && fetched
    ? { ok: true, path: fetched }
    : giveUp(version, "Electron's binary could not be fetched");
}

/** @returns {string | null} Electron's program, when it is on this machine */
export function installedElectron() {
  const name =
    { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" }[process.platform] ?? "electron";
  const path = join(distFolder(), name);
  return existsSync(path) ? path : null;
}

/** @returns {string} where Electron's files stand or would stand */
export function distFolder() {
  return process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, "dist");
}

function downloadHost() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  return new URL(mirror && URL.canParse(mirror) ? mirror : "https://github.com");
}

/** Whether somebody answers at all; what is fetched is checked by Electron's own script against its checksums. */
function reachable({ hostname, port, protocol }) {
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === "http:" ? 80 : 443) });
    const end = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), CONNECT_MS);
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

function giveUp(version, why) {
  mkdirSync(join(GAVE_UP, ".."), { recursive: true });
  writeFileSync(GAVE_UP, version);
  return no(why);
}

const no = (why) => ({ ok: false, why });
const versionOf = () => JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")).version;
