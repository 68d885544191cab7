/** Words for tips: before a payment is sent, and put on one that was taken. */
import type { TipChangeView } from "../../../preload/contract/tips.ts";

export interface TipWords {
  readonly tip: string;
  /** Asked of the customer. */
  readonly ask: string;
  readonly choices: string;
  readonly none: string;
  readonly other: string;
  readonly beforeTax: string;
  readonly noneMore: string;
  readonly toPay: string;
  /** On an approved payment. */
  readonly withTip: (tip: string) => string;
  readonly onTerminal: string;
  readonly differs: (tip: string) => string;
  /** On a key. */
  readonly add: string;
  readonly addTitle: string;
  readonly change: string;
  readonly which: string;
  readonly put: string;
  readonly stands: (tip: string) => string;
  readonly asPaid: (amount: string) => string;
  readonly notHere: string;
  readonly state: Readonly<Record<TipChangeView["state"], (tip: string) => string>>;
  readonly stateMore: Readonly<Record<TipChangeView["state"], string>>;
  readonly printSlips: string;
  readonly slipsQueued: string;
  readonly checkAgain: string;
  readonly close: string;
  readonly closeMore: string;
}
