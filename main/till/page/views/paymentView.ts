/** The payment screen (lessons.md 5.5). Pure: an attempt, its watch and the clock make what is shown. */
import { type Attempt, type EndCause, isOpen, isUnnamed } from "../../../core/attempt/attempt.ts";
import { isTurnedDown } from "../../../core/attempt/cancel.ts";
import { brandName } from "../../../core/attempt/cardDetails.ts";
import { shortRef } from "../../../core/ids.ts";
import type { Minor } from "../../../core/money/money.ts";
import { goodsPart } from "../../../core/sale/sale.ts";
import { walletName } from "../../../core/attempt/wallet.ts";
import type { Carried } from "../../../payments/payments.ts";
import type { PaymentScreen, PaymentView } from "../../../../preload/contract/payment.ts";
import { declineReason } from "./declineReason.ts";

export interface PaymentFacts {
  readonly attempt: Attempt;
  readonly carried: Carried | undefined;
  /** From when on a manager may decide, ms. */
  readonly managerAt: number | null;
  readonly cancelAsked: boolean;
  /** An earlier payment by the same card of the same amount, with its sale's number. */
  readonly doubled: { readonly attempt: Attempt; readonly saleNumber: number } | null;
  /** How long after a payment left its gateway takes no cancel, ms; null where it takes none. */
  readonly cancelNotBeforeMs: number | null;
}

/** @param now ms */
export function paymentView(facts: PaymentFacts, now: number): PaymentView {
  const { attempt, carried, managerAt, cancelAsked, cancelNotBeforeMs, doubled } = facts;
  const goods = attempt.capture === null ? null : goodsPart(attempt.capture);
  return {
    attempt: attempt.id,
    sale: attempt.sale,
    ref: shortRef(attempt.reference),
    reference: attempt.reference,
    kind: attempt.wallet === null ? "card" : "wallet",
    gateway: GATEWAYS[attempt.gateway],
    terminal: attempt.terminal,
    screen: screenOf(attempt, managerAt, now),
    amount: attempt.amount,
    tip: attempt.capture?.tip ?? attempt.tip,
    asked: (attempt.amount + (attempt.tip > 0 ? attempt.tip : (attempt.capture?.tip ?? 0))) as Minor,
    asksTip: attempt.askTip === true,
    captured: attempt.capture === null ? null : attempt.capture.captured,
    differs: attempt.capture !== null && (attempt.capture.differs || goods !== attempt.amount),
    card: attempt.card === null ? null : { brand: brandName(attempt.card), last4: attempt.card.last4 },
    wallet:
      attempt.wallet === null
        ? null
        : { brand: walletName(attempt.wallet.brand), last4: attempt.wallet.codeLast4, how: attempt.wallet.how },
    qr: carried?.qr ?? null,
    cancelAt: carried?.cancelAt ?? null,
    cancelFrom: cancelNotBeforeMs === null ? null : (attempt.sentAt ?? attempt.intendedAt) + cancelNotBeforeMs,
    reason: declineReason(attempt),
    walletWhy: attempt.why,
    hostText: attempt.hostText,
    why: carried?.watch.lastNews ?? "",
    askedAt: attempt.intendedAt,
    endedAt: attempt.endedAt,
    lastHeardAt: carried?.watch.lastHeardAt ?? null,
    unknownSince: attempt.unknownSince,
    managerAt,
    evidence: {
      sentAt: attempt.sentAt,
      lookUps: carried?.watch.lookUps ?? 0,
      lastAnswer: lastAnswer(carried),
    },
    late: attempt.late,
    unnamed: isUnnamed(attempt),
    returned: attempt.returned === null ? null : attempt.returned.captured,
    decided: attempt.decision !== null,
    doubled:
      doubled === null
        ? null
        : {
            attempt: doubled.attempt.id,
            ref: shortRef(doubled.attempt.reference),
            saleNumber: doubled.saleNumber,
            at: doubled.attempt.intendedAt,
          },
    queue: queueOf(attempt),
    terminalWasOffline: attempt.cancel?.why === "terminalOffline",
    cancelAsked: cancelAsked || attempt.cancel !== null,
  };
}

const GATEWAYS = { iotpay: "IOT Pay", citcon: "Citcon", codepay: "CodePay" } as const;

/** What still waits at the gateway for its terminal is taken back; once its outcome is unknown, other words are said. */
function queueOf(attempt: Attempt): PaymentView["queue"] {
  if (!isOpen(attempt) || attempt.state === "checking" || attempt.phase !== "queued") return null;
  if (attempt.cancel === null || isTurnedDown(attempt.cancel)) return null;
  return attempt.cancel.why === "terminalOffline" ? "offline" : "closing";
}

/** Ends that are neither a cancel nor a decision. */
const ENDED_AS: Partial<Record<EndCause, PaymentScreen>> = {
  notSent: "notSent",
  refusedByGateway: "declined",
  notFound: "declined",
};

function screenOf(attempt: Attempt, managerAt: number | null, now: number): PaymentScreen {
  switch (attempt.state) {
    case "new":
      return "sending";
    case "sent":
      return "waiting";
    case "pending":
      return attempt.phase === "bank" ? "processing" : "waiting";
    case "checking":
      return managerAt !== null && now >= managerAt ? "manager" : "checking";
    case "approved":
    case "declined":
    case "setAside":
      return attempt.state;
    case "cancelled":
      return ENDED_AS[attempt.cause ?? "declined"] ?? "cancelled";
  }
}

function lastAnswer(carried: Carried | undefined): PaymentView["evidence"]["lastAnswer"] {
  if (carried === undefined) return "none";
  if (carried.unreachable) return "unreachable";
  const kind = carried.watch.lastNews.split(" ")[1];
  return kind === "pending" || kind === "notFound" || kind === "notCaptured" || kind === "nothing" ? kind : "none";
}
