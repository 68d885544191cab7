/** Electron itself, where its binary is on the machine. Everything else in this folder runs under a stand-in. */
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { _electron } from "playwright";
import { join } from "node:path";
import { openScreen, NOTEBOOK, until } from "../e2e/screen.ts";
import { startSimulator } from "../../simulator/index.ts";
import { startFakePrinter } from "../support/fakePrinter.ts";
import { openShop } from "../support/shop.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const binary = join(
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(ROOT, "node_modules", "electron", "dist"),
  "electron",
);
const why = whyNot();
if (why !== null) console.log(`tests/electron/real.test.ts: skipped: ${why}`);

function whyNot(): string | null {
  if (!existsSync(binary)) return "no Electron binary";
  if (process.getuid?.() === 0) return "Electron does not run as root";
  return process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"] ? null : "no screen";
}

test.skipIf(why !== null)("a sale and a backup in Electron itself", async () => {
  const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0 });
  const printer = await startFakePrinter();
  const shop = openShop({ gatewayUrl: gateway.url, printerPort: printer.port });
  const flags = ["--data", shop.dataDir, "--settings", shop.settingsFile];
  const app = await _electron.launch({ executablePath: binary, args: [ROOT, ...flags] });
  try {
    const page = await app.firstWindow();
    expect(page.url()).toBe("app://till/");
    expect(await page.evaluate("[typeof require, typeof process]")).toEqual(["undefined", "undefined"]);
    const screen = await openScreen(page);
    await screen.signIn();
    await screen.ring(NOTEBOOK);
    await screen.press("Exact cash");
    await until("the receipt printed", () => printer.papers().length === 1);
    await page.evaluate(`tenderline.command({ id: "b1", name: "backup.now", args: {} })`);
    await until("a verified backup", () =>
      page.evaluate<boolean>(
        `tenderline.query({ name: "backup.list", args: { limit: 1 } }).then(({ value }) => value.last !== null)`,
      ),
    );
  } finally {
    await app.close();
    await gateway.close();
    await printer.close();
    shop.remove();
  }
});
