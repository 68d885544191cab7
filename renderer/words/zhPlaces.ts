/** Chinese, of the places beside the sale: fetched with the first of them. */
import { activity } from "./activity/zh.ts";
import { day } from "./day/zh.ts";
import { goLive } from "./goLive/zh.ts";
import { reports } from "./reports/zh.ts";
import { returns } from "./returns/zh.ts";
import { settings } from "./settings/zh.ts";
import { transactions } from "./transactions/zh.ts";
import type { PlacesOnly } from "./messages.ts";

export const zhPlaces: PlacesOnly = { activity, day, goLive, reports, returns, settings, transactions };
