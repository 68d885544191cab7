/** The Chromium that the tests drive. */
import { chromium, type BrowserServer, type LaunchOptions } from "playwright";

const LAUNCH: LaunchOptions = {
  executablePath: process.env["TENDERLINE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
  ],
};

/** Starts one browser that test files connect to by its `wsEndpoint()`; whoever starts it closes it. */
export const startBrowser = (): Promise<BrowserServer> => chromium.launchServer(LAUNCH);
