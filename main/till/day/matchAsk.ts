/** What one match is given, and what it knows of each gateway while it asks. */
import type { Clock } from "../../core/clock.ts";
import type { Told } from "../../core/match/reconciliation.ts";
import type { ListedRecord } from "../../core/match/reconcileList.ts";
import type { Refund } from "../../core/refund/refund.ts";
import type { RefundReading } from "../../core/refund/refundReading.ts";
import type { Gateway, Records } from "../../gateways/port.ts";
import type { JournalReader } from "../../journal/reader.ts";
import type { Payments } from "../../payments/payments.ts";
import type { MatchBook } from "./matchBook.ts";

export interface MatchRunDeps {
  readonly reader: JournalReader;
  readonly book: MatchBook;
  readonly gateways: readonly Gateway[];
  readonly payments: Pick<Payments, "askNow">;
  readonly clock: Clock;
  /** What a gateway says of a refund, beside its watch; null where nobody can be asked. */
  askRefund(refund: Refund): Promise<RefundReading> | null;
  /** Has its watch look it up now. */
  checkRefund(refund: string): void;
}

export interface MatchAsk {
  /** It looks at the facts after this one; `known` up to which earlier matches count. */
  readonly after: number;
  readonly known: number;
  readonly all: boolean;
  /** Answers of a match that was stopped, by `printOf`. */
  readonly kept: Map<string, Told>;
  stopped(): boolean;
  progress(done: number, of: number, gateway: string): void;
}

/** One gateway while it is asked. */
export interface Watched {
  readonly gateway: Gateway;
  readonly records: Records;
  readonly list: readonly ListedRecord[] | null;
  readonly listedBefore: ReadonlySet<string>;
  /** What earlier stretches' matches knew of its list. */
  readonly wasKnown: ReadonlySet<string>;
  readonly told: Map<string, Told>;
}
