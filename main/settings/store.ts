/** The stored settings of a data folder: what the till itself changes in them. Secrets rest elsewhere (secretStore.ts). */
import { rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { readLayer } from "./load.ts";
import { replaceOwnerFile } from "./ownerFile.ts";
import type { SettingsProblem } from "./problem.ts";
import { resolveSettings } from "./resolve.ts";
import { at, putSecretsIn, withValue } from "./secretKeys.ts";

type Group = Readonly<Record<string, unknown>>;

export interface SettingsStore {
  /** The value that is stored at a path such as `devices.scanners`; undefined when the default counts. */
  value(path: string): unknown;
  /** Whether the file of `--settings` says this as well: then what is stored counts from the next start without it. */
  overlaid(path: string): boolean;
  /**
   * Stores a value; undefined gives the default back. Durable on return, and only ever whole and sound settings are
   * written. A file that somebody has damaged meanwhile is kept aside under `keptAside`.
   */
  put(path: string, value: unknown): Promise<Result<{ readonly keptAside: string | null }, readonly SettingsProblem[]>>;
}

export interface StoreFile {
  readonly file: string;
  /** As read at start, without secrets; {} when there is no file. */
  readonly stored: Group;
  /** The file of `--settings`, as it was read; null without. */
  readonly overlay: unknown;
  /** The secrets that the stored settings leave out, by name. */
  readonly secrets: ReadonlyMap<string, string>;
  /** ms; names a file that is kept aside. */
  now(): number;
}

export function createSettingsStore({ file, stored, overlay, secrets, now }: StoreFile): SettingsStore {
  let known = stored;
  let working: Promise<unknown> = Promise.resolve();

  /** What stands in the file now: somebody may have edited it while the till ran. */
  const readNow = async (): Promise<{ readonly found: Group; readonly keptAside: string | null }> => {
    const layer = readLayer("stored", file);
    // Secrets that somebody has just written there stay until the next start takes them over.
    if (layer.ok) return { found: (layer.value?.value ?? {}) as Group, keptAside: null };
    const keptAside = `settings.unreadable-${String(now())}.json`;
    await rename(file, join(dirname(file), keptAside));
    return { found: known, keptAside };
  };

  const put = async (path: string, value: unknown): ReturnType<SettingsStore["put"]> => {
    try {
      const { found, keptAside } = await readNow();
      const next = withValue(found, path.split("."), value);
      const sound = resolveSettings([
        { kind: "stored", source: "settings.json", value: putSecretsIn(plainJson(next), secrets) },
      ]);
      if (!sound.ok) return sound;
      await replaceOwnerFile(file, `${JSON.stringify(next, null, 2)}\n`);
      known = plainJson(next);
      return ok({ keptAside });
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
      const todo = "check the disk and who may write the data folder";
      return err([{ path: "", what: `the file cannot be written (${code})`, todo, source: "settings.json" }]);
    }
  };

  return {
    value: (path) => at(known, path.split(".")),
    overlaid: (path) => at(overlay, path.split(".")) !== undefined,
    put(path, value) {
      const done = working.then(() => put(path, value));
      working = done;
      return done;
    },
  };
}

/** As it would be read back: what is undefined is not there. */
const plainJson = (value: Group): Group => JSON.parse(JSON.stringify(value)) as Group;
