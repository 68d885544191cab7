/** Every word the screen says, as a type: a catalogue that lacks one does not compile. */
import type { ProblemCode } from "../../preload/contract/channel.ts";
import type { HealthCode, HealthPart } from "../../preload/contract/health.ts";
import type { PrintJobView } from "../../preload/contract/paper.ts";
import type { DeclineReason, PaymentView, UnprovenView } from "../../preload/contract/payment.ts";
import type { ScanNotice, ScanWhy } from "../../preload/contract/sale.ts";
import type { Role } from "../../preload/contract/session.ts";
import type { DutiesWords } from "./duties/messages.ts";
import type { GoodsWords } from "./goods/messages.ts";
import type { LostWords } from "./lost/messages.ts";
import type { SetUpWords } from "./setUp/messages.ts";
import type { PapersWords } from "./papers/messages.ts";
import type { RefundWords } from "./refunds/messages.ts";
import type { TruthWords } from "./truth/messages.ts";
import type { WalletWhyWords } from "./walletWhy/messages.ts";

export type Params = Readonly<Record<string, string | number>>;

/** A problem with words: what the till answered, that it could not be reached at all, or what is not typed yet. */
export type ProblemName = ProblemCode | "linkLost" | "nameMissing";

/** Two parts a problem always has: what happened, and what to do now. Each is one short sentence. */
export interface ProblemWords {
  readonly what: string;
  readonly now: string;
}

export interface Messages {
  readonly locale: { readonly tag: string; readonly name: string };
  readonly training: { readonly word: string; readonly more: string };
  readonly shell: {
    readonly sale: string;
    readonly main: string;
    readonly lockOrSwitch: string;
    readonly allProven: string;
    readonly notProven: (n: number) => string;
    readonly starting: string;
    readonly close: string;
    readonly back: string;
    readonly dismiss: string;
    readonly copyDetails: string;
    readonly copied: string;
    readonly linkLost: (age: string) => string;
    readonly linkLostMore: string;
    readonly taken: string;
    readonly takenMore: string;
    readonly useThisPage: string;
    readonly refused: string;
    readonly refusedMore: string;
    readonly journalSick: string;
    readonly journalSickMore: string;
    readonly localGateway: string;
  };
  readonly time: {
    readonly seconds: (s: number) => string;
    readonly minutes: (m: number) => string;
    readonly minutesSeconds: (m: number, s: number) => string;
    readonly hours: (h: number, m: number) => string;
  };
  readonly signIn: {
    readonly title: string;
    readonly register: (n: string) => string;
    readonly language: string;
    readonly who: string;
    readonly enterPin: string;
    readonly trainingPins: (list: string) => string;
    readonly entered: (n: number) => string;
    readonly clear: string;
    readonly signIn: string;
    readonly roles: Readonly<Record<Role, string>>;
    readonly scanIgnored: string;
  };
  readonly keypad: { readonly label: string; readonly deleteLast: string };
  readonly sale: {
    readonly goods: string;
    readonly search: string;
    readonly searchHint: string;
    readonly groups: string;
    readonly all: string;
    readonly category: (name: string) => string;
    readonly noneFound: (text: string) => string;
    readonly noneFoundMore: string;
    readonly cart: string;
    readonly number: (n: number) => string;
    readonly items: (n: number) => string;
    readonly scanned: (scanned: number, added: number) => string;
    readonly empty: string;
    readonly emptyMore: string;
    readonly oneLess: string;
    readonly oneMore: string;
    readonly removeLine: string;
    readonly quantity: string;
    readonly setQuantity: string;
    readonly giveUp: string;
    readonly giveUpAsk: (amount: string, items: string) => string;
    readonly giveUpMore: string;
    readonly keepIt: string;
    readonly subtotal: string;
    readonly discount: string;
    readonly totalDue: string;
    readonly total: string;
    readonly takePayment: string;
    readonly cash: string;
    readonly exact: string;
    readonly wallet: string;
    readonly card: string;
    readonly cardSilent: (age: string) => string;
    readonly takeBack: string;
    readonly added: (name: string, due: string) => string;
    readonly per: string;
  };
  readonly duties: DutiesWords;
  readonly goods: GoodsWords;
  readonly setUp: SetUpWords;
  readonly papers: PapersWords;
  readonly lost: LostWords;
  readonly walletWhy: WalletWhyWords;
  readonly refunds: RefundWords;
  readonly truth: TruthWords;
  readonly explain: {
    readonly open: string;
    readonly title: string;
    readonly percentOff: (percent: string) => string;
    readonly amountOff: string;
    readonly saleDiscount: string;
    readonly share: string;
    readonly taxOn: (name: string, rate: string, base: string) => string;
    readonly taxIn: (name: string, rate: string, base: string) => string;
    readonly rounded: (exact: string) => string;
    readonly cashRounding: string;
    readonly toPay: string;
  };
  readonly scan: Readonly<Record<ScanNotice["kind"], string>> & {
    readonly nothingAdded: string;
    readonly waiting: (count: number) => string;
    readonly why: Readonly<Record<Exclude<ScanWhy, ProblemCode>, string>>;
  };
  readonly payment: PaymentWords;
  readonly decide: {
    readonly markPaid: string;
    readonly markPaidMore: string;
    readonly markNotPaid: string;
    readonly markNotPaidMore: string;
    readonly setAside: string;
    readonly setAsideMore: string;
    readonly writes: (amount: string, ref: string) => string;
    readonly approver: string;
    readonly reason: string;
    readonly slip: string;
    readonly slipHint: string;
    readonly givenBack: string;
    readonly kept: string;
    readonly refundNumber: string;
    readonly pin: string;
    readonly note: string;
    readonly noApprover: string;
  };
  readonly cash: {
    readonly title: string;
    readonly rounding: (unit: number) => string;
    readonly toPay: string;
    readonly given: string;
    readonly change: string;
    readonly giveBack: string;
    readonly restDue: string;
    readonly partHint: string;
    readonly quick: string;
    readonly exact: string;
    readonly take: string;
    readonly drawerOpens: string;
    readonly notPayable: string;
    readonly noChange: string;
    readonly cents: (n: number) => string;
  };
  readonly done: {
    readonly paid: string;
    readonly nextScan: string;
    readonly printReceipt: string;
    readonly showReceipt: string;
    readonly newSale: string;
    readonly receipt: string;
    readonly nothingToShow: string;
    readonly gaveUp: string;
  };
  readonly tray: {
    readonly none: string;
    readonly kind: Readonly<Record<UnprovenView["kind"], string>>;
    readonly kindMore: Readonly<Record<UnprovenView["kind"], string>>;
    readonly goOn: string;
    readonly payment: string;
    readonly lateTitle: string;
    readonly look: string;
  };
  readonly printing: {
    readonly title: (n: number) => string;
    readonly paper: Readonly<Record<PrintJobView["paper"], string>>;
    readonly state: Readonly<Record<PrintJobView["state"], string>>;
    readonly retry: string;
    readonly drop: string;
    readonly look: string;
  };
  readonly clear: {
    readonly title: string;
    readonly more: string;
    readonly no: string;
    readonly yes: string;
    readonly yesMore: string;
  };
  readonly health: {
    readonly label: string;
    readonly part: Readonly<Record<HealthPart, string>>;
    readonly code: Readonly<Record<HealthCode, string>>;
    readonly since: (age: string) => string;
  };
  readonly problems: Readonly<Record<ProblemName, (params: Params) => ProblemWords>>;
  readonly money: Readonly<Record<"safe" | "unknown" | "moved", string>>;
}

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

/** What is said otherwise when a wallet pays. */
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
