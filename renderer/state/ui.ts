/** What only this page knows: which line is chosen, what is typed, which sheet lies open. Losing it loses no money. */
import { create } from "zustand";
import type { TipChoice } from "../../main/core/tip/tip.ts";
import type { ProductView } from "../../preload/contract/sale.ts";
import type { PlaceName } from "./placeNames.ts";
import type { SameQuestion } from "./pay/pay.ts";
import type { SplitPlan } from "./pay/split.ts";
import type { TipStep } from "./pay/tips.ts";
import type { Trouble } from "./till.ts";
import type { PaymentSentence } from "../words/paymentSentence.ts";

export type Decision = "paid" | "notPaid" | "setAside" | "givenBack" | "kept" | "seenTo";

/** A sheet over the screen. */
export type Sheet =
  | { readonly kind: "explain"; readonly sale: string }
  | { readonly kind: "receipt"; readonly sale: string | null }
  | { readonly kind: "quantity"; readonly line: string }
  /** `line` null = the whole sale. */
  | { readonly kind: "discount"; readonly line: string | null }
  | { readonly kind: "note"; readonly line: string }
  | { readonly kind: "price"; readonly line: string }
  /** Goods that the catalogue does not know; `scan` is the notice that they answer. */
  | { readonly kind: "openGoods"; readonly code: string; readonly name: string; readonly scan: number | null }
  | { readonly kind: "weigh"; readonly product: ProductView }
  | { readonly kind: "giveUp" }
  | { readonly kind: "hold" }
  | { readonly kind: "held" }
  | { readonly kind: "customer" }
  | { readonly kind: "other" }
  | {
      readonly kind: "decide";
      readonly how: Decision;
      readonly attempt: string;
      readonly code: string;
      readonly amount: number;
    }
  | { readonly kind: "giveBack"; readonly attempt: string; readonly code: string }
  | { readonly kind: "pick"; readonly attempt: string; readonly code: string; readonly amount: number }
  | { readonly kind: "terminalClear"; readonly terminal: string; readonly tip: TipChoice | null }
  | { readonly kind: "tip"; readonly sale: string }
  | { readonly kind: "samePayment"; readonly question: SameQuestion }
  | { readonly kind: "timeline"; readonly attempt: string; readonly code: string }
  | { readonly kind: "tray" }
  | { readonly kind: "printing" };

export interface Ui {
  readonly place: PlaceName;
  /** The receipt that was scanned last, by the number of its scan: the transactions look for its sale. */
  readonly receiptCode: { readonly code: string; readonly seq: number } | null;
  /** A return that is to be looked at in the transactions, beside its sale where it has one. */
  readonly lookAt: { readonly return: string; readonly sale: string | null } | null;
  readonly chosen: string | null;
  readonly search: string;
  readonly category: string | null;
  readonly cashOpen: boolean;
  /** The payment that the customer is asked a tip for; null = none is. */
  readonly tip: TipStep | null;
  /** The sale that is paid in parts, and the part that comes next; null = none is. */
  readonly split: SplitPlan | null;
  /** Figures keyed on the cash screen, minor units as text; "" = nothing keyed, so the exact amount. */
  readonly keyed: string;
  readonly pin: string;
  readonly sheet: Sheet | null;
  /** Lines that came by scan and wait to be weighed, in their order. */
  readonly toWeigh: readonly string[];
  readonly trouble: Trouble | null;
  readonly dismissedScan: number;
  readonly dismissedLate: string | null;
  /** The clock's jump that was read, by where it went, ms. */
  readonly dismissedJump: number | null;
  /** Spoken to screen readers: what was just done. */
  readonly spoken: string;
  /** Spoken to them: how the payment stands; `urgent` cuts in on everything else. */
  readonly standing: PaymentSentence;
  readonly scannedAtSignIn: boolean;
}

export const useUi = create<Ui>(() => ({
  place: "sale",
  receiptCode: null,
  lookAt: null,
  chosen: null,
  search: "",
  category: null,
  cashOpen: false,
  tip: null,
  split: null,
  keyed: "",
  pin: "",
  sheet: null,
  toWeigh: [],
  trouble: null,
  dismissedScan: 0,
  dismissedLate: null,
  dismissedJump: null,
  spoken: "",
  standing: { text: "", urgent: false },
  scannedAtSignIn: false,
}));

export const openSheet = (sheet: Sheet): void => {
  useUi.setState({ sheet });
};

/** A sheet that closes when its answer comes closes itself, not the one that somebody opened meanwhile. */
export const closeSheet = (which: Sheet | null): void => {
  useUi.setState(({ sheet }) => (sheet === which ? { sheet: null } : {}));
};
