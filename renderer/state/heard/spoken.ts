/**
 * The language that the page speaks: its words are fetched before anything is drawn, and again when the till changes its
 * language. Until the new words are here the old ones stay: never a screen without words. Those of the places beside the
 * sale come before the first of them is drawn.
 */
import { create } from "zustand";
import type { Locale } from "../../../main/core/money/format.ts";
import { fetchPlaceWords, fetchWords } from "../../words/fetch.ts";
import type { EveryScreen, Messages } from "../../words/messages.ts";
import { useTill } from "../till.ts";

const KEPT = "tenderline.language";
/** Words that could not be fetched are asked for again this soon, ms. */
const AGAIN_MS = 500;

interface Spoken {
  readonly locale: Locale;
  readonly words: Messages;
}

const useSpoken = create<{ readonly spoken: Spoken | null }>(() => ({ spoken: null }));

let wanted: Locale | null = null;
/** Somebody has gone to a place: from now on a language is spoken when its words are here too. */
let placesToo = false;

/** Places are drawn only when their words are here; whatever else is drawn has no use for them. */
const allOf = async (locale: Locale, words: EveryScreen): Promise<Messages> =>
  ({ ...words, ...(placesToo ? await fetchPlaceWords(locale) : {}) }) as Messages;

/** Ends when the page can speak of the places, in the language that it speaks then. Rejects when the till is gone. */
export async function learnPlaces(): Promise<void> {
  placesToo = true;
  for (let spoken = useSpoken.getState().spoken; spoken !== null; spoken = useSpoken.getState().spoken) {
    if ("transactions" in spoken.words) return;
    const words = await allOf(spoken.locale, spoken.words);
    if (useSpoken.getState().spoken === spoken) useSpoken.setState({ spoken: { ...spoken, words } });
  }
}

async function speak(locale: Locale): Promise<void> {
  if (wanted === locale) return;
  wanted = locale;
  for (;;) {
    try {
      const every = await fetchWords(locale);
      const words = await allOf(locale, every);
      // Another language may have been asked for meanwhile, or a place.
      if (!isWanted(locale)) return;
      if (placesToo && !("transactions" in words)) continue;
      useSpoken.setState({ spoken: { locale, words } });
      localStorage.setItem(KEPT, locale);
      return;
    } catch {
      // The till is gone for a moment: a page cannot speak without its words, and asks again.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      if (!isWanted(locale)) return;
    }
  }
}

/** Asked again after a wait. */
const isWanted = (locale: Locale): boolean => wanted === locale;

const keptLanguage = (): Locale => {
  const kept = localStorage.getItem(KEPT);
  return kept === "fr" || kept === "zh" ? kept : "en";
};

/** Ends when the page can speak: the language of last time first, so that nothing flickers, then whatever the till says. */
export function startSpeaking(): Promise<void> {
  useTill.subscribe(({ view }) => {
    if (view !== null) void speak(view.session.locale);
  });
  return new Promise((resolve) => {
    const stop = useSpoken.subscribe(() => {
      stop();
      resolve();
    });
    void speak(useTill.getState().view?.session.locale ?? keptLanguage());
  });
}

/** What the page speaks now. Throws before `startSpeaking` has ended: a bug. */
export function useSpeech(): Spoken {
  const spoken = useSpoken((state) => state.spoken);
  if (spoken === null) throw new Error("the page is drawn before it has words");
  return spoken;
}
