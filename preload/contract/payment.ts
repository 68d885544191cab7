/** Payments by card and wallet: the page asks for intents; amounts, references and hosts are main's business (INV-11). */
import * as v from "valibot";
import type { Minor } from "../../main/core/money/money.ts";
import type { WalletWhy } from "../../main/core/attempt/walletWhy.ts";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";
import { part } from "./split.ts";
import { tip } from "./tips.ts";

/** What the payment screen shows (lessons.md 5.5). */
export type PaymentScreen =
  | "sending"
  | "waiting"
  | "processing"
  | "checking"
  | "manager"
  | "approved"
  | "declined"
  | "cancelled"
  | "notSent"
  | "setAside";

export interface PaymentView {
  readonly attempt: string;
  readonly sale: string;
  /** Short and sayable, e.g. `R-8M4`. */
  readonly ref: string;
  /** The order number as the gateway knows it. */
  readonly reference: string;
  readonly kind: "card" | "wallet";
  readonly gateway: "IOT Pay" | "Citcon" | "CodePay";
  readonly terminal: string;
  readonly screen: PaymentScreen;
  readonly amount: Minor;
  /** Asked for on top of the amount; once captured, what of it the gateway says is the tip. */
  readonly tip: Minor;
  /** What the gateway was asked for, tip and all; with the tip that the customer chose at the terminal once that is known. */
  readonly asked: Minor;
  /** The customer is asked for a tip by the terminal. */
  readonly asksTip: boolean;
  readonly captured: Minor | null;
  /** Captured with another amount than asked (INV-6): shown large. */
  readonly differs: boolean;
  readonly card: { readonly brand: string; readonly last4: string } | null;
  /** The wallet that pays, as far as its code told; "" while nobody knows. Null when a card pays. */
  readonly wallet: { readonly brand: string; readonly last4: string; readonly how: "scanned" | "shown" } | null;
  /** The text to draw for the customer's phone to scan; null when there is none. */
  readonly qr: string | null;
  /** When the cancel that was asked for goes out (again), ms; null when none waits. */
  readonly cancelAt: number | null;
  /** Until when the gateway takes no cancel, ms; null where it takes none at all. */
  readonly cancelFrom: number | null;
  /** A known reason has words in the catalogue; `hostText` is what the bank said, for the details. */
  readonly reason: DeclineReason | null;
  /** What a wallet's code says happened, closer than `reason`; null when it is no known one. */
  readonly walletWhy: WalletWhy | null;
  readonly hostText: string;
  readonly why: string;
  readonly askedAt: number;
  readonly endedAt: number | null;
  /** The last answer that said anything, ms; null = none yet. */
  readonly lastHeardAt: number | null;
  readonly unknownSince: number | null;
  /** From when on a manager may decide, ms. */
  readonly managerAt: number | null;
  readonly evidence: {
    readonly sentAt: number | null;
    readonly lookUps: number;
    readonly lastAnswer: "none" | "pending" | "notFound" | "notCaptured" | "nothing" | "unreachable";
  };
  readonly late: boolean;
  /** The gateway has given it no number, so that only a person can say which payment of its list it is. */
  readonly unnamed: boolean;
  /** What had gone through and went back by a cancel; null when nothing is known to have. */
  readonly returned: Minor | null;
  readonly decided: boolean;
  /** An earlier payment of the same amount by the same card: perhaps the customer paid twice. */
  readonly doubled: {
    readonly attempt: string;
    readonly ref: string;
    readonly saleNumber: number;
    readonly at: number;
  } | null;
  /** Being taken back from the terminal's queue: by a person (`closing`), or as the terminal is `offline`; else null. */
  readonly queue: "closing" | "offline" | null;
  /** It was taken back because its terminal was offline. */
  readonly terminalWasOffline: boolean;
  /** `Cancel payment` was pressed: for a card the words say to use the terminal's red key. */
  readonly cancelAsked: boolean;
}

export type DeclineReason =
  | "notEnoughFunds"
  | "refusedByBank"
  | "expiredCard"
  | "callIssuer"
  | "cancelledOnTerminal"
  | "cancelledBySystem"
  | "timedOut"
  | "wrongPin"
  | "notCompleted"
  | "badCard"
  | "refusedByGateway"
  | "cancelledByTill"
  | "refusedByWallet"
  | "oldCode"
  | "decidedNotPaid"
  | "notSent"
  | "notKnown";

