/** The browser shell's entry: reads the flags, builds the till, says where it is, opens a window, ends cleanly. */
import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseFlags, type Flags } from "../cli.ts";
import type { RunningTill } from "../till/start/options.ts";
import { openAppWindow, thisMachine } from "./appWindow.ts";
import { startBrowserShell, type BrowserShell } from "./browser.ts";
import { defaultDataDir } from "./dataDir.ts";
import { describeFault } from "../till/base/fault.ts";
import { check } from "./check.ts";
import { openStandingTill, type StandingTill } from "./standingTill.ts";
import { readVersion } from "./version.ts";

const ROOT = join(import.meta.dirname, "..", "..");

let ending = false;

const flags = parseFlags(process.argv.slice(2));
if (!flags.ok) fail(flags.error, 2);
else {
  const verdict = await check(flags.value, console.error);
  if (verdict === null) await run(flags.value);
  else {
    console.log(verdict.text);
    process.exitCode = verdict.exitCode;
  }
}

async function run(flags: Flags): Promise<void> {
  const dataDir = resolve(flags.data ?? defaultDataDir(process.platform, process.env, homedir()));
  let end: () => Promise<void> = () => Promise.resolve();
  const till = await openStandingTill(
    {
      dataDir,
      settingsFile: flags.settings === null ? null : resolve(flags.settings),
      catalogFile: flags.catalog === null ? null : resolve(flags.catalog),
      version: readVersion(ROOT),
    },
    {
      restarted(next) {
        tell(next, `Tenderline started again: ${next.mode}`);
      },
      ended({ message, exitCode }) {
        fail(message, exitCode);
        void end().finally(() => process.exit());
      },
    },
  );
  if (!till.ok) return fail(till.error.message, till.error.exitCode);
  const why = process.env["TENDERLINE_SHELL_WHY"];
  if (why !== undefined) console.error(`Opening in the browser shell, because ${why}.`);
  const shell = await openShell(till.value, flags.port);
  if (shell === null) return till.value.close();

  const window = flags.open ? showWindow(shell.url, join(dataDir, "browser-profile")) : null;
  end = async () => {
    window?.kill();
    await shell.close();
    await till.value.close();
  };
  endOnSignal(() => end());
}

/** What there is to say of a till that runs, to whoever started it. */
function tell({ simulatorUrl, warnings }: RunningTill, line: string): void {
  for (const warning of warnings) console.error(warning);
  console.log(line);
  if (simulatorUrl !== null) console.log(`Simulator: ${simulatorUrl}`);
}

async function openShell(till: StandingTill, port: number): Promise<BrowserShell | null> {
  try {
    const shell = await startBrowserShell({
      till: till.port,
      rendererDir: join(ROOT, "out", "renderer"),
      port,
      random: randomBytes,
      now: Date.now,
      onBug: (error) => {
        console.error(describeFault(error));
      },
    });
    tell(till.now(), `Tenderline ready: ${shell.url}`);
    return shell;
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    fail(taken ? `Port ${port} is in use: choose another with --port N.` : messageOf(error), 1);
    return null;
  }
}

function showWindow(url: string, profile: string) {
  const opened = openAppWindow(url, profile, thisMachine(), () => {
    if (!ending) console.error("The till's window is closed; the till goes on. Ctrl+C ends it.");
  });
  if (opened.kind === "notOpened") {
    console.error(`No window was opened, because ${opened.why}. Open the address above in a browser on this machine.`);
    return null;
  }
  if (opened.note !== null) console.error(opened.note);
  return opened.window;
}

function endOnSignal(end: () => Promise<void>): void {
  const stop = () => {
    if (ending) return;
    ending = true;
    void end().then(
      () => process.exit(0),
      (error: unknown) => {
        fail(describeFault(error), 1);
        process.exit();
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
