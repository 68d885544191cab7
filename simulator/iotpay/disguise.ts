/** What a fault makes of the words of an answer that was ready to go. */

import type { Fault } from "../faults.ts";
import type { Twist } from "./answers.ts";

/** What an answer says under a fault. `otherAmount` on create_order is a real capture, so only look-ups are twisted by it. */
export function twistOf(fault: Fault | undefined, call: "create_order" | "query_order"): Twist {
  switch (fault?.kind) {
    case "otherOrderNo":
      return { mchOrderNo: "9999999999999" };
    case "wrongSignature":
      return { signature: "wrong" };
    case "noSignature":
      return { signature: "none" };
    case "status":
      return { status: fault.status };
    case "otherAmount":
      return call === "query_order" ? { amountBy: fault.by } : {};
    case "rewritten":
    case "grown":
      return { rewriting: fault };
    default:
      return {};
  }
}
