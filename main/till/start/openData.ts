/** What a till finds at its start: its folder, its settings, its journal. Nothing is changed where one of them cannot be had. */
import { join } from "node:path";
import type { Clock } from "../../core/clock.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Journal } from "../../journal/journal.ts";
import { openJournal } from "../../journal/open.ts";
import { projectors } from "../../journal/projections/index.ts";
import { type OpenedSettings, openSettings } from "../../settings/open.ts";
import { describeProblem } from "../../settings/problem.ts";
import { bestSeal } from "../../settings/seal.ts";
import { hashPin, SALT_BYTES } from "../../staff/pins.ts";
import { checkDataFolder, makeDataFolder } from "./dataFolder.ts";
import type { BootProblem, TillOptions } from "./options.ts";
import type { Random } from "../base/random.ts";

export interface OpenedData {
  readonly stored: OpenedSettings;
  /** The folder of the mode. */
  readonly dir: string;
  readonly journal: Journal;
}

/** @returns a sentence for a person, with the exit code, where the till cannot start */
export async function openData(
  options: TillOptions,
  clock: Clock,
  random: Random,
): Promise<Result<OpenedData, BootProblem>> {
  const folder = checkDataFolder(options.dataDir);
  if (!folder.ok) return err({ message: folder.error, exitCode: 1 });
  const stored = await openSettings({
    dataDir: options.dataDir,
    overlayFile: options.settingsFile,
    seal: await bestSeal(options.safeStorage ?? null, process.platform),
    hashPin: (pin) => hashPin(pin, random.bytes(SALT_BYTES)),
    now: () => clock.now(),
  });
  if (!stored.ok) return err({ message: stored.error.map(describeProblem).join("\n"), exitCode: 2 });
  const dir = join(options.dataDir, stored.value.settings.mode);
  const made = makeDataFolder(dir);
  if (!made.ok) return err({ message: made.error, exitCode: 1 });

  const journal = openJournal(dir, { projectors, now: () => clock.now() });
  if (!journal.ok) return err({ message: journal.error.message, exitCode: 1 });
  return ok({ stored: stored.value, dir, journal: options.between?.journal?.(journal.value) ?? journal.value });
}
