/** The names of the places in the top bar. */
import type { PlaceName } from "../../state/placeNames.ts";

export type PlacesWords = Readonly<Record<PlaceName, string>> & {
  /** While a place's screen is fetched. */
  readonly opening: string;
};
