/** A decline in words the catalogue knows. Never used to decide anything: the reading has done that (gateways.md A.14). */
import type { Attempt, EndCause } from "../../../core/attempt/attempt.ts";
import type { WalletAdvice } from "../../../core/attempt/wallet.ts";
import type { DeclineReason } from "../../../../preload/contract/payment.ts";

const BY_TEXT: readonly (readonly [RegExp, DeclineReason])[] = [
  [/insufficient|\b0?51\b|fonds insuff/i, "notEnoughFunds"],
  [/expired|\b0?54\b|expir/i, "expiredCard"],
  [/\b0?55\b|invalid pin|wrong pin|nip/i, "wrongPin"],
  [/\b0?02\b|refer to|call/i, "callIssuer"],
  [/\b0?14\b|invalid card/i, "badCard"],
  [/\b350\b|time-?out/i, "timedOut"],
  [/not completed|non compl/i, "notCompleted"],
];

/** The reason of an attempt that ended without capture; null while it has not. */
export function declineReason(attempt: Attempt): DeclineReason | null {
  if (attempt.cause === "declined" && attempt.wallet !== null) return byAdvice(attempt.advice, attempt.hostText);
  return attempt.cause === null ? null : byCause(attempt.cause, attempt.hostText);
}

function byAdvice(advice: WalletAdvice | null, hostText: string): DeclineReason {
  if (/insufficient/i.test(hostText)) return "notEnoughFunds";
  if (advice === "rescan") return "oldCode";
  return advice === "askProvider" || advice === "checkAmount" ? "refusedByGateway" : "refusedByWallet";
}

function byCause(cause: EndCause, hostText: string): DeclineReason {
  switch (cause) {
    case "declined":
      return BY_TEXT.find(([pattern]) => pattern.test(hostText))?.[1] ?? "refusedByBank";
    case "cancelledByTill":
    case "cancelledOnTerminal":
    case "cancelledBySystem":
    case "refusedByGateway":
    case "notSent":
    case "decidedNotPaid":
      return cause;
    case "notFound":
      return "notKnown";
  }
}
