/** The till's window when Electron is not there: an installed Chromium-family browser without tabs, on a profile of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/** The machine, as far as finding a browser goes. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Env;
  readonly isRoot: boolean;
  readonly exists: (path: string) => boolean;
}

const LINUX_NAMES = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
  "brave-browser",
  "brave",
];
const MAC_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
];
const WINDOWS_PATHS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "BraveSoftware\\Brave-Browser\\Application\\brave.exe",
];

/** @returns the first Chromium-family browser of the machine; null when there is none */
export function findBrowser({ platform, env, exists }: Machine): string | null {
  return candidates(platform, env).find(exists) ?? null;
}

function candidates(platform: NodeJS.Platform, env: Env): readonly string[] {
  if (platform === "darwin") return MAC_PATHS;
  if (platform === "win32") {
    const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]];
    return roots.flatMap((root) => (root ? WINDOWS_PATHS.map((path) => `${root}\\${path}`) : []));
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether a window can be shown at all. */
export function hasScreen({ platform, env }: Pick<Machine, "platform" | "env">): boolean {
  return platform !== "linux" || Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
}

/** @param profile a folder of the till's own, so that no extension and no other tab shares the page's process */
export function windowArguments(url: string, profile: string, { platform, isRoot }: Machine): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=Translate",
    "--disable-translate",
    // Chromium refuses to start as root otherwise.
    ...(platform === "linux" && isRoot ? ["--no-sandbox"] : []),
  ];
}

export type Opened =
  | { readonly kind: "opened"; readonly window: ChildProcess; readonly note: string | null }
  | { readonly kind: "notOpened"; readonly why: string };

/** Opens the window. `onClosed` is called when the browser ends by itself; the till goes on without it. */
export function openAppWindow(url: string, profile: string, machine: Machine, onClosed: () => void): Opened {
  if (!hasScreen(machine)) return { kind: "notOpened", why: "there is no screen here" };
  const browser = findBrowser(machine);
  if (browser === null) return { kind: "notOpened", why: "no Chromium-family browser is installed" };
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const window = spawn(browser, windowArguments(url, profile, machine), { stdio: "ignore" });
  window.once("error", onClosed);
  window.once("exit", onClosed);
  const bare = machine.platform === "linux" && machine.isRoot;
  return { kind: "opened", window, note: bare ? "The browser runs without its sandbox, because this is root." : null };
}

/** This machine. */
export function thisMachine(): Machine {
  const isRoot = process.getuid?.() === 0;
  return { platform: process.platform, env: process.env, isRoot, exists: existsSync };
}
