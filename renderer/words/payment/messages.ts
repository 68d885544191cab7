/** What a payment's own screen says, in each of its states. */
import type { DeclineReason, PaymentView } from "../../../preload/contract/payment.ts";
import type { WalletWords } from "../wallet/messages.ts";

export interface PaymentWords {
  readonly label: string;
  readonly steps: string;
  readonly title: string;
  readonly step: Readonly<
    Record<
      "sent" | "card" | "bank" | "result" | "approved" | "declined" | "cancelled" | "manager" | "notSent" | "setAside",
      string
    >
  >;
  readonly tender: Readonly<Record<PaymentView["screen"], string>>;
  readonly sending: (amount: string, terminal: string) => string;
  readonly sendingMore: string;
  readonly waiting: string;
  readonly waitingMore: (terminal: string, age: string) => string;
  readonly processing: string;
  readonly processingMore: string;
  readonly checking: string;
  readonly checkingAgain: string;
  readonly checkingMore: (age: string) => string;
  readonly manager: (age: string) => string;
  readonly managerAgain: string;
  readonly approved: string;
  readonly approvedMore: string;
  readonly approvedRest: (rest: string) => string;
  readonly differs: (captured: string, asked: string) => string;
  readonly differsLess: (rest: string) => string;
  readonly differsMore: (extra: string) => string;
  readonly late: string;
  readonly lateMore: string;
  readonly decidedPaid: string;
  readonly declined: (reason: string | null) => string;
  readonly declinedMore: string;
  readonly noMoney: string;
  readonly cancelled: string;
  readonly cancelledMore: string;
  readonly notSent: string;
  readonly notSentMore: string;
  readonly decidedNotPaid: string;
  readonly setAside: string;
  readonly setAsideMore: string;
  readonly reasons: Readonly<Record<DeclineReason, string>>;
  /** Before the bank's own text, which is quoted as it came. */
  readonly bankSays: string;
  readonly cancel: string;
  readonly redKey: string;
  readonly redKeyMore: string;
  readonly nothingToPress: string;
  readonly cancelOff: string;
  readonly checkAgain: string;
  readonly needsManagerIn: (age: string) => string;
  readonly tryAnother: string;
  readonly tryAgain: string;
  readonly trainingTerminal: string;
  readonly backToSale: string;
  readonly nextCustomer: string;
  readonly heard: (age: string) => string;
  readonly notHeard: string;
  readonly took: (age: string) => string;
  readonly openFor: (age: string) => string;
  readonly wallet: WalletWords;
  readonly evidence: {
    readonly till: string;
    readonly tillSays: (time: string, amount: string) => string;
    readonly terminal: string;
    readonly terminalHeard: (time: string) => string;
    readonly terminalNever: string;
    readonly gateway: string;
    readonly gatewaySays: (n: number, answer: PaymentView["evidence"]["lastAnswer"]) => string;
    readonly journal: string;
    readonly journalSays: string;
    readonly asked: string;
  };
}
