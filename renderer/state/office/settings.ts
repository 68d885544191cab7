/** The settings as this page knows them: what the till has, what was typed and not saved, which page of them lies open. */
import { create } from "zustand";
import type { SettingsPageView } from "../../../preload/contract/office.ts";
import type { SettingPath } from "../../../preload/contract/settingPaths.ts";
import type { Section } from "./sections.ts";
import { ask, type Trouble } from "../till.ts";

interface SettingsState {
  readonly section: Section;
  readonly page: SettingsPageView | null;
  /** Typed and not saved yet. */
  readonly typed: ReadonlyMap<SettingPath, unknown>;
  readonly trouble: Trouble | null;
}

export const useSettings = create<SettingsState>(() => ({
  section: "store",
  page: null,
  typed: new Map(),
  trouble: null,
}));

/** Reads what the till has now. */
export async function readSettings(): Promise<void> {
  const answer = await ask("setup.read", {});
  if (answer.ok) useSettings.setState({ page: answer.value });
  else useSettings.setState({ trouble: answer.error });
}

export function openSection(section: Section): void {
  useSettings.setState({ section, typed: new Map(), trouble: null });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What somebody types counts once it is saved; typed back as it was, it is no change. */
export function type(path: SettingPath, value: unknown): void {
  useSettings.setState(({ page, typed }) => {
    const next = new Map(typed);
    if (same(page?.values[path], value)) next.delete(path);
    else next.set(path, value);
    return { typed: next, trouble: null };
  });
}

export function forget(...paths: readonly SettingPath[]): void {
  useSettings.setState(({ typed }) => ({ typed: new Map([...typed].filter(([path]) => !paths.includes(path))) }));
}

/** The value on the screen: typed, else the till's. */
export function useSetting(path: SettingPath): unknown {
  return useSettings(({ page, typed }) => (typed.has(path) ? typed.get(path) : page?.values[path]));
}

export const useFixed = (path: SettingPath): boolean => useSettings(({ page }) => page?.fixed.includes(path) ?? false);
