/** Fetches the catalogue of one language: a page speaks one at a time and carries no other. */
import type { Locale } from "../../main/core/format.ts";
import type { Messages } from "./messages.ts";

/** Rejects when the till does not hand out the file: it is gone, or another version runs there now. */
export async function fetchWords(locale: Locale): Promise<Messages> {
  switch (locale) {
    case "en":
      return (await import("./en.ts")).en;
    case "fr":
      return (await import("./fr.ts")).fr;
    case "zh":
      return (await import("./zh.ts")).zh;
  }
}
