/** The stored settings of a data folder: what the till itself changes in them. Secrets rest elsewhere (secretStore.ts). */
import { rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { readLayer } from "./load.ts";
import { replaceOwnerFile } from "./ownerFile.ts";
import type { SettingsProblem } from "./problem.ts";
import { resolveSettings, type Settings, type SettingsLayer } from "./resolve.ts";
import { at, putSecretsIn, withValue } from "./secretKeys.ts";
import type { SecretStore } from "./secretStore.ts";

type Group = Readonly<Record<string, unknown>>;

export interface SettingsStore {
  /** The value that is stored at a path such as `devices.scanners`; undefined when the default counts. */
  value(path: string): unknown;
  /** Whether the file of `--settings` says this as well: then what is stored counts from the next start without it. */
  overlaid(path: string): boolean;
  /**
   * Stores a value; undefined gives the default back. Durable on return, and only ever whole and sound settings are
   * written. A file that somebody has damaged meanwhile is kept aside under `keptAside`.
   * @param secrets that change with it, by the secret store's names: they are written first; null forgets one
   */
  put(path: string, value: unknown, secrets?: Secrets): Promise<Stored>;
  /** Several at once, all or none, as `put`. */
  putAll(changes: readonly StoredChange[], secrets?: Secrets): Promise<Stored>;
  /** The settings as they will count from the next start: stored ones with their secrets, the file of this run over them. */
  nextStart(): Result<Settings, readonly SettingsProblem[]>;
  /** Whether a secret is kept under this name. */
  hasSecret(name: string): boolean;
}

export interface StoredChange {
  readonly path: string;
  /** Undefined gives the default back. */
  readonly value: unknown;
}

export type Secrets = ReadonlyMap<string, string | null>;
type Stored = Result<{ readonly keptAside: string | null }, readonly SettingsProblem[]>;

export interface StoreFile {
  readonly file: string;
  /** As read at start, without secrets; {} when there is no file. */
  readonly stored: Group;
  /** The file of `--settings`, as it was read; null without. */
  readonly overlay: unknown;
  /** The secrets that the stored settings leave out, by name. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly secretStore: Pick<SecretStore, "write">;
  /** ms; names a file that is kept aside. */
  now(): number;
}

export function createSettingsStore({ file, stored, overlay, now, ...kept }: StoreFile): SettingsStore {
  let known = stored;
  let secrets = kept.secrets;
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

  const layer = (settings: Group, withSecrets: ReadonlyMap<string, string>): SettingsLayer => ({
    kind: "stored",
    source: "settings.json",
    value: putSecretsIn(settings, withSecrets),
  });

  /** @returns why they could not be written; then none of them is */
  const writeSecrets = async (changes: Secrets, before: ReadonlyMap<string, string>): Promise<Stored | null> => {
    for (const [name, value] of changes) {
      const written = await kept.secretStore.write(name, value);
      if (written.ok) continue;
      for (const [each] of changes) await kept.secretStore.write(each, before.get(each) ?? null);
      const what = `the secrets cannot be written (${written.error.kind})`;
      return err([{ path: "", what, todo: "check secrets.json and who may read it", source: "secrets.json" }]);
    }
    return null;
  };

  const putAll = async (asked: readonly StoredChange[], changes: Secrets): Promise<Stored> => {
    const before = secrets;
    try {
      const { found, keptAside } = await readNow();
      const next = asked.reduce((group, { path, value }) => withValue(group, path.split("."), value), found);
      const after = new Map([...before, ...changes].flatMap(([name, one]) => (one === null ? [] : [[name, one]])));
      const sound = resolveSettings([layer(plainJson(next), after)]);
      if (!sound.ok) return sound;
      const stuck = await writeSecrets(changes, before);
      if (stuck !== null) return stuck;
      secrets = after;
      await replaceOwnerFile(file, `${JSON.stringify(next, null, 2)}\n`);
      known = plainJson(next);
      return ok({ keptAside });
    } catch (cause) {
      secrets = before;
      for (const [name] of changes) await kept.secretStore.write(name, before.get(name) ?? null);
      const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
      const todo = "check the disk and who may write the data folder";
      return err([{ path: "", what: `the file cannot be written (${code})`, todo, source: "settings.json" }]);
    }
  };

  return {
    value: (path) => at(known, path.split(".")),
    overlaid: (path) => at(overlay, path.split(".")) !== undefined,
    put(path, value, changes) {
      return this.putAll([{ path, value }], changes);
    },
    putAll(asked, changes = new Map()) {
      const done = working.then(() => putAll(asked, changes));
      working = done;
      return done;
    },
    nextStart: () =>
      resolveSettings([
        layer(known, secrets),
        ...(overlay === null ? [] : [{ kind: "overlay", source: "--settings", value: overlay } as const]),
      ]),
    hasSecret: (name) => secrets.has(name),
  };
}

/** As it would be read back: what is undefined is not there. */
const plainJson = (value: Group): Group => JSON.parse(JSON.stringify(value)) as Group;
