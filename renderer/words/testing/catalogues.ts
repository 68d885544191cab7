/** Every catalogue at once: tests compare them, and look for words in each. The page fetches the one that it speaks. */
import type { Locale } from "../../../main/core/money/format.ts";
import { en } from "../en.ts";
import { enPlaces } from "../enPlaces.ts";
import { fr } from "../fr.ts";
import { frPlaces } from "../frPlaces.ts";
import type { Messages } from "../messages.ts";
import { zh } from "../zh.ts";
import { zhPlaces } from "../zhPlaces.ts";

export const CATALOGUES: Readonly<Record<Locale, Messages>> = {
  en: { ...en, ...enPlaces },
  fr: { ...fr, ...frPlaces },
  zh: { ...zh, ...zhPlaces },
};
