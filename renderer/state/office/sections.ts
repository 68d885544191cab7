/** The pages of the settings, in the order of their list. */
export const SECTIONS = [
  "store",
  "taxes",
  "goods",
  "tenders",
  "gateways",
  "receipts",
  "devices",
  "day",
  "people",
  "activity",
  "live",
] as const;

export type Section = (typeof SECTIONS)[number];
