/** Receipts and slips: printing never changes a sale. */
import * as v from "valibot";
import type { PaperName } from "../../main/core/facts.ts";
import type { Minor } from "../../main/core/money/money.ts";
import type { PaperPicture } from "../../main/core/paper/paper.ts";
import { channel, id } from "./channel.ts";

export interface PrintJobView {
  readonly job: string;
  readonly paper: PaperName;
  /** 0 for a paper that is about no sale. */
  readonly saleNumber: number;
  /** The number of a Z report; null for every other paper. */
  readonly report: number | null;
  readonly state: "queued" | "printing" | "notPrinted" | "notKnown";
  readonly since: number;
  readonly why: string;
}

/** Papers that lie ready for the customer of one payment. */
export interface CustomerPapersView {
  readonly attempt: string;
  readonly ref: string;
  readonly saleNumber: number;
  /** Minor units: captured where that is proved, else asked. */
  readonly amount: Minor;
  readonly papers: readonly PaperName[];
  readonly since: number;
}

export const paperCommands = {
  /** Prints a paper of a sale again, marked as a copy; without a sale, the last completed one. */
  "receipt.print": channel<null>()({ sale: v.nullable(id) }),
  /** Tries one waiting paper again (a paper that may have come out is marked as a copy). */
  "receipt.retry": channel<null>()({ job: id }),
  "receipt.drop": channel<null>()({ job: id }),
  /**
   * Prints what the customer of this payment is to have: the papers that lie ready for them, else what there is to say of
   * the payment now (a proof slip while it is checked), marked as a copy when it has been printed before.
   */
  "slip.print": channel<null>()({ attempt: id }),
  /** The customer does not want the papers that lie ready. */
  "slip.withdraw": channel<null>()({ attempt: id }),
};

export const paperQueries = {
  /** What paper shows, read back from the very bytes that go to the printer. */
  "receipt.preview": channel<readonly PaperPicture[]>()({ sale: v.nullable(id) }),
};
