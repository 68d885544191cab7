/** Words for goods that come back. */
import type { PartState } from "../../../main/core/refund/returns.ts";
import type { CustomerSees, WayWhy } from "../../../preload/contract/returns.ts";

export interface ReturnsWords {
  readonly title: (sale: number) => string;
  readonly lines: string;
  readonly whole: string;
  readonly byAmount: string;
  readonly amount: string;
  readonly pick: (name: string) => string;
  readonly of: (sold: string, each: string) => string;
  readonly allBack: string;
  readonly partBack: (back: string, sold: string) => string;
  readonly follows: string;
  readonly giveBackTo: string;
  readonly paid: (amount: string) => string;
  readonly nothingLeft: string;
  readonly cashInstead: string;
  readonly needsManager: string;
  readonly share: (name: string) => string;
  readonly why: Readonly<Record<WayWhy, string>>;
  readonly sees: Readonly<Record<CustomerSees, string>>;
  readonly neverTaken: string;
  readonly wasNeverTaken: (amount: string) => string;
  readonly toGiveBack: string;
  readonly tip: string;
  readonly rounding: string;
  readonly inCash: (amount: string) => string;
  readonly leftAfter: (amount: string) => string;
  readonly nothingPicked: string;
  readonly reasonFirst: string;
  readonly reasons: Readonly<Record<"damaged" | "wrong" | "mind", string>>;
  readonly approves: (amount: string, sale: number, reason: string) => string;
  readonly number: (number: number) => string;
  readonly given: (amount: string) => string;
  readonly notAll: string;
  readonly part: Readonly<Record<PartState, string>>;
  /** While a card part is on its way: gateways that give back on the terminal ask for the card there. */
  readonly atTerminal: string;
  readonly seconds: (age: string) => string;
  readonly retry: string;
  readonly hand: string;
  readonly handNumber: string;
  readonly cash: string;
  readonly cashAsk: (amount: string) => string;
  readonly withdraw: string;
  readonly withdrawAsk: string;
  readonly twice: string;
  readonly seen: string;
  readonly print: string;
  readonly back: string;
  readonly exchange: string;
  readonly exchangeMore: (sale: number, due: string) => string;
  readonly paysFor: (amount: string) => string;
  readonly noReceipt: string;
  readonly noReceiptMore: string;
  readonly byName: string;
  readonly addGoods: string;
  readonly numberFirst: string;
  readonly findGoods: string;
  readonly removeGoods: (name: string) => string;
  /** @param other the name of a tender outside the till; "" for cash */
  readonly approvesNoSale: (amount: string, other: string, reason: string) => string;
  readonly credit: string;
  readonly by: (operator: string, approver: string) => string;
  readonly own: string;
  readonly withdrawn: string;
}
