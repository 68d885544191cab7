/** Closing the batches of card terminals: what the till reckons is in each, and what became of the last close. */
import * as v from "valibot";
import type { GatewayId } from "../../main/core/attempt/attempt.ts";
import type { BatchDecision, BatchState, BatchSums, SaidSums } from "../../main/core/day/batch.ts";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";

/** One close, as the journal has it. Times in ms, amounts in minor units. */
export interface BatchView {
  readonly batch: string;
  /** `unknown`: sent, not confirmed; the terminal's slip tells, and somebody who may says what it says. */
  readonly state: BatchState;
  readonly askedAt: number;
  readonly endedAt: number | null;
  /** The name of who asked for it. */
  readonly operator: string;
  /** What the till reckoned to be in it when it was sent. */
  readonly ours: BatchSums;
  /** Sales less refunds. */
  readonly net: number;
  /** What the answer, or somebody from the slip, says of it; null where neither does. */
  readonly theirs: SaidSums | null;
  /** That is something else than what the till reckons. */
  readonly differs: boolean;
  /** The gateway's words, or why nothing was heard. */
  readonly text: string;
  readonly decision:
    (Pick<BatchDecision, "closed" | "reason"> & { readonly approver: string; readonly at: number }) | null;
}

export interface BatchTerminalView {
  readonly gateway: GatewayId;
  /** The name people know the gateway by. */
  readonly name: string;
  readonly terminal: string;
  /** False where the gateway has no such call, or is not set any more: there is nothing to close from here. */
  readonly closes: boolean;
  /** Since when is counted, ms: the last close, or as long as a batch may stay open. */
  readonly since: number;
  /** What the till reckons to be in the open batch, and sales less refunds; null where there is nothing to close. */
  readonly ours: BatchSums | null;
  readonly net: number | null;
  /** Payments and refunds whose end nobody knows; while there are any the batch cannot be closed. */
  readonly unproven: number;
  /** What pressing *close* would do. */
  readonly next: "close" | "already" | "batchRunning" | "batchUnknown" | "batchPaymentsOpen" | "noSuchCall";
  readonly last: BatchView | null;
}

/** As the slip says them; null where it does not. */
const slip = v.nullable(
  v.strictObject({
    count: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999))),
    total: v.nullable(keyedAmount),
  }),
);

export const batchCommands = {
  /**
   * Closes the batch of this terminal and answers once it is known how that ended. Closed before with nothing taken since,
   * nothing is sent and that close is the answer.
   */
  "batch.close": channel<{ readonly batch: string; readonly state: BatchState }>()({
    gateway: v.picklist(["iotpay", "codepay", "citcon"]),
    /** Null when whoever is signed in may do it alone. */
    approval: v.nullable(v.strictObject({ approver: id, pin })),
  }),
  /** Somebody who may has read the terminal's slip and says whether it was closed. */
  "batch.decide": channel<null>()({
    batch: id,
    closed: v.boolean(),
    slip,
    approver: id,
    pin,
    reason: words(200),
  }),
};

export const batchQueries = {
  /** Every terminal of a set gateway, and any other with a close that nobody has proved. */
  "batch.terminals": channel<readonly BatchTerminalView[]>()({}),
};
