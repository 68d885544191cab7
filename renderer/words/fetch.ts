/** Fetches the catalogue of one language: a page speaks one at a time and carries no other. */
import type { Locale } from "../../main/core/money/format.ts";
import type { EveryScreen, PlacesOnly } from "./messages.ts";

/** Rejects when the till does not hand out the file: it is gone, or another version runs there now. */
export async function fetchWords(locale: Locale): Promise<EveryScreen> {
  switch (locale) {
    case "en":
      return (await import("./en.ts")).en;
    case "fr":
      return (await import("./fr.ts")).fr;
    case "zh":
      return (await import("./zh.ts")).zh;
  }
}

/** The same for the words of the places beside the sale. */
export async function fetchPlaceWords(locale: Locale): Promise<PlacesOnly> {
  switch (locale) {
    case "en":
      return (await import("./enPlaces.ts")).enPlaces;
    case "fr":
      return (await import("./frPlaces.ts")).frPlaces;
    case "zh":
      return (await import("./zhPlaces.ts")).zhPlaces;
  }
}
