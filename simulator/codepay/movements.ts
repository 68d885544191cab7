/** What an order writes into the ledger when the bank carries it out. */

import type { Movement } from "../ledger.ts";
import { lastFour } from "../pax/cards.ts";
import type { CounterOrder } from "./order.ts";
import { wholeOf } from "./order.ts";

function movement(
  kind: Movement["kind"],
  order: CounterOrder,
  at: number,
  amounts: Pick<Movement, "amount" | "tip" | "cashback">,
): Movement {
  return {
    at,
    gateway: "codepay",
    kind,
    reference: order.merchantOrderNo,
    transactionId: order.transNo,
    currency: order.currency,
    cardLast4: order.scenario === "SWIPE_CARD" && order.card ? lastFour[order.card.brand] : "",
    device: order.terminalSn,
    ...amounts,
  };
}

const taken = (order: CounterOrder): Pick<Movement, "amount" | "tip" | "cashback"> => ({
  amount: order.amount,
  tip: order.tip,
  ...(order.cashback > 0 ? { cashback: order.cashback } : {}),
});

/** The movement of a finished order; those that undo one name it and carry their own number beside (`at` in ms since 1970). */
export function movementOf(order: CounterOrder, original: CounterOrder | undefined, at: number): Movement {
  const undoes = original ?? order;
  const own = { ownReference: order.merchantOrderNo };
  switch (order.transType) {
    case 1:
    case 11:
    case 6:
      return movement("capture", order, at, taken(order));
    case 4:
      return movement("hold", order, at, taken(order));
    case 5:
      return { ...movement("release", undoes, at, { amount: undoes.amount, tip: 0 }), ...own };
    case 2:
      return { ...movement("cancel", undoes, at, { amount: wholeOf(undoes), tip: 0 }), ...own };
    case 3:
      return { ...movement("refund", undoes, at, { amount: order.amount + order.tip, tip: 0 }), ...own };
  }
}

/** The movement of a revoked order. */
export function revocationOf(order: CounterOrder, at: number): Movement {
  return movement("cancel", order, at, { amount: wholeOf(order), tip: 0 });
}

/** The movement of a changed tip: the difference, less than zero when it shrank. */
export function tipChange(order: CounterOrder, tip: number, at: number): Movement {
  return movement("tip", order, at, { amount: 0, tip: tip - order.tip });
}
