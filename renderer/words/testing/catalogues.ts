/** Every catalogue at once: tests compare them, and look for words in each. The page fetches the one that it speaks. */
import type { Locale } from "../../../main/core/format.ts";
import { en } from "../en.ts";
import { fr } from "../fr.ts";
import type { Messages } from "../messages.ts";
import { zh } from "../zh.ts";

export const CATALOGUES: Readonly<Record<Locale, Messages>> = { en, fr, zh };
