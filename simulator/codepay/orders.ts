/** CodePay's books: orders from the request to their end, what the cloud has heard of them, and what the bank has done. */

import type { World } from "../world.ts";
import { refusals } from "./errors.ts";
import { needsCard, needsOriginal } from "./kinds.ts";
import { movementOf, revocationOf, tipChange } from "./movements.ts";
import { isOpen } from "./order.ts";
import type { CounterOrder, NewOrder } from "./order.ts";
import type { CounterEnd, CounterJob } from "./terminal.ts";
import type { CounterTerminals } from "./terminals.ts";
import { undoRefused } from "./undo.ts";

export interface Orders {
  all(): readonly CounterOrder[];
  byNumber(merchantOrderNo: string): CounterOrder | undefined;
  byId(transNo: string): CounterOrder | undefined;
  /** Enters the order and brings it to its terminal, now or when that is online again. */
  open(details: NewOrder): CounterOrder;
  /** Resolves with true when the order has ended, with false when the books are cleared before. */
  ended(transNo: string): Promise<boolean>;
  /** Takes a waiting order back: now, or when the terminal that shows it is online again and has not carried it out. */
  close(transNo: string): void;
  /** Closes an unpaid order, or gives all of a paid one back. */
  revoke(transNo: string): void;
  adjustTip(transNo: string, tip: number): void;
  /** Settles the terminal's card orders; gives them back. */
  settle(terminalSn: string): readonly CounterOrder[];
  reset(): void;
}

/** `5021`, the UTC day, ten digits: the form of the documented samples. */
const transNoAt = (at: number, serial: number): string =>
  `5021${new Date(at).toISOString().slice(0, 10).replaceAll("-", "")}${String(serial).padStart(10, "0")}`;

const purposes = { 1: "pay", 11: "pay", 4: "hold", 3: "refund", 2: "undo", 5: "undo", 6: "undo" } as const;

