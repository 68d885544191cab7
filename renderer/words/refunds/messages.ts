/** Words for money that goes back. */
import type { RefundAdvice } from "../../../main/core/refund/refundReading.ts";
import type { RefundState, RefundWay } from "../../../main/core/refund/refund.ts";

export interface RefundWords {
  readonly giveBack: string;
  readonly how: string;
  readonly through: (gateway: string) => string;
  readonly byHand: string;
  /** What the customer will see of it. */
  readonly way: Readonly<Record<RefundWay, string>>;
  readonly state: Readonly<Record<RefundState, string>>;
  /** While nobody knows: what the till does about it. */
  readonly asking: (lookUps: number) => string;
  readonly presumed: string;
  readonly advice: Readonly<Record<RefundAdvice, string>>;
  readonly says: (text: string) => string;
  readonly number: (number: string) => string;
  readonly what: string;
  readonly wentBack: string;
  readonly didNot: string;
  readonly decide: string;
  readonly managerIn: (age: string) => string;
  readonly tooMuch: (amount: string) => string;
  readonly seen: string;
  readonly done: string;
}
