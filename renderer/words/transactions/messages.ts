/** Words for past sales: finding them, and what one of them says. */
import type { AttemptState } from "../../../main/core/attempt/attempt.ts";
import type { SaleRowState } from "../../../main/core/sale/saleRow.ts";

export interface TransactionsWords {
  readonly find: string;
  readonly findHint: string;
  readonly list: string;
  readonly today: string;
  readonly refunds: string;
  readonly notProven: string;
  readonly filter: string;
  /** How many conditions hold beside those on their keys. */
  readonly filters: (n: number) => string;
  readonly from: string;
  readonly to: string;
  readonly tender: string;
  readonly any: string;
  readonly state: string;
  readonly operator: string;
  readonly clear: string;
  readonly show: string;
  readonly paidWith: string;
  readonly amount: string;
  readonly nothing: string;
  readonly nothingMore: string;
  readonly otherRegister: (register: string) => string;
  readonly chooseOne: string;
  readonly states: Readonly<Record<SaleRowState, string>>;
  readonly kinds: Readonly<Record<"card" | "wallet" | "cash" | "other", string>>;
  readonly attempt: Readonly<Record<AttemptState, string>>;
  readonly register: (register: string) => string;
  /** The key back to where somebody came from who looked closer. */
  readonly backTo: { readonly report: string; readonly day: string; readonly activity: string };
  readonly goods: string;
  readonly payments: string;
  readonly noPayments: string;
  readonly returned: (amount: string) => string;
  readonly print: string;
  readonly printTitle: string;
  readonly papers: Readonly<Record<"receipt" | "gift" | "slipCardholder" | "slipMerchant", string>>;
  readonly giftMore: string;
  readonly queued: string;
  readonly refresh: string;
  readonly asked: (n: number) => string;
  readonly evidence: string;
  readonly evidenceMore: string;
  readonly evidenceTitle: (sale: number, ref: string) => string;
  readonly records: string;
  readonly madeAt: string;
  readonly atGateway: string;
  readonly atGatewayMore: string;
  readonly noneListed: string;
  readonly ours: string;
  readonly same: string;
  readonly refund: string;
  readonly late: string;
}
