/** The worlds of the matrix of refunds, and what is done in each of its cells: one counter for each gateway, a sale for each cell. */
import { expect } from "vitest";
import type { FaultPoint } from "../../../simulator/faults.ts";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, type CounterOptions, openCounter } from "./counter.ts";
import { factsIn } from "./facts.ts";
import { APPROVAL, returnHands, type What } from "./returns.ts";

export const TOTAL = 1424;
/** Coins make it 14.25. */
export const IN_CASH = 1425;
const MINUTE = 60_000;
const DAY = 86_400_000;
const SETTLED_AFTER = 3_600_000;
/** More than any outcome takes. */
const MOST_LOOK_UPS = 12;

export interface World {
  readonly name: string;
  readonly options: CounterOptions;
  readonly paysBy: "card" | "wallet";
  /** The request that gives back; null where a person does it at the terminal or in the portal. */
  readonly request: FaultPoint | null;
  /** The request that tells what became of it; null where a customer who taps late keeps the outcome open. */
  readonly lookUp: FaultPoint | null;
  /** What of the whole goes first before and after the settlement. */
  readonly first: string;
  readonly settled: string;
  /** What settles. */
  readonly settles: "time" | "nextDay" | "batch";
}

export const WORLDS: readonly World[] = [
  {
    name: "Citcon",
    options: { simulator: { settledAfterMs: SETTLED_AFTER } },
    paysBy: "wallet",
    request: "refund",
    lookUp: "get_history",
    first: "cancel",
    settled: "refund",
    settles: "time",
  },
  {
    name: "CodePay",
    options: { settings: { cardGateway: "codepay" } },
    paysBy: "card",
    request: "pay.order",
    lookUp: null,
    first: "void",
    settled: "refund",
    settles: "batch",
  },
  {
    name: "IOT Pay by hand",
    options: {},
    paysBy: "card",
    request: null,
    lookUp: null,
    first: "byHand",
    settled: "byHand",
    settles: "nextDay",
  },
  {
    name: "IOT Pay by request",
    options: { iotpay: { cardRefund: "api" } },
    paysBy: "card",
    request: "refund_order",
    lookUp: "query_refund",
    first: "refund",
    settled: "refund",
    settles: "nextDay",
  },
];

/** One sale alone, with what its gateway and its drawer did since it was paid. */
export interface Since {
  readonly sale: string;
  /** What the gateway's ledger gave back, and what the drawer handed over, minor units. */
  readonly back: () => readonly number[];
  readonly cash: () => readonly number[];
}

