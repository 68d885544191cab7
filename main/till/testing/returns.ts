/** What people do with goods that come back, at a whole till: shared by the tests of returns. */
import { expect } from "vitest";
import type { CommandArgs, TillView } from "../../../preload/contract.ts";
import type {
  AskedReturnView,
  ReturnPartView,
  ReturnQuoteView,
  ReturnView,
} from "../../../preload/contract/returns.ts";
import type { LedgerEntry } from "../../../simulator/index.ts";
import { type Counter, MANAGER } from "./counter.ts";

export const APPROVAL = { approver: MANAGER.approver, pin: MANAGER.pin };
export const WHOLE = { kind: "whole" } as const;
export type What = CommandArgs<"return.make">["what"];
export type Split = CommandArgs<"return.make">["split"];

/** @param forward lets time pass, ms */
export function returnHands(counter: () => Counter, forward: (ms: number) => void) {
  const givenBack = (): readonly LedgerEntry[] =>
    counter()
      .simulator.ledger()
      .filter(({ kind }) => kind !== "capture");
  const amountBack = (): number => givenBack().reduce((sum, { amount }) => sum + amount, 0);
  const tap = (): Promise<unknown> =>
    counter().until("the customer's tap", () => counter().simulator.control.counter({ action: "tap" }).ok);

  async function quote(sale: string, what?: What, split?: Split, exchange?: string): Promise<ReturnQuoteView> {
    const answer = await counter().till().port.query({ name: "return.quote", args: { sale, what, split, exchange } });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value as ReturnQuoteView;
  }
  async function asked(sale: string, what: What, split?: Split): Promise<AskedReturnView> {
    const view = await quote(sale, what, split);
    return view.asked ?? expect.unreachable(`cannot come back: ${String(view.problem)}`);
  }
  const make = (sale: string, what: What, seen: number, more: Partial<CommandArgs<"return.make">> = {}) =>
    counter().press("return.make", { sale, what, seen, reason: "damaged", approval: APPROVAL, ...more });
  async function giveBack(sale: string, what: What, more: Partial<CommandArgs<"return.make">> = {}): Promise<string> {
    const { total } = await asked(sale, what, more.split);
    const made = await make(sale, what, total, more);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value.return;
  }
  const shown = (id: string, view: TillView = counter().view()): ReturnView =>
    view.returns.find((one) => one.return === id) ?? expect.unreachable("the return is not shown");
  const part = (id: string, i = 0): ReturnPartView => shown(id).parts[i] ?? expect.unreachable("no such part");
  const until = (id: string, state: ReturnPartView["state"], i = 0): Promise<unknown> =>
    counter().until(`part ${String(i)} ${state}`, (view) =>
      view.returns.some((one) => one.return === id && one.parts[i]?.state === state),
    );
  const settled = (id: string): Promise<unknown> =>
    counter().until("all of it given", (view) => view.returns.some((one) => one.return === id && one.settled));

  /** Time passes, and the last refund of the part is looked up again until it is in that state. */
  async function later(id: string, ms: number, state: ReturnPartView["state"]): Promise<void> {
    const lookUps = (view = counter().view()): number => shown(id, view).parts[0]?.refunds.at(-1)?.lookUps ?? 0;
    await counter().until("looked up", (view) => lookUps(view) > 0);
    while (part(id).state !== state) {
      forward(ms);
      const before = lookUps();
      await counter().press("refund.checkAgain", { refund: part(id).refunds.at(-1)?.refund ?? "" });
      await counter().until("looked up again", (view) => lookUps(view) > before || part(id).state === state);
    }
  }
  const decline = async (id: string): Promise<void> => {
    await counter().until("the customer's no", () => counter().simulator.control.counter({ action: "decline" }).ok);
    await later(id, 11_000, "notGiven");
  };

  /** A manager says what became of the part's last refund. */
  const decide = (id: string, made: boolean, number = "") =>
    counter().must("refund.decide", { refund: part(id).refunds.at(-1)?.refund ?? "", made, number, ...MANAGER });

  /** Two baguettes and a pack of chopsticks (GST and PST), paid. */
  async function basket(): Promise<string> {
    const sale = await counter().ring("BAKE-BAGUETTE");
    await counter().must("sale.add", { sku: "BAKE-BAGUETTE" });
    await counter().must("sale.add", { sku: "CHOPSTICKS-10" });
    return sale;
  }
  async function soldByCard(): Promise<string> {
    const sale = await basket();
    await counter().must("payment.card", { sale });
    await tap();
    await counter().until("paid", (view) => view.sale?.state === "completed");
    return sale;
  }
  async function soldForCash(): Promise<string> {
    const sale = await basket();
    const { cash } = counter().view().sale ?? expect.unreachable("no sale");
    await counter().must("cash.take", { sale, given: cash.toPay });
    return sale;
  }
  async function soldByWallet(): Promise<string> {
    const sale = await basket();
    await counter().must("payment.walletStep", { sale, open: true });
    const phone = counter().simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
    if (!phone.ok || phone.code === undefined) throw new Error("the phone shows no code");
    await counter().must("sale.scan", { code: phone.code });
    await counter().until("paid", (view) => view.sale?.state === "completed");
    return sale;
  }
  const line = async (sale: string, i: number, quantity = 1000): Promise<What> => {
    const { lines } = await quote(sale);
    return { kind: "lines", lines: [{ line: lines[i]?.line ?? "", quantity }] };
  };

  return {
    givenBack,
    amountBack,
    tap,
    quote,
    asked,
    make,
    giveBack,
    shown,
    part,
    until,
    settled,
    later,
    decline,
    decide,
    basket,
    soldByCard,
    soldForCash,
    soldByWallet,
    line,
  };
}
