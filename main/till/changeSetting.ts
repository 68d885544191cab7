/** A change of the stored settings by somebody who may: on the disk and in the journal, or in neither. */
import { ok, type Result } from "../core/result.ts";
import type { Problem } from "../../preload/contract/channel.ts";
import { describeProblem } from "../settings/problem.ts";
import type { SettingsStore } from "../settings/store.ts";
import type { Books } from "./books.ts";
import { refuse, sick } from "./problem.ts";

/**
 * @param path of a setting that holds no secret, such as `devices.scanners`
 * @param value `before` as it counted until now, `after` as it is stored; plain JSON
 * @param approver who answers for it
 */
export async function changeSetting(
  { store, books }: { readonly store: SettingsStore; readonly books: Books },
  path: string,
  value: { readonly before: unknown; readonly after: unknown },
  approver: string,
): Promise<Result<null, Problem>> {
  const healthy = books.healthy();
  if (!healthy.ok) return sick(healthy.error);
  const stored = store.value(path);
  const written = await store.put(path, value.after);
  if (!written.ok) {
    const [first] = written.error;
    return refuse("settingsNotWritten", { detail: first === undefined ? "" : describeProblem(first) });
  }
  const told = books.commit([{ fact: { kind: "settings.changed", body: { path, ...value, approver } } }]);
  if (told.ok) return ok(null);
  await store.put(path, stored);
  return sick(told.error);
}
