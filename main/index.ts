/** Electron's entry: one till per data folder, its window, a clean end. */
import { join, resolve } from "node:path";
import { app, safeStorage, utilityProcess } from "electron";
import { parseFlags } from "./cli.ts";
import { check } from "./shell/check.ts";
import { openElectronShell, prepareElectron } from "./shell/electron.ts";
import { describeFault } from "./till/base/fault.ts";
import { openStandingTill } from "./shell/standingTill.ts";
import { utilityHelper } from "./shell/utilityHelper.ts";
import { readVersion } from "./shell/version.ts";
import type { RunningTill } from "./till/start/options.ts";

const root = join(import.meta.dirname, "..", "..");
const flags = parseFlags(process.argv.slice(app.isPackaged ? 1 : 2));

function end(message: string, exitCode: number): void {
  console.error(message);
  app.exit(exitCode);
}

async function open(): Promise<void> {
  if (!flags.ok) return end(flags.error, 2);
  const { data, settings, catalog } = flags.value;
  const verdict = await check(flags.value, console.error);
  if (verdict !== null) {
    console.log(verdict.text);
    app.exit(verdict.exitCode);
    return;
  }
  const tell = ({ warnings }: RunningTill): void => {
    for (const warning of warnings) console.error(warning);
  };
  const till = await openStandingTill(
    {
      dataDir: data === null ? app.getPath("userData") : resolve(data),
      safeStorage,
      backups: utilityHelper(() =>
        utilityProcess.fork(join(import.meta.dirname, "backupUtility.js"), [], {
          serviceName: "Tenderline backup",
          stdio: "ignore",
        }),
      ),
      settingsFile: settings === null ? null : resolve(settings),
      catalogFile: catalog === null ? null : resolve(catalog),
      version: readVersion(root),
    },
    {
      restarted: tell,
      ended: ({ exitCode, message }) => {
        end(message, exitCode);
      },
    },
  );
  if (!till.ok) return end(till.error.message, till.error.exitCode);
  tell(till.value.now());
  app.once("will-quit", (event) => {
    event.preventDefault();
    void till.value.close().finally(() => {
      app.exit(0);
    });
  });
  await openElectronShell({
    till: till.value.port,
    rendererDir: join(root, "out", "renderer"),
    preload: join(root, "out", "preload", "index.cjs"),
    now: Date.now,
  });
}

prepareElectron();
if (app.requestSingleInstanceLock()) {
  app.on("window-all-closed", () => {
    app.quit();
  });
  void app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      end(describeFault(error), 1);
    });
} else end("Tenderline is open already.", 1);
