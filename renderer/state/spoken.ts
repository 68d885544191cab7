/**
 * The language that the page speaks: its words are fetched before anything is drawn, and again when the till changes its
 * language. Until the new words are here the old ones stay: never a screen without words.
 */
import { create } from "zustand";
import type { Locale } from "../../main/core/format.ts";
import { fetchWords } from "../words/fetch.ts";
import type { Messages } from "../words/messages.ts";
import { useTill } from "./till.ts";

const KEPT = "tenderline.language";

interface Spoken {
  readonly locale: Locale;
  readonly words: Messages;
}

const useSpoken = create<{ readonly spoken: Spoken | null }>(() => ({ spoken: null }));

let wanted: Locale | null = null;

async function speak(locale: Locale): Promise<void> {
  if (wanted === locale) return;
  wanted = locale;
  try {
    const words = await fetchWords(locale);
    // Another language may have been asked for meanwhile; until its words are here, these are better than none.
    if (wanted !== locale && useSpoken.getState().spoken !== null) return;
    useSpoken.setState({ spoken: { locale, words } });
    localStorage.setItem(KEPT, locale);
  } catch {
    // Asked for again with the till's next news; a link that is lost is said by its own screen.
    if (wanted === locale) wanted = useSpoken.getState().spoken?.locale ?? null;
  }
}

const keptLanguage = (): Locale => {
  const kept = localStorage.getItem(KEPT);
  return kept === "fr" || kept === "zh" ? kept : "en";
};

/** Ends when the page can speak: the language of last time first, so that nothing flickers, then whatever the till says. */
export async function startSpeaking(): Promise<void> {
  useTill.subscribe(({ view }) => {
    if (view !== null) void speak(view.session.locale);
  });
  await speak(useTill.getState().view?.session.locale ?? keptLanguage());
}

/** What the page speaks now. Throws before `startSpeaking` has ended: a bug. */
export function useSpeech(): Spoken {
  const spoken = useSpoken((state) => state.spoken);
  if (spoken === null) throw new Error("the page is drawn before it has words");
  return spoken;
}
