/** The cards of the training customer. Numbers exist only in the masked form a terminal hands out. */

export const brands = ["visa", "mastercard", "amex", "interac"] as const;
export type Brand = (typeof brands)[number];

export const entryMethods = ["tap", "insert", "swipe"] as const;
export type EntryMethod = (typeof entryMethods)[number];

/** Response codes a bank declines with, and the words the terminal prints; `notRead` never got as far as the bank. */
export const declineReasons = {
  "05": "Refused",
  "14": "Invalid Card",
  "51": "Insufficient Funds",
  "54": "Expired Card",
  "55": "Incorrect PIN",
  "61": "Over Limit",
  "91": "Issuer Not Available",
  notRead: "Transaction Not Completed 05",
} as const;
export type DeclineReason = keyof typeof declineReasons;

export interface PresentedCard {
  readonly brand: Brand;
  readonly method: EntryMethod;
}

/** Last four digits of each training card. */
export const lastFour: Readonly<Record<Brand, string>> = {
  visa: "4242",
  mastercard: "1166",
  amex: "1005",
  interac: "0907",
};
