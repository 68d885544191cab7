/** What is said otherwise when a wallet pays. */
import type { PaymentView } from "../../../preload/contract/payment.ts";

export interface WalletWords {
  readonly title: string;
  readonly phone: string;
  readonly scan: string;
  readonly scanMore: string;
  readonly showQr: string;
  readonly making: string;
  readonly shown: string;
  readonly waiting: string;
  readonly waitingMore: (age: string) => string;
  readonly sending: (amount: string) => string;
  readonly sendingMore: string;
  readonly cancelQueued: (age: string) => string;
  /** The same, said once: seconds that count down are not read out. */
  readonly cancelWaits: string;
  readonly cancelSent: string;
  readonly checkingAgain: string;
  readonly checkingMore: (age: string) => string;
  readonly declinedMore: string;
  readonly notSentMore: string;
  readonly setAsideMore: string;
  readonly qrLabel: string;
  readonly ready: string;
  readonly tryAgain: string;
  readonly says: string;
  readonly step: Readonly<Record<"sent" | "card" | "bank", string>>;
  readonly tender: Readonly<Record<PaymentView["screen"], string>>;
}
