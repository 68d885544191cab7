/** Reads the settings files from disk. Nothing is written, and no value of a file ever reaches a message. */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { findJsonError } from "./jsonError.ts";
import type { SettingsProblem } from "./problem.ts";
import type { SettingsLayer } from "./resolve.ts";

/** No shop needs more; a larger file is another file given by mistake. */
const MAX_BYTES = 1_000_000;

/** One file as it stands; null for stored settings that are not there. Nothing of it is checked but that it is JSON. */
export function readLayer(kind: SettingsLayer["kind"], file: string): Result<SettingsLayer | null, SettingsProblem> {
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
