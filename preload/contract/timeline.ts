/** One payment, step by step, as the journal has it. Asking changes nothing. */
import type { AttemptState } from "../../main/core/attempt/attempt.ts";
import type { Minor } from "../../main/core/money/money.ts";
import type { TimelineStep } from "../../main/core/attempt/timeline.ts";
import { channel, id } from "./channel.ts";

export interface TimelineView {
  readonly attempt: string;
  readonly sale: string;
  readonly saleNumber: number;
  readonly ref: string;
  /** The order number as the gateway knows it. */
  readonly reference: string;
  readonly kind: "card" | "wallet";
  readonly terminal: string;
  readonly amount: Minor;
  readonly state: AttemptState;
  readonly askedAt: number;
  /** ms; null while it is open. */
  readonly endedAt: number | null;
  readonly steps: readonly TimelineStep[];
  /** The watch of this run; null when nobody asks any more. */
  readonly watch: {
    readonly lookUps: number;
    readonly lastHeardAt: number | null;
    readonly unreachable: boolean;
  } | null;
}

export const timelineQueries = {
  "payment.timeline": channel<TimelineView>()({ attempt: id }),
};
