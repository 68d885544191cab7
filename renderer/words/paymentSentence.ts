/** A payment's state in one sentence, without anything that counts on by itself: shown as its state, and said aloud. */
import type { Minor } from "../../main/core/money/money.ts";
import type { PaymentView } from "../../preload/contract/payment.ts";
import type { Messages } from "./messages.ts";
import { walletWords } from "./words.ts";

export interface PaymentSentence {
  readonly text: string;
  /** Somebody has to know at once, whatever else is being said. */
  readonly urgent: boolean;
}

/** @param money an amount in the page's language */
export function paymentSentence(
  payment: PaymentView,
  words: Messages,
  money: (amount: Minor) => string,
): PaymentSentence {
  const w = payment.kind === "wallet" ? walletWords(words.payment) : words.payment;
  const plain = (text: string): PaymentSentence => ({ text, urgent: false });
  const urgent = (text: string): PaymentSentence => ({ text, urgent: true });
  switch (payment.screen) {
    case "sending":
    case "waiting":
    case "processing":
      if (payment.kind === "wallet") return plain(ofWallet(payment, words, money));
      if (payment.queue !== null) return { text: words.terminal[payment.queue], urgent: payment.queue === "offline" };
      if (payment.cancelAsked && payment.screen !== "processing") return plain(w.redKey);
      return plain(
        payment.screen === "sending" ? w.sending(money(payment.asked), payment.terminal) : w[payment.screen],
      );
    case "checking":
      return urgent(`${w.checking} ${w.checkingAgain}`);
    case "manager":
      return urgent(`${w.checking} ${w.managerAgain}`);
    case "approved":
      return ofApproved(payment, words, money);
    case "declined":
      return plain(w.declined(whyNot(payment, words)));
    case "cancelled":
      return plain(w.cancelled);
    case "notSent":
      return plain(w.notSent);
    case "setAside":
      return urgent(w.setAside);
  }
}

function ofWallet(payment: PaymentView, words: Messages, money: (amount: Minor) => string): string {
  const { wallet: w } = words.payment;
  if (payment.cancelAsked) return payment.cancelAt === null ? w.cancelSent : w.cancelWaits;
  if (payment.screen === "sending") return w.sending(money(payment.asked));
  return payment.wallet?.how !== "shown" ? w.waiting : payment.qr === null ? w.making : w.shown;
}

function ofApproved(payment: PaymentView, words: Messages, money: (amount: Minor) => string): PaymentSentence {
  const { asked, card, differs, late, returned, wallet } = payment;
  const w = words.payment;
  const by = card ?? wallet;
  const last4 = by === null || by.last4 === "" ? "" : ` · ${by.brand} ··${by.last4}`;
  const text =
    returned !== null
      ? words.lost.returned
      : differs
        ? w.differs(money(payment.captured ?? asked), money(asked))
        : late
          ? w.late
          : w.approved;
  return { text: `${text}${last4}`, urgent: differs || late || returned !== null };
}

/** A wallet's code says more than the kind of its end. */
function whyNot({ reason, walletWhy }: PaymentView, words: Messages): string | null {
  if (walletWhy !== null) return words.walletWhy[walletWhy];
  return reason === null ? null : words.payment.reasons[reason];
}
