/** The Chromium that the tests drive. */
import { chromium, type BrowserServer, type LaunchOptions } from "playwright";

/** Without these each window brings a process for the browser's own bar, and one in reserve: a fifth of a test's work. */
const NOT_THE_PAGES = [
  "InitialWebUI",
  "InitialWebUIWithoutExtensions",
  "WebUIReloadButton",
  "WebUIToolbar",
  "WebUISplitTabsButton",
  "PreloadTopChromeWebUI",
  "WebUIOmniboxPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxAimPopup",
  "SpareRendererForSitePerProcess",
];
/** What Playwright switches off itself and a page on loopback meets: of two lists the browser takes the last. */
const AS_PLAYWRIGHT = [
  "AimEnabled",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** How long a browser may take to come up, and a person to wait for what they look for, ms: far more than a busy machine needs. */
export const PATIENCE_MS = Number(process.env["TENDERLINE_E2E_PATIENCE_MS"] ?? 120_000);

const LAUNCH: LaunchOptions = {
  timeout: PATIENCE_MS,
  executablePath: process.env["TENDERLINE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    `--disable-features=${[...AS_PLAYWRIGHT, ...NOT_THE_PAGES].join(",")}`,
  ],
};

/** Starts one browser that test files connect to by its `wsEndpoint()`; whoever starts it closes it. */
export const startBrowser = (): Promise<BrowserServer> => chromium.launchServer(LAUNCH);
