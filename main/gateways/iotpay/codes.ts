/** IOT Pay's code tables for `CC_PAX` (gateways.md A.4). Per operation: the same digits mean other things elsewhere. */

export type StatusMeaning = "created" | "paying" | "paid" | "cancelledBySystem" | "cancelledByUser" | "unlisted";

/** `payOrder.status` of v1 create_order and query_order. 5–8 are not documented. */
export function statusMeaning(status: number): StatusMeaning {
  switch (status) {
    case 0:
      return "created";
    case 1:
      return "paying";
    case 2:
    case 3:
      return "paid";
    case 4:
      return "cancelledBySystem";
    case 9:
      return "cancelledByUser";
    default:
      return "unlisted";
  }
}

/** The request itself was wrong: nothing reached the bank, once a look-up agrees. */
const REQUEST_REFUSED: ReadonlySet<string> = new Set(["0011", "0012", "0013", "0014", "0015"]);
const NOT_FOUND = "0112";

export type FailMeaning = "requestRefused" | "notFound" | "unknown";

/** What a FAIL with this code says. Everything but the two listed kinds says nothing about the money. */
export function failMeaning(code: string): FailMeaning {
  if (REQUEST_REFUSED.has(code)) return "requestRefused";
  return code === NOT_FOUND ? "notFound" : "unknown";
}