/** The till waits for the customer's code: the next scan pays. */
export interface WalletStepView {
  readonly sale: string;
  /** What the wallet will be asked for, minor units: all that is due, or the part that was chosen. */
  readonly amount: Minor;
  /** On top of it. */
  readonly tip: Minor;
}

/** A payment that is not proven, or a capture that must be given back: the tray. */
export interface UnprovenView {
  readonly attempt: string;
  readonly sale: string;
  readonly ref: string;
  readonly saleNumber: number;
  readonly amount: Minor;
  /**
   * `checking`, `setAside`: not known yet · `lateApproval`: captured after it had ended, and the sale does not need it ·
   * `differs`: captured with another amount · `waiting`: a sale left open in the background; press to go on with it ·
   * `givenUp`: captured for a sale that was given up · `paidTwice`: one card paid twice, and one of the two goes back ·
   * `decidedPaid`: a person decided "paid", and the gateway says that nothing was taken · `returned`: approved, and a cancel
   * gave it back · `tip`: it is not known whether a tip was added to it · `goodsBack`: a part of a return is not known, was not
   * given, or was given twice.
   */
  readonly kind:
    | "checking"
    | "setAside"
    | "lateApproval"
    | "differs"
    | "givenUp"
    | "paidTwice"
    | "waiting"
    | "decidedPaid"
    | "returned"
    | "goodsBack"
    | "givenTwice"
    | "tip";
  /** Of `goodsBack`, the return; null elsewhere. */
  readonly return: string | null;
  /** As in `PaymentView`. */
  readonly unnamed: boolean;
  readonly askedAt: number;
  readonly lastHeardAt: number | null;
  readonly terminal: string;
}

/** The id of the question `mayBeSame` asked, when somebody answered it with "a second sale". */
const secondSale = v.nullish(id);

export const paymentCommands = {
  /** Pays what is due of this sale by card. */
  "payment.card": channel<{ readonly attempt: string }>()({ sale: id, secondSale, part, tip }),
  /** Waits for the customer's code, from any scanner, or stops waiting. Asks nothing of anybody yet. */
  "payment.walletStep": channel<null>()({ sale: id, open: v.boolean(), secondSale, part, tip }),
  /** Pays what is due by wallet. The code is a credential: it goes to the gateway and is kept nowhere. */
  "payment.wallet": channel<{ readonly attempt: string }>()({
    sale: id,
    how: v.variant("kind", [
      v.strictObject({ kind: v.literal("code"), code: v.pipe(v.string(), v.maxLength(1024)) }),
      v.strictObject({ kind: v.literal("qr") }),
    ]),
  }),
  /**
   * What a terminal has taken up is cancelled there: answers what to do, changes no state. What waits for its terminal is
   * taken back, a wallet's payment cancelled as soon as the gateway takes one (`notBefore`, ms).
   */
  "payment.cancel": channel<{ readonly how: "redKey" } | { readonly how: "request"; readonly notBefore: number }>()({
    attempt: id,
  }),
  "payment.checkAgain": channel<null>()({ attempt: id }),
  /** A manager says what happened, having seen the slip (paid) or the portal (not paid). */
  "payment.decide": channel<null>()({
    attempt: id,
    paid: v.boolean(),
    approver: id,
    pin,
    reason: words(200),
    slip: words(40),
  }),
  /** Frees the tender, not the terminal; the watch goes on. */
  "payment.setAside": channel<null>()({ attempt: id, approver: id, pin, reason: words(200) }),
  /**
   * What became of money that was captured and not needed: given back at the gateway's portal or on the terminal (with its
   * number), or kept because it belongs to the shop. Takes it out of the tray.
   */
  "payment.settleExcess": channel<null>()({
    attempt: id,
    how: v.picklist(["givenBack", "kept"]),
    /** What the page showed to be due when it was asked, minor units: another by now is refused with `amountChanged`. */
    seen: keyedAmount,
    approver: id,
    pin,
    reason: words(200),
    number: words(40),
  }),
  /** "The terminal shows no amount": by the person who looked. */
  "payment.terminalIsClear": channel<null>()({ terminal: words(64) }),
  /**
   * Leaves the screen of a payment; its result stays where it is. While the outcome is unknown the sale waits in the
   * background (in the tray) and the next customer can be served, in cash.
   */
  "payment.leave": channel<null>()({ attempt: id }),
  /** Brings a sale that waits in the background back on the screen. */
  "payment.open": channel<null>()({ sale: id }),
};
