/** English, of the places beside the sale: fetched with the first of them. */
import { activity } from "./activity/en.ts";
import { catalog } from "./catalog/en.ts";
import { day } from "./day/en.ts";
import { goLive } from "./goLive/en.ts";
import { keeping } from "./keeping/en.ts";
import { reports } from "./reports/en.ts";
import { returns } from "./returns/en.ts";
import { settings } from "./settings/en.ts";
import { transactions } from "./transactions/en.ts";
import type { PlacesOnly } from "./messages.ts";

export const enPlaces: PlacesOnly = {
  activity,
  catalog,
  day,
  goLive,
  keeping,
  reports,
  returns,
  settings,
  transactions,
};
