/** Receipts and slips: printing never changes a sale. */
import * as v from "valibot";
import type { PaperPicture } from "../../main/core/paper.ts";
import { channel, id } from "./channel.ts";

export interface PrintJobView {
  readonly job: string;
  readonly paper: "receipt" | "slipCardholder" | "slipMerchant";
  readonly saleNumber: number;
  readonly state: "queued" | "printing" | "notPrinted" | "notKnown";
  readonly since: number;
  readonly why: string;
}

export const paperCommands = {
  /** Prints a paper of a sale again, marked as a copy; without a sale, the last completed one. */
  "receipt.print": channel<null>()({ sale: v.nullable(id) }),
  /** Tries one waiting paper again (a paper that may have come out is marked as a copy). */
  "receipt.retry": channel<null>()({ job: id }),
  "receipt.drop": channel<null>()({ job: id }),
};

export const paperQueries = {
  /** What paper shows, read back from the very bytes that go to the printer. */
  "receipt.preview": channel<readonly PaperPicture[]>()({ sale: v.nullable(id) }),
};
