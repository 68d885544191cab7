/** The built app under the stand-in: the real `out/main/index.js` in a process of its own, the real preload and page in Chromium. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright";
import { startSimulator, type Simulator } from "../../simulator/index.ts";
import { PATIENCE_MS } from "../e2e/browser.ts";
import { openScreen, type Screen } from "../e2e/screen.ts";
import { startFakePrinter, type FakePrinter } from "../support/fakePrinter.ts";
import { openShop, type Shop } from "../support/shop.ts";
import { waitFor } from "../support/waitFor.ts";
import type { Question, Questions } from "./standIn/control.ts";
import { PAGE_ORIGIN } from "./standIn/pageUrl.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const REGISTER = new URL("./standIn/register.ts", import.meta.url).href;

export interface App {
  readonly gateway: Simulator;
  readonly printer: FakePrinter;
  readonly screen: Screen;
  /** What the page and the app complained about. */
  readonly faults: readonly string[];
  ask<Q extends Question>(question: Q, ask: Questions[Q]["ask"]): Promise<Questions[Q]["answer"]>;
  /** Closes the window as a person does; the app's exit code. */
  closeWindow(): Promise<number | null>;
  close(): Promise<void>;
}

/**
 * @param packaged whether the app believes to run from its package
 * @param root where `out/` stands; this project when left out
 * @param alone with nothing set: the app trains with its own simulator, and has no printer
 */
export async function openApp({ packaged = false, root = ROOT, alone = false } = {}): Promise<App> {
  const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0 });
  const printer = await startFakePrinter();
  const shop = openShop({ gatewayUrl: gateway.url, printerPort: printer.port });
  const { context, endpoint, removeProfile } = await openChromium();
  const faults: string[] = [];
  const coming = firstPage(context, faults);
  const child = startMain({ flags: flagsOf(shop, alone), packaged, root, endpoint });
  child.stderr?.on("data", (text: string) => faults.push(text));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const page = await Promise.race([
    coming,
    ended.then((code) => Promise.reject(new Error(`The app ended with ${String(code)}: ${faults.join("")}`))),
  ]);
  const screen = await openScreen(page);
  await page.locator("#root .till").waitFor();
  const ask = askOver(child);

  return {
    gateway,
    printer,
    screen,
    faults,
    ask,
    async closeWindow() {
      await ask("closeWindow", null);
      return ended;
    },
    async close() {
      if (child.exitCode === null) child.kill("SIGKILL");
      await ended;
      await context.close();
      removeProfile();
      await gateway.close();
      await printer.close();
      shop.remove();
    },
  };
}

const flagsOf = ({ dataDir, settingsFile }: Shop, alone: boolean): readonly string[] => [
  ...["--data", dataDir],
  ...(alone ? [] : ["--settings", settingsFile]),
];

export interface MainOptions {
  readonly flags: readonly string[];
  readonly packaged?: boolean;
  readonly root?: string;
  /** Chromium's DevTools address; an app that opens no window needs none. */
  readonly endpoint?: string;
  /** Whether another Tenderline holds the lock. */
  readonly second?: boolean;
}

/** Starts the built main as Electron would, without waiting for anything. */
export function startMain({
  flags,
  packaged = false,
  root = ROOT,
  endpoint = "",
  second = false,
}: MainOptions): ChildProcess {
  const child = spawn(process.execPath, ["--import", REGISTER, join(root, "out", "main", "index.js"), ...flags], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      STAND_IN_BROWSER: endpoint,
      STAND_IN_PACKAGED: packaged ? "1" : "0",
      STAND_IN_SECOND: second ? "1" : "0",
    },
  });
  child.stdout?.setEncoding("utf8");
  child.stderr?.setEncoding("utf8");
  return child;
}

/** A Chromium that two may speak to: the stand-in as its page's owner, and the test as the person in front of it. */
async function openChromium(): Promise<{ context: BrowserContext; endpoint: string; removeProfile(): void }> {
  const profile = mkdtempSync(join(tmpdir(), "tenderline-electron-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["TENDERLINE_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--remote-debugging-port=0"],
    viewport: { width: 1280, height: 800 },
    locale: "en-CA",
    timeout: PATIENCE_MS,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const [port = "", path = ""] = await waitFor("Chromium's own address", () => {
    const file = join(profile, "DevToolsActivePort");
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    return lines.length > 1 && lines;
  });
  return {
    context,
    endpoint: `ws://127.0.0.1:${port}${path}`,
    removeProfile: () => {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function firstPage(context: BrowserContext, faults: string[]): Promise<Page> {
  const page = await context.waitForEvent("page");
  page.on("pageerror", (error) => faults.push(error.stack ?? error.message));
  await page.waitForURL(`${PAGE_ORIGIN}/**`);
  return page;
}

function askOver(child: ChildProcess): App["ask"] {
  const waiting = new Map<number, (reply: { value?: unknown; error?: string }) => void>();
  let last = 0;
  child.on("message", (reply: { id: number; value?: unknown; error?: string }) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  return (question, ask) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ value, error }) => {
        if (error === undefined) resolve(value as never);
        else reject(new Error(error));
      });
      child.send({ id, question, ask });
    });
}
