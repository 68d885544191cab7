/** Moments of the day's place, at the shop's clock: the time alone today, else with its day. */
import { useTill, useView } from "../../state/till.ts";
import { timeOfDay, useWords } from "../../state/words.ts";

export interface When {
  /** "21:14", on another day "Nov 20, 21:14". @param at ms */
  readonly moment: (at: number) => string;
  /** "Saturday, November 21" of a business day "YYYY-MM-DD". */
  readonly day: (businessDay: string) => string;
}

export function useWhen(): When {
  const { tag } = useWords().locale;
  const comma = tag.startsWith("zh") ? " " : ", ";
  const zone = useView((view) => view.session.timeZone);
  const dayOf = (at: number): string =>
    new Intl.DateTimeFormat(tag, { month: "short", day: "numeric", timeZone: zone }).format(at);
  return {
    moment: (at) => {
      const today = dayOf(Date.now() + useTill.getState().offset);
      const day = dayOf(at);
      return day === today ? timeOfDay(at, zone) : day + comma + timeOfDay(at, zone);
    },
    day: (businessDay) =>
      new Intl.DateTimeFormat(tag, { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" }).format(
        Date.parse(businessDay),
      ),
  };
}
