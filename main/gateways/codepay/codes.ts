/** CodePay's code tables (seed 003; gateways.md B.3). */

/** `trans_type`. */
export const TRANS = {
  sale: 1,
  void: 2,
  refund: 3,
  preAuth: 4,
  preAuthCancel: 5,
  preAuthCompletion: 6,
  cashback: 11,
} as const;

export type TransType = (typeof TRANS)[keyof typeof TRANS];

export type StatusMeaning = "queued" | "running" | "failed" | "done" | "cancelled" | "unlisted";

/** `trans_status` of order.query and order.refund.query. */
export function statusMeaning(status: string): StatusMeaning {
  switch (status) {
    case "9":
      return "queued";
    case "0":
      return "running";
    case "1":
      return "failed";
    case "2":
      return "done";
    case "3":
      return "cancelled";
    default:
      return "unlisted";
  }
}

/** A word of the cloud about an order that ended unpaid, by a close or by its time, rather than of the bank about a card. */
export const saysClosed = (text: string): boolean => /\bclosed\b|\border\b.*\b(?:expired|not paid)\b/i.test(text);

/** A word of the terminal's operator or customer rather than of the bank: `[K026]` and the like (gateways.md B.9). */
export const saysCancelled = (text: string): boolean => /\bK026\b|cancel|annul/i.test(text);
