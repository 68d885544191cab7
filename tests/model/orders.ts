/** The payments that a gateway has, and what their customers do with them as time goes by. */
import type { Clock } from "../../main/core/clock.ts";
import type { Bank } from "./bank.ts";
import type { Act, Outcome } from "./outcome.ts";

export type Status = "waiting" | "paid" | "declined" | "cancelled" | "timedOut" | "returned";

export interface Order {
  readonly id: string;
  readonly reference: string;
  readonly asked: number;
  readonly arrivedAt: number;
  status: Status;
  /** What was taken, minor units; 0 while nothing is. */
  taken: number;
  /** Every status with the moment it began, ms, so that a look-up may see an old one. */
  readonly past: { readonly status: Status; readonly at: number }[];
  /** Nobody can pay it any more. */
  closed: boolean;
}

export interface Orders {
  /** Takes a payment in; its customer acts from now on. A number that is known already is charged again, as the worst gateway would. */
  accept(reference: string, amount: number, outcome: Outcome): Order;
  readonly all: readonly Order[];
  byReference(reference: string): Order | undefined;
  /** Closes an unpaid payment and gives a paid one back. */
  undo(order: Order): void;
  /** Resolves when the payment is not waiting any more, or after `patienceMs`. */
  ended(order: Order, patienceMs: number): Promise<Status>;
  /** Its status so many ms ago; null when it was not there yet. */
  statusBefore(order: Order, ms: number): Status | null;
}

export function keepOrders(clock: Clock, bank: Bank): Orders {
  const all: Order[] = [];
  const waiting = new Map<Order, ((status: Status) => void)[]>();

  const become = (order: Order, status: Status): void => {
    order.status = status;
    order.past.push({ status, at: clock.now() });
    for (const tell of waiting.get(order) ?? []) tell(status);
    waiting.delete(order);
  };

  const act = (order: Order, { does, differsBy = 0 }: Act): void => {
    if (order.closed || order.status === "paid" || order.status === "returned") return;
    switch (does) {
      case "pays":
        order.taken = order.asked + differsBy;
        bank.move({ reference: order.reference, amount: order.taken, at: clock.now() });
        become(order, "paid");
        return;
      case "declined":
        become(order, "declined");
        return;
      case "cancels":
        become(order, "cancelled");
        return;
      case "timesOut":
        become(order, "timedOut");
        return;
    }
  };

  return {
    all,
    accept(reference, amount, outcome) {
      const order: Order = {
        id: `T${String(1_000 + all.length)}`,
        reference,
        asked: amount,
        arrivedAt: clock.now(),
        status: "waiting",
        taken: 0,
        past: [{ status: "waiting", at: clock.now() }],
        closed: false,
      };
      all.push(order);
      for (const each of outcome.acts) {
        clock.after(each.after, () => {
          act(order, each);
        });
      }
      return order;
    },
    byReference: (reference) => all.find((order) => order.reference === reference),
    undo(order) {
      order.closed = true;
      if (order.status === "paid") {
        bank.move({ reference: order.reference, amount: -order.taken, at: clock.now() });
        become(order, "returned");
      } else if (order.status === "waiting") become(order, "cancelled");
    },
    ended(order, patienceMs) {
      if (order.status !== "waiting") return Promise.resolve(order.status);
      const { promise, resolve } = Promise.withResolvers<Status>();
      waiting.set(order, [...(waiting.get(order) ?? []), resolve]);
      clock.after(patienceMs, () => {
        resolve(order.status);
      });
      return promise;
    },
    statusBefore: (order, ms) => order.past.findLast(({ at }) => at <= clock.now() - ms)?.status ?? null,
  };
}
