/** What was sold, and what became of it: found, looked at, printed again, asked for again at the gateway. Changes no money. */
import * as v from "valibot";
import type { AttemptState, GatewayId } from "../../main/core/attempt/attempt.ts";
import type { Minor } from "../../main/core/money/money.ts";
import type { PaperPicture } from "../../main/core/paper/paper.ts";
import type { PaidWith, SaleRowState } from "../../main/core/sale/saleRow.ts";
import type { TimelineStep } from "../../main/core/attempt/timeline.ts";
import { channel, id, words } from "./channel.ts";
import type { RefundView } from "./refund.ts";
import type { SaleView } from "./sale.ts";

export interface TransactionRowView {
  /** Its place in the list; `before` of the next page is the last row's. */
  readonly pos: number;
  readonly sale: string;
  readonly number: number;
  readonly at: number;
  /** By name. */
  readonly operator: string;
  readonly state: SaleRowState;
  readonly total: Minor;
  /** What came back of its goods. */
  readonly returned: Minor;
  readonly paidWith: readonly PaidWith[];
}

export interface FoundTransactionsView {
  /** Newest first. */
  readonly rows: readonly TransactionRowView[];
  readonly more: boolean;
  /** The receipt that was asked for is of this register, whose sales are not here; null when it is not. */
  readonly otherRegister: string | null;
  /** The return whose receipt was asked for; `sale` null where its goods came back without one. Null when none was. */
  readonly returned: { readonly return: string; readonly sale: string | null } | null;
}

/** A payment by card or wallet that was tried for a sale. */
export interface TriedPaymentView {
  readonly attempt: string;
  readonly ref: string;
  readonly reference: string;
  /** The gateway's own number; "" while nobody knows. */
  readonly gatewayRef: string;
  readonly gateway: GatewayId;
  readonly gatewayName: string;
  readonly terminal: string;
  readonly kind: "card" | "wallet";
  readonly state: AttemptState;
  readonly amount: Minor;
  readonly captured: Minor | null;
  readonly label: string;
  readonly last4: string;
  readonly askedAt: number;
  readonly endedAt: number | null;
  readonly late: boolean;
  /** The till has slips of it that can be printed again. */
  readonly slips: boolean;
  /** Newest last. */
  readonly refunds: readonly RefundView[];
}

export interface TransactionView {
  readonly row: TransactionRowView;
  readonly sale: SaleView;
  readonly businessDay: string;
  readonly register: string;
  /** Oldest first. */
  readonly payments: readonly TriedPaymentView[];
  /** The returns of its goods, oldest first, by id. */
  readonly returns: readonly string[];
  /** Its gateways that have a list of their own to look into. */
  readonly lists: boolean;
}

/** One row of a gateway's own list. */
export interface GatewayRowView {
  readonly type: "payment" | "refund" | "other";
  readonly number: string;
  readonly amount: Minor;
  readonly tip: Minor;
  readonly method: string;
  /** As the gateway prints it, in a time zone of its choice; "" when it prints none. */
  readonly at: string;
  /** `ours`: a number of this sale · `same`: the same amount, of nobody's number here. */
  readonly match: "ours" | "same";
}

/** Everything that the till knows about one payment, for a dispute; nothing in it may not be seen (INV-12). */
export interface EvidenceView {
  readonly store: { readonly name: string; readonly address: readonly string[]; readonly register: string };
  readonly training: boolean;
  readonly timeZone: string;
  readonly madeAt: number;
  readonly saleNumber: number;
  readonly payment: TriedPaymentView;
  readonly steps: readonly TimelineStep[];
  /** Receipt, slips and refund slips, as their bytes print. */
  readonly papers: readonly PaperPicture[];
  /** The journal's own records of it, by number and hash, oldest first. */
  readonly records: readonly {
    readonly seq: number;
    readonly at: number;
    readonly kind: string;
    readonly body: string;
    readonly hash: string;
  }[];
}

const day = v.nullable(v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2}|today)$/)));

export const transactionQueries = {
  /** At most 50 rows, newest first. `text`: the code of a receipt or of a return's, an amount, last four, a number, a reference. */
  "transactions.find": channel<FoundTransactionsView>()({
    text: words(80),
    /** Business days, both included; `today` is the till's. */
    from: day,
    to: day,
    tender: v.nullable(v.picklist(["card", "wallet", "cash", "other"])),
    state: v.nullable(v.picklist(["notProven", "refunds", "givenUp", "open"])),
    operator: v.nullable(id),
    before: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  }),
  "transactions.open": channel<TransactionView>()({ sale: id }),
  /** The gateway's own list beside ours. Asks the gateway. */
  "transactions.atGateway": channel<readonly GatewayRowView[]>()({ sale: id }),
  "transactions.evidence": channel<EvidenceView>()({ attempt: id }),
};

export const transactionCommands = {
  /** Asks the gateways about every payment and refund of this sale now; what they say is journalled as always. */
  "transactions.refresh": channel<{ readonly asked: number }>()({ sale: id }),
  /** Prints a paper of a sale, marked as a copy when it has been printed before. `gift`: the goods without prices. */
  "transactions.print": channel<null>()({
    sale: id,
    paper: v.picklist(["receipt", "gift", "slipCardholder", "slipMerchant"]),
    attempt: v.nullable(id),
  }),
};
