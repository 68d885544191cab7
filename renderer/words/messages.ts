/** Every word the screen says, as a type: a catalogue that lacks one does not compile. */
import type { ProblemCode } from "../../preload/contract/channel.ts";
import type { HealthCode, HealthPart } from "../../preload/contract/health.ts";
import type { PrintJobView } from "../../preload/contract/paper.ts";
import type { UnprovenView } from "../../preload/contract/payment.ts";
import type { ScanNotice, ScanWhy } from "../../preload/contract/sale.ts";
import type { Role } from "../../preload/contract/session.ts";
import type { CatalogWords } from "./catalog/messages.ts";
import type { DayWords } from "./day/messages.ts";
import type { DutiesWords } from "./duties/messages.ts";
import type { CustomerWords } from "./customer/messages.ts";
import type { GoLiveWords } from "./goLive/messages.ts";
import type { GoodsWords } from "./goods/messages.ts";
import type { HoldWords } from "./hold/messages.ts";
import type { LostWords } from "./lost/messages.ts";
import type { MatchWords } from "./match/messages.ts";
import type { ActivityWords } from "./activity/messages.ts";
import type { SettingsWords } from "./settings/messages.ts";
import type { SetUpWords } from "./setUp/messages.ts";
import type { PapersWords } from "./papers/messages.ts";
import type { PaymentWords } from "./payment/messages.ts";
import type { ReportsWords } from "./reports/messages.ts";
import type { ReturnsWords } from "./returns/messages.ts";
import type { TransactionsWords } from "./transactions/messages.ts";
import type { KeepingWords } from "./keeping/messages.ts";
import type { PlacesWords } from "./places/messages.ts";
import type { ProblemsWords } from "./problems/messages.ts";
import type { RefundWords } from "./refunds/messages.ts";
import type { SplitWords } from "./split/messages.ts";
import type { TerminalWords } from "./terminal/messages.ts";
import type { BackupWords } from "./backup/messages.ts";
import type { TipWords } from "./tips/messages.ts";
import type { TruthWords } from "./truth/messages.ts";
import type { WalletWhyWords } from "./walletWhy/messages.ts";

export interface Messages {
  readonly locale: { readonly tag: string; readonly name: string };
  readonly training: { readonly word: string; readonly more: string };
  readonly shell: {
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
    readonly locked: string;
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
    /** The key that ends a sale of which nothing is due, and what stands over it then. */
    readonly free: string;
    readonly wallet: string;
    readonly card: string;
    /** @param age null while it is less than a second */
    readonly cardSilent: (age: string | null) => string;
    readonly takeBack: string;
    readonly added: (name: string, due: string) => string;
    readonly per: string;
  };
  readonly catalog: CatalogWords;
  readonly day: DayWords;
  readonly keeping: KeepingWords;
  readonly reports: ReportsWords;
  readonly duties: DutiesWords;
  readonly customer: CustomerWords;
  readonly goods: GoodsWords;
  readonly hold: HoldWords;
  readonly split: SplitWords;
  readonly setUp: SetUpWords;
  readonly settings: SettingsWords;
  readonly goLive: GoLiveWords;
  readonly activity: ActivityWords;
  readonly papers: PapersWords;
  readonly places: PlacesWords;
  readonly transactions: TransactionsWords;
  readonly returns: ReturnsWords;
  readonly lost: LostWords;
  readonly match: MatchWords;
  readonly walletWhy: WalletWhyWords;
  readonly refunds: RefundWords;
  readonly terminal: TerminalWords;
  readonly backup: BackupWords;
  readonly tips: TipWords;
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
    /** How much of a file of goods is in, written after the word for goods. */
    readonly goodsComing: (percent: string) => string;
    readonly goodsFailed: string;
  };
  readonly problems: ProblemsWords;
  readonly money: Readonly<Record<"safe" | "unknown" | "moved", string>>;
}

/** What only the places beside the sale say: it comes with the first of them. */
export type PlacesOnly = Pick<
  Messages,
  "activity" | "catalog" | "day" | "goLive" | "keeping" | "reports" | "returns" | "settings" | "transactions"
>;

/** What a page has to have to show the first sale. */
export type EveryScreen = Omit<Messages, keyof PlacesOnly>;
