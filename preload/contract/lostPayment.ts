/** A payment that the gateway has given no number, found again by a person; and money that a sale counts and is not there. */
import * as v from "valibot";
import type { Minor } from "../../main/core/money/money.ts";
import { channel, id, pin, words } from "./channel.ts";

/** A payment of the gateway's list that could be the one looked for. */
export interface CandidateView {
  /** The gateway's number: the customer's phone shows it too. */
  readonly payment: string;
  /** With tip. */
  readonly amount: Minor;
  readonly tip: Minor;
  /** As the gateway names it, e.g. `WeChat`. */
  readonly method: string;
  /** As the gateway prints it, in a time zone of its choice; "" when it prints none. */
  readonly at: string;
}

export const lostPaymentCommands = {
  /** A manager says which listed payment it is, having seen its number on the phone. Proves nothing: the till then asks by it. */
  "payment.pick": channel<null>()({
    attempt: id,
    payment: v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/)),
    approver: id,
    pin,
  }),
  /** A manager has seen to a payment that a sale counts and the gateway says is not there. Takes it out of the tray. */
  "payment.settleShortfall": channel<null>()({ attempt: id, approver: id, pin, reason: words(200) }),
};

export const lostPaymentQueries = {
  /** The listed payments that can be this one, newest first as the gateway lists them. Asks the gateway. */
  "payment.candidates": channel<readonly CandidateView[]>()({ attempt: id }),
};
