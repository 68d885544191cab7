/** When an earlier order may be voided, refunded, cancelled, completed, revoked or given another tip. */

import type { Refusal } from "./errors.ts";
import { takesMoney } from "./kinds.ts";
import type { TransType } from "./kinds.ts";
import { isOpen, wholeOf } from "./order.ts";
import type { CounterOrder } from "./order.ts";

const MOST_REFUNDS = 10;

/** Orders that undo or complete `original`, done or still open, but for `except`. */
function followers(
  original: CounterOrder,
  type: TransType,
  orders: readonly CounterOrder[],
  except: string,
): readonly CounterOrder[] {
  return orders.filter(
    (order) =>
      order.origNo === original.merchantOrderNo &&
      order.transType === type &&
      order.transNo !== except &&
      (order.truth === 2 || isOpen(order)),
  );
}

const sum = (orders: readonly CounterOrder[]): number =>
  orders.reduce((total, { amount, tip }) => total + amount + tip, 0);

/** What of an order has not been given back or reserved for it yet, in minor units. */
export function leftOf(original: CounterOrder, orders: readonly CounterOrder[], except = ""): number {
  return original.undone ? 0 : wholeOf(original) - sum(followers(original, 3, orders, except));
}

export interface Undoing {
  readonly transType: TransType;
  /** Minor units asked for; a void is whole and names the original's `order_amount`. */
  readonly asked: number;
  readonly tip: number;
  readonly currency: string;
  /** The order's own `trans_no` when it is checked once more at the bank; else empty. */
  readonly transNo: string;
}

/** Why an order of that kind cannot be carried out on `original`; undefined when it can. */
export function undoRefused(
  undoing: Undoing,
  original: CounterOrder | undefined,
  orders: readonly CounterOrder[],
): Refusal | undefined {
  const { transType, asked, tip, currency, transNo } = undoing;
  if (!original) return "originalNotFound";
  if (original.truth !== 2 || original.undone) return "state";
  if (original.currency !== currency) return "amount";
  const taken = (type: TransType): boolean => followers(original, type, orders, transNo).length > 0;
  if (transType === 5 || transType === 6) {
    if (original.transType !== 4 || taken(5) || taken(6)) return "state";
    return asked > original.amount ? "amount" : undefined;
  }
  if (!takesMoney(original.transType) || taken(2)) return "state";
  if (transType === 2) {
    if (original.settled) return "settled";
    if (taken(3)) return "state";
    return asked === original.asked ? undefined : "amount";
  }
  if (followers(original, 3, orders, transNo).length >= MOST_REFUNDS) return "tooMany";
  return asked + tip > leftOf(original, orders, transNo) ? "amount" : undefined;
}

/** Why `order.revoker` cannot take the order back; undefined when it can. */
export function revokeRefused(order: CounterOrder | undefined, orders: readonly CounterOrder[]): Refusal | undefined {
  if (!order) return "notFound";
  if (order.scenario === "SWIPE_CARD") return "bankCard";
  if (order.truth === 0 || order.undone || leftOf(order, orders) < wholeOf(order)) return "state";
  return undefined;
}

/** Why the tip cannot be changed; undefined when it can. */
export function tipRefused(order: CounterOrder | undefined, orders: readonly CounterOrder[]): Refusal | undefined {
  if (!order) return "notFound";
  if (order.scenario !== "SWIPE_CARD") return "scenario";
  if (order.settled) return "settled";
  const untouched = order.truth === 2 && takesMoney(order.transType) && leftOf(order, orders) === wholeOf(order);
  return untouched && followers(order, 2, orders, "").length === 0 ? undefined : "state";
}
