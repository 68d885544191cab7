/** Every kind of fact that the journal holds. A new kind of truth starts here. */
import type { AttemptFact } from "./attempt/attempt.ts";
import type { ArchiveFact } from "./keeping/archive.ts";
import type { BackupFact } from "./keeping/backup.ts";
import type { BatchFact } from "./day/batch.ts";
import type { ClosingFact } from "./day/closing.ts";
import type { GoodsFact } from "./goods/goodsFacts.ts";
import type { GatewayFact } from "./attempt/gatewayFact.ts";
import type { MatchFact } from "./match/matchFacts.ts";
import type { RefundFact } from "./refund/refund.ts";
import type { Days, Span } from "./report/reportPeriod.ts";
import type { ReturnFact } from "./refund/returns.ts";
import type { SaleFact } from "./sale/sale.ts";
import type { ShiftFact } from "./day/shift.ts";
import type { TipFact } from "./tip/tipChange.ts";
import type { ScanFact } from "./sale/waitingGoods.ts";
import type { SecondSaleFact } from "./attempt/samePayment.ts";

export type StaffFact =
  | { readonly kind: "operator.signedIn"; readonly body: { readonly operator: string } }
  | { readonly kind: "operator.signedOut"; readonly body: { readonly operator: string } }
  | { readonly kind: "operator.refused"; readonly body: { readonly operator: string; readonly locked: boolean } }
  /** Nobody touched the till for so long (ms) that it asks for a PIN again. */
  | { readonly kind: "operator.locked"; readonly body: { readonly operator: string; readonly idleMs: number } }
  /** `who` by id; `before` and `after` are for people, and of a PIN say only that it was set. */
  | {
      readonly kind: "operator.changed";
      readonly body: {
        readonly who: string;
        readonly what: "add" | "rename" | "role" | "pin" | "active";
        readonly before: string;
        readonly after: string;
        readonly approver: string;
      };
    }
  /** Somebody answered by PIN for what the operator wants; `own`: it takes two people, and only this one may. */
  | {
      readonly kind: "approval.given";
      readonly body: { readonly approver: string; readonly action: string; readonly own: boolean };
    }
  | { readonly kind: "approval.refused"; readonly body: { readonly approver: string; readonly action: string } };

export type DayFact = {
  readonly kind: "till.started";
  readonly body: {
    readonly mode: "training" | "live";
    readonly version: string;
    readonly modeFrom: "settings" | "default";
  };
};

/** The computer's wall clock was put elsewhere while the till ran, ms; a computer that slept looks the same. */
export type ClockFact = {
  readonly kind: "clock.jumped";
  readonly body: { readonly from: number; readonly to: number };
};

export type PaperFact =
  | {
      readonly kind: "drawer.opened";
      readonly body:
        { readonly why: "cash" } | { readonly why: "noSale"; readonly reason: string; readonly approver: string };
    }
  | { readonly kind: "print.queued"; readonly body: PrintJob }
  /** Committed before the first byte goes out: after a crash the paper "may have come out". */
  | { readonly kind: "print.started"; readonly body: { readonly job: string } }
  | { readonly kind: "print.done"; readonly body: { readonly job: string } }
  | {
      readonly kind: "print.failed";
      readonly body: { readonly job: string; readonly outcome: "notPrinted" | "notKnown"; readonly why: string };
    }
  | { readonly kind: "print.dropped"; readonly body: { readonly job: string } }
  /** Lies ready for a customer who may have left: prints when somebody asks for it, as the job of this id (`print.queued`). */
  | { readonly kind: "paper.offered"; readonly body: PrintJob }
  /** Overtaken by what became of the payment, or not wanted. */
  | { readonly kind: "paper.withdrawn"; readonly body: { readonly job: string } };

/** Every paper that the till prints. `late…`: a payment went through after all, and what became of the money. */
export type PaperName =
  | "receipt"
  /** The goods without their prices. */
  | "gift"
  | "slipCardholder"
  | "slipMerchant"
  | "proofSlip"
  | "lateCounted"
  | "lateOwed"
  | "lateGivenBack"
  | "refundCardholder"
  | "refundMerchant"
  /** Goods that came back, and how their money was given. */
  | "returnReceipt"
  /** What a stretch of the journal comes to: in between, and at the day's close. */
  | "xReport"
  | "zReport"
  /** On a day, a week or a month. */
  | "periodReport"
  /** What is known beside a Z report, and no part of it. */
  | "differences";

/** A report on business days, with the facts up to one. @property at when it was asked for, ms */
export interface PeriodOf extends Days {
  readonly kind: "days";
  readonly span: Span;
  readonly upTo: number;
  readonly at: number;
}

/**
 * Which report a paper is about: a Z by its number, what was known beside it, an X by what it covers, or days.
 * @property at when it was asked for, ms
 */
export type ReportOf =
  | { readonly kind: "z"; readonly number: number }
  | { readonly kind: "known"; readonly number: number; readonly at: number }
  | { readonly kind: "x"; readonly after: number; readonly upTo: number; readonly at: number }
  | PeriodOf;

/** One piece of paper to print. The paper itself is made anew from the journal when it prints. */
export interface PrintJob {
  readonly job: string;
  readonly paper: PaperName;
  /** "" where the paper is about no sale. */
  readonly sale: string;
  readonly attempt: string | null;
  /** The refund that a refund slip is about; `attempt` is then the payment that it gives back. */
  readonly refund?: string | null;
  /** The return that a refund receipt is about; `sale` is "" for one without its sale. */
  readonly return?: string | null;
  /** The report that is printed; of no sale. */
  readonly report?: ReportOf | null;
  /** 0 = the original; 1 and up = copies, marked so on paper. */
  readonly copy: number;
}

/** Somebody changed a stored setting; of a secret only that it was set. `path` as in docs/settings.md, `approver` answers for it. */
export type SettingsFact = {
  readonly kind: "settings.changed";
  readonly body: {
    readonly path: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly approver: string;
  };
};

/** Somebody tried what the settings name: a gateway (`verdict` as the screen said it), or the printer's page. */
export type SetUpFact = {
  readonly kind: "setup.tested";
  readonly body: {
    readonly what: "iotpay" | "citcon" | "codepay" | "printer" | "store";
    readonly verdict: string;
    readonly text: string;
  };
};

/** The page or somebody behind it tried what it may not (INV-11, INV-12); never what was in it. */
export type RefusalFact = {
  readonly kind: "command.refused";
  readonly body: { readonly channel: string; readonly why: string };
};

export type Fact =
  | ScanFact
  | SettingsFact
  | SetUpFact
  | ArchiveFact
  | AttemptFact
  | BackupFact
  | BatchFact
  | RefundFact
  | ReturnFact
  | GatewayFact
  | GoodsFact
  | SaleFact
  | ClosingFact
  | MatchFact
  | ShiftFact
  | TipFact
  | StaffFact
  | DayFact
  | PaperFact
  | RefusalFact
  | SecondSaleFact
  | ClockFact;
