/** French, of the places beside the sale: fetched with the first of them. */
import { activity } from "./activity/fr.ts";
import { catalog } from "./catalog/fr.ts";
import { day } from "./day/fr.ts";
import { goLive } from "./goLive/fr.ts";
import { keeping } from "./keeping/fr.ts";
import { reports } from "./reports/fr.ts";
import { returns } from "./returns/fr.ts";
import { settings } from "./settings/fr.ts";
import { transactions } from "./transactions/fr.ts";
import type { PlacesOnly } from "./messages.ts";

export const frPlaces: PlacesOnly = {
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
