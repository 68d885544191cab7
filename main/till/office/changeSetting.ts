/** Changes of the stored settings by somebody who may: on the disk and in the journal, or in neither. */
import { ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { describeProblem } from "../../settings/problem.ts";
import type { SettingsStore } from "../../settings/store.ts";
import type { Books } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";

/** @property before as it counted until now, @property after as it is stored; undefined: the default. Plain JSON */
export interface SettingChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** @property value null forgets it, @property before what was kept; neither is ever written in the journal */
export interface SecretChange {
  readonly path: string;
  readonly value: string | null;
  readonly before: string | null;
}

/**
 * @param path of a setting that holds no secret, such as `devices.scanners`
 * @param approver who answers for it
 */
export const changeSetting = (
  to: { readonly store: SettingsStore; readonly books: Books },
  path: string,
  value: { readonly before: unknown; readonly after: unknown },
  approver: string,
): Promise<Result<null, Problem>> => changeSettings(to, [{ path, ...value }], [], approver);

/** Several at once, all or none. Of a secret the journal holds only whether it was set. */
export async function changeSettings(
  { store, books }: { readonly store: SettingsStore; readonly books: Books },
  changes: readonly SettingChange[],
  secrets: readonly SecretChange[],
  approver: string,
): Promise<Result<null, Problem>> {
  const healthy = books.healthy();
  if (!healthy.ok) return sick(healthy.error);
  const stored = changes.map(({ path }) => ({ path, value: store.value(path) }));
  const written = await store.putAll(
    // A secret that somebody has written into the file gives way to the one that is kept.
    [
      ...changes.map(({ path, after }) => ({ path, value: after })),
      ...secrets.map(({ path }) => ({ path, value: undefined })),
    ],
    new Map(secrets.map(({ path, value }) => [path, value])),
  );
  if (!written.ok) {
    const [first] = written.error;
    if (first === undefined || first.path === "") return refuse("settingsNotWritten", { detail: first?.what ?? "" });
    return refuse("settingsWrong", { detail: describeProblem({ ...first, source: null }) });
  }
  const told = books.commit(
    [
      ...changes.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null })),
      ...secrets.map(({ path, value, before }) => ({
        path,
        before: before === null ? null : "set",
        after: value === null ? null : "set",
      })),
    ].map((body) => ({ fact: { kind: "settings.changed", body: { ...body, approver } } })),
  );
  if (told.ok) return ok(null);
  await store.putAll(stored, new Map(secrets.map(({ path, before }) => [path, before])));
  return sick(told.error);
}
