/** Chinese, of the places beside the sale: fetched with the first of them. */
import { activity } from "./activity/zh.ts";
import { catalog } from "./catalog/zh.ts";
import { day } from "./day/zh.ts";
import { goLive } from "./goLive/zh.ts";
import { keeping } from "./keeping/zh.ts";
import { reports } from "./reports/zh.ts";
import { returns } from "./returns/zh.ts";
import { settings } from "./settings/zh.ts";
import { transactions } from "./transactions/zh.ts";
import type { PlacesOnly } from "./messages.ts";

export const zhPlaces: PlacesOnly = {
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
