/** Reads the settings files from disk. Nothing is written, and no value of a file ever reaches a message. */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { findJsonError } from "./jsonError.ts";
import type { SettingsProblem } from "./problem.ts";
import { resolveSettings, type Settings, type SettingsLayer } from "./resolve.ts";

/** No shop needs more; a larger file is another file given by mistake. */
const MAX_BYTES = 1_000_000;

export interface SettingsFiles {
  /** The data folder's own settings; they may be missing. */
  readonly storedFile: string;
  /** The file of `--settings`, which has to be there; null without that flag. */
  readonly overlayFile: string | null;
}

/** The settings that count for this run, or everything that is wrong with them. */
export function loadSettings({ storedFile, overlayFile }: SettingsFiles): Result<Settings, readonly SettingsProblem[]> {
  const stored = readLayer("stored", storedFile);
  const overlay = overlayFile === null ? ok(null) : readLayer("overlay", overlayFile);
  if (!stored.ok || !overlay.ok) return err([stored, overlay].flatMap((read) => (read.ok ? [] : [read.error])));
  return resolveSettings([stored.value, overlay.value].filter((layer) => layer !== null));
}

function readLayer(kind: SettingsLayer["kind"], file: string): Result<SettingsLayer | null, SettingsProblem> {
  const source = basename(file);
  const problem = (what: string, todo: string) => err({ path: "", what, todo, source });
  let text: string;
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) return problem("the file is too large", "give the settings file, which is a small JSON file");
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    return unreadable(cause, kind, problem);
  }
  try {
    return ok({ kind, source, value: JSON.parse(text) as unknown });
  } catch {
    const { line, column, why } = findJsonError(text);
    return problem(`line ${String(line)}, column ${String(column)}: ${why}`, "correct the JSON there");
  }
}

function unreadable(
  cause: unknown,
  kind: SettingsLayer["kind"],
  problem: (what: string, todo: string) => Result<never, SettingsProblem>,
) {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT" && kind === "stored") return ok(null);
  if (code === "ENOENT") return problem("the file is not there", "check the path given to --settings");
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return problem("the file is not UTF-8 text", "save it as UTF-8");
  return problem(
    `the file cannot be read (${code === "" ? "unknown reason" : code})`,
    "check that it is a file and who may read it",
  );
}
