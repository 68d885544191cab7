/** Words for what is known of a payment: its timeline, whether it may be another one, and the clock that ages are read from. */
import type { AttemptState, EndCause, PendingPhase } from "../../../main/core/attempt/attempt.ts";
import type { CancelSaid } from "../../../main/core/attempt/cancel.ts";
import type { RefundWay } from "../../../main/core/refund/refund.ts";
import type { RefundStep } from "../../../main/core/attempt/timelineRefund.ts";
import type { TipStep } from "../../../main/core/attempt/timelineTip.ts";

export interface TruthWords {
  readonly timeline: {
    readonly open: string;
    readonly title: (ref: string) => string;
    readonly steps: string;
    readonly state: Readonly<Record<AttemptState, string>>;
    readonly age: (age: string) => string;
    readonly took: (age: string) => string;
    readonly reference: string;
    readonly lookUps: (n: number) => string;
    readonly notAsked: string;
    readonly unreachable: string;
    readonly asked: (amount: string, terminal: string) => string;
    readonly secondSale: (sale: number, ref: string) => string;
    readonly sent: string;
    readonly pending: Readonly<Record<PendingPhase, string>>;
    readonly identified: (id: string) => string;
    readonly picked: (id: string) => string;
    /** What an answer said, by the kind of its reading. */
    readonly heard: Readonly<
      Record<"captured" | "notCaptured" | "pending" | "notFound" | "refused" | "nothing", string>
    >;
    readonly repeated: (times: number, until: string) => string;
    readonly unknown: string;
    /** Why an outcome became unknown; other reasons are shown by their code. */
    readonly unknownWhy: Readonly<
      Record<"restarted" | "gatewayNotSet" | "cancelNotPossible" | "pendingTooLong" | "timedOut" | "lost", string>
    >;
    readonly approved: (amount: string) => string;
    readonly differs: string;
    readonly lateApproval: (amount: string) => string;
    readonly ended: Readonly<Record<EndCause, string>>;
    readonly cancelAsked: string;
    readonly cancelSent: string;
    readonly cancelAnswered: Readonly<Record<CancelSaid, string>>;
    readonly cancelConfirmed: string;
    readonly returned: (amount: string) => string;
    readonly cardDetails: string;
    readonly decided: Readonly<Record<"paid" | "notPaid", string>>;
    readonly slip: (number: string) => string;
    readonly setAside: string;
    readonly terminalClear: string;
    readonly settled: Readonly<Record<"givenBack" | "kept", string>>;
    readonly number: (number: string) => string;
    readonly contradicted: string;
    readonly shortfall: string;
    readonly refund: Readonly<Record<RefundStep, string>>;
    readonly way: Readonly<Record<RefundWay, string>>;
    readonly tip: Readonly<Record<TipStep, string>>;
    readonly other: (name: string) => string;
    readonly byTill: string;
  };
  readonly same: {
    readonly title: string;
    readonly unknown: string;
    readonly approved: string;
    readonly now: string;
    readonly before: string;
    readonly sale: (n: number) => string;
    readonly ago: (age: string) => string;
    readonly second: string;
    readonly secondMore: string;
    readonly same: string;
    readonly sameMore: string;
    readonly doubled: (sale: number, age: string) => string;
    readonly doubledMore: string;
    readonly giveBack: string;
  };
  readonly clear: {
    readonly earlier: (amount: string, ref: string) => string;
    readonly picYes: string;
    readonly picNo: string;
  };
  readonly clock: {
    readonly ahead: (age: string) => string;
    readonly behind: (age: string) => string;
    readonly setIt: string;
    readonly refused: string;
    readonly jumped: (from: string, to: string) => string;
    readonly jumpedMore: string;
    readonly days: (n: number) => string;
  };
}
