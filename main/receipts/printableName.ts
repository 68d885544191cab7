/** Which of an item's names goes on paper. */
import { canDraw, NO_PICTURES, toDrawable } from "../core/paper/codePage.ts";
import type { PaperLanguage } from "./document.ts";

export interface PaperNames {
  readonly en: string;
  readonly fr?: string | undefined;
  readonly zh?: string | undefined;
}

const ORDER: Readonly<Record<PaperLanguage, readonly (keyof PaperNames)[]>> = {
  en: ["en", "fr", "zh"],
  fr: ["fr", "en", "zh"],
  zh: ["zh", "en", "fr"],
};

/**
 * @returns the first name, in the order of the language, whose letters can be printed; else what is left of the
 *   English name without the letters that it lacks; else `fallback`. Never a row of question marks.
 */
export function printableName(
  names: PaperNames,
  language: PaperLanguage,
  fallback: string,
  pictured = NO_PICTURES,
): string {
  const given = ORDER[language].map((key) => names[key]?.trim() ?? "").filter((name) => name !== "");
  const whole = given.find((name) => canDraw(name, "wpc1252", pictured));
  return (
    whole ??
    (given.map((name) => toDrawable(name, "wpc1252", pictured).trim()).find((name) => /[\p{L}\p{N}]/u.test(name)) ||
      fallback)
  );
}
