/** For a terminal that serves one socket alone: while an order's is open, nothing is asked about beside it. */
import type { Call } from "../wire.ts";

/** @returns a call that answers look-ups with "not sent" while an order is open */
export function aloneWithOrders(call: Call): Call {
  let orders = 0;
  return async (method, fields, options) => {
    if (method === "order.query" && orders > 0) return { kind: "notSent", why: "orderOpen" };
    if (method !== "wisehub.cloud.pay.order") return call(method, fields, options);
    orders += 1;
    return call(method, fields, options).finally(() => {
      orders -= 1;
    });
  };
}