/** No orders yet; movements go to the world's ledger at the moment the bank makes them. */
export function createOrders(world: World, terminals: CounterTerminals): Orders {
  const orders = new Map<string, CounterOrder>();
  const waiting = new Map<string, { readonly promise: Promise<boolean>; readonly resolve: (ended: boolean) => void }>();
  let serial = 0;

  const all = (): readonly CounterOrder[] => [...orders.values()];
  const byNumber = (number: string): CounterOrder | undefined =>
    all().find(({ merchantOrderNo }) => merchantOrderNo === number);
  const change = (transNo: string, next: Partial<CounterOrder>): void => {
    const order = orders.get(transNo);
    if (order) orders.set(transNo, { ...order, ...next });
  };

  /** The cloud hears what is true, as soon as the terminal can tell it. */
  const report = (transNo: string): void => {
    const order = orders.get(transNo);
    if (!order) return;
    const tell = (): void => {
      const now = orders.get(transNo);
      if (now) change(transNo, { status: now.truth, inCloud: now.inCloud || world.settings().cloudSeesLan === "sees" });
    };
    if (order.by === "lan" && isOpen(order)) return;
    terminals.of(order.terminalSn).whenOnline(tell);
  };

  const finish = (transNo: string, next: Partial<CounterOrder>): void => {
    change(transNo, { ...next, endedAt: world.now() });
    report(transNo);
    waiting.get(transNo)?.resolve(true);
  };

  /** The bank's part; an order whose original was settled or undone meanwhile fails here. */
  const decide = (transNo: string, end: CounterEnd): CounterEnd => {
    const order = orders.get(transNo);
    if (!order) return end;
    if (end.kind === "cancelled") {
      finish(transNo, { truth: 3, error: { code: "K026", says: "Cancelled by the operator" } });
      return end;
    }
    if (end.kind === "declined") {
      finish(transNo, { truth: 1, card: end.card, error: { code: end.reason, says: "Declined by the issuer" } });
      return end;
    }
    const original = needsOriginal(order.transType) ? byNumber(order.origNo) : undefined;
    const refusal = needsOriginal(order.transType) ? undoRefused(order, original, all()) : undefined;
    if (refusal) {
      finish(transNo, { truth: 1, error: refusals[refusal] });
      return { kind: "cancelled" };
    }
    const done: CounterOrder = { ...order, card: original?.card ?? end.card, tip: order.tip + end.tip };
    world.ledger.add(movementOf(done, original, world.now()));
    if (original && order.transType !== 3) change(original.transNo, { undone: true });
    if (original && order.transType === 2 && world.settings().cancelledPaid === "closed") {
      change(original.transNo, { status: 3 });
    }
    finish(transNo, { truth: 2, card: done.card, tip: done.tip });
    return end;
  };

  const jobOf = (order: CounterOrder): CounterJob => ({
    transNo: order.transNo,
    reference: order.merchantOrderNo,
    amount: order.amount + order.cashback,
    tip: order.tip,
    currency: order.currency,
    purpose: purposes[order.transType],
    needsCustomer: order.confirms || needsCard(order.transType),
    asksTip: order.asksTip,
    qr: order.scenario !== "SWIPE_CARD",
    first: order.first,
    onShown: () => {
      if (world.settings().shownStatus === 0) change(order.transNo, { status: 0 });
    },
    onReading: () => {
      change(order.transNo, { truth: 0 });
      report(order.transNo);
    },
    onDecided: (end) => decide(order.transNo, end),
  });

  const deliver = (transNo: string): void => {
    const order = orders.get(transNo);
    if (order?.truth === 9 && order.status === 9) terminals.of(order.terminalSn).show(jobOf(order));
  };

  const expire = (transNo: string): void => {
    const order = orders.get(transNo);
    if (!order) return;
    const withdrawn = order.truth === 9;
    if (withdrawn) terminals.of(order.terminalSn).withdraw(transNo);
    const error = { code: "EXPIRED", says: "The order was not paid in time" };
    if (withdrawn) change(transNo, { truth: 1, endedAt: world.now(), error });
    // A terminal without a link has told nothing of what it is doing: the cloud takes the order for unpaid.
    if ((order.status === 9 || withdrawn) && world.settings().expiredStatus !== 9) {
      change(transNo, { status: world.settings().expiredStatus === 3 ? 3 : 1, error });
    }
    if (withdrawn) waiting.get(transNo)?.resolve(true);
  };

  return {
    all,
    byNumber,
    byId: (transNo) => orders.get(transNo),
    ended: (transNo) => waiting.get(transNo)?.promise ?? Promise.resolve(false),
    open: (details) => {
      serial += 1;
      const transNo = transNoAt(world.now(), serial);
      orders.set(transNo, {
        ...details,
        transNo,
        createdAt: world.now(),
        truth: 9,
        status: 9,
        inCloud: details.by !== "lan",
        card: undefined,
        endedAt: undefined,
        error: undefined,
        settled: false,
        undone: false,
      });
      waiting.set(transNo, Promise.withResolvers<boolean>());
      const terminal = terminals.of(details.terminalSn);
      if (details.by === "refund") {
        change(transNo, { truth: 0, status: 0 });
        const done: CounterEnd = { kind: "done", card: { brand: "visa", method: "tap" }, tip: 0 };
        world.timers.after(world.settings().handlingMs, () => decide(transNo, done));
      } else {
        world.timers.after(details.expiresMs, () => expire(transNo));
        if (details.by === "lan" && details.arrives) deliver(transNo);
        else if (details.arrives) terminal.whenOnline(() => deliver(transNo));
      }
      return orders.get(transNo) as CounterOrder;
    },
    close: (transNo) => {
      const order = orders.get(transNo);
      if (!order) return;
      const terminal = terminals.of(order.terminalSn);
      const shown = terminal.screen();
      const there =
        (shown.kind === "waiting" && shown.job.transNo === transNo) ||
        terminal.line().some((job) => job.transNo === transNo);
      const takeBack = (): void => {
        if (orders.get(transNo)?.truth !== 9) return;
        terminal.withdraw(transNo);
        finish(transNo, { truth: 1, error: { code: "CLOSED", says: "Closed by the merchant" } });
      };
      if (there && order.by === "cloud") return terminal.whenOnline(takeBack);
      takeBack();
      if (order.truth === 9) change(transNo, { status: 1 });
    },
    revoke: (transNo) => {
      const order = orders.get(transNo);
      if (!order) return;
      terminals.of(order.terminalSn).withdraw(transNo);
      if (order.truth === 2) world.ledger.add(revocationOf(order, world.now()));
      if (order.truth === 2) change(transNo, { undone: true, status: 3 });
      else if (order.truth === 9) finish(transNo, { truth: 1, status: 1 });
    },
    adjustTip: (transNo, tip) => {
      const order = orders.get(transNo);
      if (!order) return;
      world.ledger.add(tipChange(order, tip, world.now()));
      change(transNo, { tip });
    },
    settle: (terminalSn) => {
      const open = all().filter(
        (order) =>
          order.terminalSn === terminalSn && order.truth === 2 && order.scenario === "SWIPE_CARD" && !order.settled,
      );
      for (const { transNo } of open) change(transNo, { settled: true });
      return open.filter(({ undone }) => !undone);
    },
    reset: () => {
      for (const { resolve } of waiting.values()) resolve(false);
      orders.clear();
      waiting.clear();
      serial = 0;
    },
  };
}
