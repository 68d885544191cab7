/** Every kind of fact that the journal holds. A new kind of truth starts here. */
import type { AttemptFact } from "./attempt.ts";
import type { RefundFact } from "./refund.ts";
import type { SaleFact } from "./sale.ts";

import type { SecondSaleFact } from "./samePayment.ts";
export type StaffFact =
  | { readonly kind: "operator.signedIn"; readonly body: { readonly operator: string } }
  | { readonly kind: "operator.signedOut"; readonly body: { readonly operator: string } }
  | { readonly kind: "operator.refused"; readonly body: { readonly operator: string; readonly locked: boolean } }
  | { readonly kind: "approval.refused"; readonly body: { readonly approver: string; readonly action: string } };

export type DayFact =
  | { readonly kind: "till.started"; readonly body: { readonly mode: "training" | "live"; readonly version: string; readonly modeFrom: "settings" | "default" } }
  | { readonly kind: "shift.opened"; readonly body: { readonly shift: string; readonly float: number } };

export type PaperFact =
/** The computer's wall clock was put elsewhere while the till ran, ms; a computer that slept looks the same. */
export type ClockFact = {
  readonly kind: "clock.jumped";
  readonly body: { readonly from: number; readonly to: number };
};

  | { readonly kind: "drawer.opened"; readonly body: { readonly why: "cash" } }
  | { readonly kind: "print.queued"; readonly body: PrintJob }
  /** Committed before the first byte goes out: after a crash the paper "may have come out". */
  | { readonly kind: "print.started"; readonly body: { readonly job: string } }
  | { readonly kind: "print.done"; readonly body: { readonly job: string } }
  | { readonly kind: "print.failed"; readonly body: { readonly job: string; readonly outcome: "notPrinted" | "notKnown"; readonly why: string } }
  | { readonly kind: "print.dropped"; readonly body: { readonly job: string } };

/** One piece of paper to print. The paper itself is made anew from the journal when it prints. */
export interface PrintJob {
  readonly job: string;
  readonly paper: "receipt" | "slipCardholder" | "slipMerchant";
  readonly sale: string;
  readonly attempt: string | null;
  /** 0 = the original; 1 and up = copies, marked so on paper. */
  readonly copy: number;
}

/** The page or somebody behind it tried what it may not (INV-11, INV-12); never what was in it. */
export type RefusalFact = { readonly kind: "command.refused"; readonly body: { readonly channel: string; readonly why: string } };

export type Fact = AttemptFact | RefundFact | GatewayFact | SaleFact | StaffFact | DayFact | PaperFact | RefusalFact | SecondSaleFact | ClockFact;
