/** The places of the till, as the top bar has them. */
export type PlaceName = "sale" | "transactions" | "day" | "settings";
