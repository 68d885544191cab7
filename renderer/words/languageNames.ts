/** The languages by their own names, which a person looks for whatever language the till speaks now. */
import type { Locale } from "../../main/core/money/format.ts";

export const LANGUAGE_NAMES: Readonly<Record<Locale, { readonly tag: string; readonly name: string }>> = {
  en: { tag: "en-CA", name: "English" },
  fr: { tag: "fr-CA", name: "Français" },
  zh: { tag: "zh-CN", name: "中文" },
};