export function refundCells({ lookUp, options, paysBy, request, settles }: World) {
  let running: Counter | null = null;
  let ahead = 0;
  const counter = (): Counter => running ?? expect.unreachable("no counter is open");
  const hands = returnHands(counter, (ms) => {
    ahead += ms;
  });
  const { asked, basket, decide, giveBack, givenBack, part, quote, settled, shown, until } = hands;
  const control = () => counter().simulator.control;
  const cashFacts = () => factsIn(counter().dataDir, "return.cashGiven");
  const signIn = () => counter().must("session.signIn", { operator: "cashier-1", pin: "1111" });

  async function open(): Promise<void> {
    const now = (): number => Date.now() + ahead;
    running = await openCounter({
      ...options,
      simulator: { ...options.simulator, now },
      between: { clock: { ...systemClock, now, steady: now } },
      settings: { truth: { managerAfterMs: 0, sameAmountMinutes: 0 }, lockAfterMinutes: 60, ...options.settings },
    });
  }

  async function pay(sale: string, amount: number): Promise<void> {
    const asks = { sale, part: amount === TOTAL ? null : ({ kind: "amount", amount } as const) };
    if (paysBy === "card") await counter().must("payment.card", asks);
    else {
      await counter().must("payment.walletStep", { ...asks, open: true });
      const phone = control().phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
      if (!phone.ok || phone.code === undefined) throw new Error("the phone shows no code");
      await counter().must("sale.scan", { code: phone.code });
    }
    await counter().until("approved", ({ payment }) => payment?.screen === "approved" && payment.amount === amount);
    if (counter().view().sale?.state === "open")
      await counter().must("payment.leave", { attempt: counter().view().payment?.attempt ?? "" });
  }

  /** Paid by card or wallet in these amounts, and what is left in cash. */
  async function sold(...amounts: readonly number[]): Promise<Since> {
    control().auto({ after: 0, do: "tap" });
    // So long apart, one card that pays one amount again is another purchase.
    ahead += 11 * MINUTE;
    await signIn();
    if (counter().view().sale?.state === "completed") await counter().must("sale.next", {});
    const sale = await basket();
    for (const amount of amounts) await pay(sale, amount);
    const { cash: rest, state } = counter().view().sale ?? expect.unreachable("no sale");
    if (state === "open") await counter().must("cash.take", { sale, given: rest.toPay });
    await counter().until("paid", (view) => view.sale?.id === sale && view.sale.state === "completed");
    // No wallet is cancelled in its first seconds.
    ahead += 20_000;
    const before = { back: givenBack().length, cash: cashFacts().length };
    return {
      sale,
      back: () =>
        givenBack()
          .slice(before.back)
          .map(({ amount }) => amount),
      cash: () =>
        cashFacts()
          .slice(before.cash)
          .map(({ given }) => given),
    };
  }

  /** Where a person gives back, they have: each of these parts under a number of its own. */
  async function handled(id: string): Promise<void> {
    const owed = shown(id).parts.filter(({ state }) => state === "waiting");
    if (request === null)
      for (const { part: each } of owed)
        await counter().must("return.retryPart", {
          return: id,
          part: each,
          as: "hand",
          number: `H-${each.slice(0, 4)}`,
          approval: APPROVAL,
        });
    await settled(id);
  }
  /** To where it came from, to its end. */
  async function backTo(sale: string, what: What): Promise<string> {
    const id = await giveBack(sale, what);
    await handled(id);
    return id;
  }
  const inCash = async (sale: string, what: What): Promise<string> => {
    const { total } = await asked(sale, what);
    const [tender] = (await quote(sale)).tenders;
    return giveBack(sale, what, { split: [{ tender: tender?.tender ?? "", as: "cash", amount: total }] });
  };

  async function settle(): Promise<void> {
    if (settles === "batch") {
      await counter().must("batch.close", { gateway: "codepay", approval: APPROVAL });
      return;
    }
    ahead += settles === "time" ? SETTLED_AFTER + 1_000 : DAY;
    await signIn();
  }

  /** The refunds of the part are looked up a minute later, again and again, until it is so. */
  async function lookedUpUntil(id: string, so: () => boolean): Promise<void> {
    for (let asks = 0; !so(); asks += 1) {
      if (asks === MOST_LOOK_UPS) throw new Error(`still ${JSON.stringify(part(id))}`);
      ahead += MINUTE + 1_000;
      for (const { refund } of part(id).refunds) await counter().press("refund.checkAgain", { refund });
      await counter().settled();
    }
  }

  /** On its way, and nobody can tell: somebody decides too early. @returns the return, whose part counts as not given */
  async function decidedTooEarly(sale: string, amount: number): Promise<string> {
    if (lookUp === null) control().auto(null);
    else if (request !== null) control().faults({ on: request, fault: { kind: "dropAfter" } });
    const id = await giveBack(sale, { kind: "amount", amount });
    if (lookUp === null) await lookedUpUntil(id, () => part(id).state === "checking");
    else control().faults({ on: lookUp, fault: { kind: "dropBefore" }, times: 2 });
    await until(id, "checking");
    await decide(id, false);
    await until(id, "notGiven");
    if (lookUp === null) await hands.tap();
    return id;
  }

  return {
    ...hands,
    open,
    close: () => counter().close(),
    counter,
    control,
    sold,
    handled,
    backTo,
    inCash,
    settle,
    lookedUpUntil,
    decidedTooEarly,
    /** What the gateway should have given back of these: nothing, where a person does it. */
    asRequested: (...amounts: readonly number[]): readonly number[] => (request === null ? [] : amounts),
    nothingOpen(): void {
      expect(counter().view()).toMatchObject({ unproven: [], givingBack: [] });
    },
  };
}
