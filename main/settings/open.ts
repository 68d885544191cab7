/**
 * The settings at a start: the stored ones with their secrets, the file of `--settings` over them. Secrets that somebody
 * wrote into the stored file move to the secret store; those of `--settings` are held in memory and stored nowhere.
 */
import { join } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { readLayer } from "./load.ts";
import { replaceOwnerFile } from "./ownerFile.ts";
import type { SettingsProblem } from "./problem.ts";
import { resolveSettings, type Settings } from "./resolve.ts";
import type { Seal, SecretKeeping } from "./seal.ts";
import { missingSecrets, putSecretsIn, type Secret, takeSecretsOut } from "./secretKeys.ts";
import { createSecretStore, type SecretProblem, type SecretStore } from "./secretStore.ts";
import { createSettingsStore, type SettingsStore } from "./store.ts";

export interface OpenSettings {
  readonly dataDir: string;
  /** The file of `--settings`; null without that flag. */
  readonly overlayFile: string | null;
  readonly seal: Seal;
  /** The stored form of a PIN. */
  hashPin(pin: string): Promise<string>;
  /** ms */
  now(): number;
}

export interface OpenedSettings {
  readonly settings: Settings;
  readonly store: SettingsStore;
  /** How secrets are kept here, for a person to know. */
  readonly keeping: SecretKeeping;
  /** Sentences for the person who started the till. */
  readonly warnings: readonly string[];
}

/** The settings that count for this run and where changes of them are stored, or everything that is wrong with them. */
export async function openSettings(asked: OpenSettings): Promise<Result<OpenedSettings, readonly SettingsProblem[]>> {
  const file = join(asked.dataDir, "settings.json");
  const stored = readLayer("stored", file);
  const overlay = asked.overlayFile === null ? ok(null) : readLayer("overlay", asked.overlayFile);
  if (!stored.ok || !overlay.ok) return err([stored, overlay].flatMap((read) => (read.ok ? [] : [read.error])));

  const secretStore = createSecretStore(join(asked.dataDir, "secrets.json"), asked.seal);
  const kept = await readSecrets(secretStore, stored.value?.value);
  const layers = [
    ...(stored.value === null ? [] : [{ ...stored.value, value: putSecretsIn(stored.value.value, kept.values) }]),
    ...(overlay.value === null ? [] : [overlay.value]),
  ];
  const resolved = resolveSettings(layers);
  if (!resolved.ok) return err(kept.lostPins ? [LOST_PINS, ...resolved.error] : resolved.error);

  const { plain, secrets } = takeSecretsOut(stored.value?.value);
  const moved = secrets.length === 0 ? null : await move(secrets, secretStore, asked.hashPin, file, plain);
  const stuck = moved?.warning ?? null;
  return ok({
    settings: resolved.value,
    keeping: await secretStore.describe(),
    warnings: [...kept.warnings, ...(stuck === null ? [] : [stuck])],
    store: createSettingsStore({
      file,
      stored: stuck === null ? plain : (stored.value?.value as Readonly<Record<string, unknown>>),
      overlay: overlay.value?.value ?? null,
      secrets: new Map([...kept.values, ...(moved?.kept ?? [])]),
      secretStore,
      now: () => asked.now(),
    }),
  });
}

const LOST_PINS: SettingsProblem = {
  path: "operators",
  what: "PINs of stored operators cannot be had from the secret store",
  todo: 'give each operator a "pin" once more',
  source: "secrets.json",
};

interface Kept {
  readonly values: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
  readonly lostPins: boolean;
}

/** The secrets that the stored settings leave out, as far as they can be had. */
async function readSecrets(store: SecretStore, stored: unknown): Promise<Kept> {
  const values = new Map<string, string>();
  const warnings = new Set<string>();
  let lostPins = false;
  for (const name of missingSecrets(stored)) {
    const read = await store.read(name);
    if (!read.ok) warnings.add(sentence(read.error));
    else if (read.value !== null) values.set(name, read.value);
    lostPins ||= name.startsWith("operators.") && !values.has(name);
  }
  return { values, warnings: [...warnings], lostPins };
}

/** First into the secret store, then out of the settings: at no moment in neither. */
async function move(
  secrets: readonly Secret[],
  store: SecretStore,
  hashPin: OpenSettings["hashPin"],
  file: string,
  plain: unknown,
): Promise<{ readonly warning: string | null; readonly kept: ReadonlyMap<string, string> }> {
  const kept = new Map<string, string>();
  for (const { kind, name, value } of secrets) {
    const form = kind === "pin" ? await hashPin(value) : value;
    const written = await store.write(name, form);
    if (!written.ok)
      return { warning: `${sentence(written.error)} The secrets stay in settings.json until then.`, kept };
    kept.set(name, form);
  }
  try {
    await replaceOwnerFile(file, `${JSON.stringify(plain, null, 2)}\n`);
    return { warning: null, kept };
  } catch {
    return { warning: "Secrets could not be taken out of settings.json: the file cannot be written.", kept };
  }
}

function sentence(problem: SecretProblem): string {
  switch (problem.kind) {
    case "sealedElsewhere":
      return "The secrets were sealed by another shell, machine or user and cannot be read here: write them into settings.json once more.";
    case "openToOthers":
      return "Other users of this machine may read secrets.json: take that right away (chmod 600), and change the secrets in it.";
    case "unreadable":
      return `The secrets in secrets.json cannot be read or written (${problem.code}): check the file, or move it away and write the secrets into settings.json once more.`;
    case "badName":
    case "tooLong":
      return "A secret has a form that cannot be stored.";
  }
}
