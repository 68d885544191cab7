/**
 * What the till asks of a payment service. A gateway is one folder that implements this; what one lacks is in the type,
 * not an `if` in a screen.
 */
import type { GatewayId } from "../core/attempt/attempt.ts";
import type { BatchReading } from "../core/day/batch.ts";
import type { CancelResult } from "../core/attempt/cancel.ts";
import type { CardDetails } from "../core/attempt/cardDetails.ts";
import type { RuledOut } from "../core/attempt/lostPayment.ts";
import type { KnownOfRefund } from "../core/refund/lostRefund.ts";
import type { CannotTell } from "../core/match/matchFacts.ts";
import type { Currency, Minor } from "../core/money/money.ts";
import type { NothingWhy, Reading, TakeResult } from "../core/attempt/reading.ts";
import type { RefundWay } from "../core/refund/refund.ts";
import type { RefundReading, RefundResult } from "../core/refund/refundReading.ts";
import type { TipAnswer } from "../core/tip/tipRules.ts";
import type { WalletBrand } from "../core/attempt/wallet.ts";

/** One payment to carry out. Amounts in minor units; the tip comes on top of the amount. */
export interface TakeOrder {
  readonly reference: string;
  readonly amount: Minor;
  readonly tip: Minor;
  /** The terminal asks the customer for a tip: what it comes to, the answer says. */
  readonly askTip?: true | undefined;
  readonly currency: Currency;
}

export interface TakeCall {
  /** Ends when the gateway answers, the request is lost, or the time-out is over. Never rejects. */
  readonly result: Promise<TakeResult>;
  /** Stops waiting for an answer that is not needed any more; the payment itself goes on. */
  release(): void;
}

/** What a gateway noticed beside the reading: for the health strip, never for the outcome. */
export type GatewayNotice =
  | { readonly kind: "answered" }
  /** An answer's own time (ms) and how long it took to come (ms). */
  | { readonly kind: "dated"; readonly theirs: number; readonly tookMs: number }
  /** It answers, but with an error of its web server or a page: no payment can be expected of it. */
  | { readonly kind: "erring"; readonly why: string }
  /** An answer in which nothing was wrong; `ownTerminal` when it named the till's own. */
  | { readonly kind: "sound"; readonly ownTerminal: boolean }
  | { readonly kind: "silent"; readonly why: string }
  | { readonly kind: "signatureMismatch" }
  | { readonly kind: "signatureMissing" }
  | { readonly kind: "otherOrder" }
  | { readonly kind: "otherTerminal"; readonly terminal: string };

/** What is known of a payment before it is looked up. */
export interface KnownOfPayment extends RuledOut {
  /** The gateway's own id of it; "" while no answer has named one. */
  readonly gatewayRef: string;
  readonly wallet: WalletBrand | null;
}

/** Nothing is known but the reference. */
export const NOTHING_KNOWN: KnownOfPayment = { gatewayRef: "", wallet: null, cannotBe: null, onlyOne: false };

/** How a running payment is cancelled. */
export type CancelWay =
  /** On the terminal itself, by whoever stands there (IOT Pay; gateways.md A.7). */
  | { readonly kind: "redKey" }
  | {
      readonly kind: "request";
      /** How long after the payment left no cancel is taken, ms. */
      readonly notBeforeMs: number;
      /** How soon another may follow, ms; left out where one whose answer is lost has to settle first. */
      readonly againMs?: number;
      /**
       * Sends one cancel, once; by the gateway's id where it is known, else by the reference. The caller has committed
       * the intent before (INV-1). Never rejects.
       */
      send(order: TakeOrder, known: KnownOfPayment): Promise<CancelResult>;
    };

/** A way in which a gateway gives back when it is asked to. */
export type RequestWay = Exclude<RefundWay, "byHand">;

/** Part of a payment, or all of it, to give back. Amounts in minor units. */
export interface RefundOrder {
  readonly way: RequestWay;
  /** The refund's own reference: minted once, never reused. */
  readonly reference: string;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly reason: string;
  readonly original: {
    readonly reference: string;
    readonly gatewayRef: string;
    readonly wallet: WalletBrand | null;
    /** Paid by a code that the till showed: `gatewayRef` may be the code's id, which answers do not repeat. */
    readonly shown: boolean;
  };
}

/** What is known of a capture when the way to give back is chosen. */
export interface CaptureToUndo {
  /** All that was captured is to go back, and nothing of it has. */
  readonly whole: boolean;
  /** When the payment's request left, ms. */
  readonly takenAt: number;
  readonly wallet: WalletBrand | null;
  /** What the gateway said of how it was paid at a terminal; left out or null when it said nothing. */
  readonly card?: CardDetails | null;
  /** Asked to undo it, the gateway has refused before. */
  readonly refusedBefore: boolean;
}

/** How money goes back. */
export type GiveBack =
  /** By a person, on the terminal or in the gateway's portal, who writes down its number. */
  | { readonly kind: "byHand" }
  | {
      readonly kind: "request";
      /** For a refund the card is shown to the terminal once more: no payment is asked for there meanwhile. */
      readonly atTerminal?: true;
      /** The way to take for this capture. @param now ms */
      wayFor(capture: CaptureToUndo, now: number): RequestWay;
      /** Ids of all refunds of this amount that the gateway's list names; null when it cannot be told. Never rejects. */
      listed(amount: Minor): Promise<readonly string[] | null>;
      /**
       * Gives back once, under the refund's own reference. The caller has committed the intent before (INV-1). Never
       * rejects.
       */
      send(order: RefundOrder, onSent: () => void): Promise<RefundResult>;
      /** Asks what became of a refund. Moves no money. Never rejects. */
      lookUp(order: RefundOrder, known: KnownOfRefund): Promise<RefundReading>;
    };

/** What a gateway takes beside the amount. */
export interface TipWay {
  /** Its terminal can be told to ask the customer. */
  readonly onTerminal: boolean;
  /**
   * Puts another tip in the place of the one that a captured payment has: sent once, and only a look-up tells what it did.
   * The caller has committed the intent before (INV-1). Never rejects. Null where it cannot.
   */
  readonly adjust: ((reference: string, tip: Minor, onSent: () => void) => Promise<TipAnswer>) | null;
}

/** One line of a gateway's own list of payments, for people to pick from and for reconciliation. Minor units. */
export interface ListedPayment {
  readonly type: "payment" | "refund" | "other";
  readonly gatewayRef: string;
  /** With tip; negative for a refund. */
  readonly total: number;
  readonly tip: number;
  readonly method: string;
  /** As the gateway prints it, in a time zone of its choice. */
  readonly at: string;
}

export type Listing =
  | { readonly kind: "listed"; readonly payments: readonly ListedPayment[] }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

/** What a gateway can say of its own records when the till's are matched with them, and what it cannot. */
export interface Records {
  /** Its whole list in one answer; null where it has none. Moves no money. Never rejects. */
  readonly list: (() => Promise<Listing>) | null;
  /** No other till is in that list. */
  readonly listAlone: boolean;
  /** Which of our records it is asked for one by one, by `lookUp`. */
  readonly askFor:
    | "all"
    /** Those whose end its own answer did not prove; the others when somebody wants it. */
    | "withoutAnswer"
    /** Those that its list does not name. */
    | "notListed";
  /** So many questions a second at most, and so many at once. */
  readonly perSecond: number;
  readonly atOnce: number;
  /** The times that its answers name a card payment by are in UTC; else nobody knows in which zone they are. */
  readonly datedInUtc: boolean;
  /** What nobody can learn from it. */
  readonly cannot: readonly CannotTell[];
}

/** What every payment service can do for the till. */
export interface Gateway {
  readonly id: GatewayId;
  /** The name people know it by. */
  readonly name: string;
  /** What one running payment keeps busy, as people call it: a card terminal, or the gateway's own account. */
  readonly terminal: string;
  /** By what a payment is found: `gatewayRef` means that without it only the list can be searched. */
  readonly lookUpBy: "reference" | "gatewayRef";
  /** It is not asked about a payment whose request is still open; left out: it is. */
  readonly asksBeside?: false;
  readonly cancel: CancelWay;
  readonly giveBack: GiveBack;
  /** Left out where no tip can be asked for with a payment. */
  readonly tip?: TipWay;
  /**
   * Asks what became of a payment. Moves no money. Never rejects.
   * @param known what is known of it; left out, nothing but the reference
   */
  lookUp(order: TakeOrder, known?: KnownOfPayment): Promise<Reading>;
  /**
   * Asks for a payment by the shop's own number alone, where `lookUp` goes by the gateway's id. Left out where `lookUp`
   * does so already. Moves no money. Never rejects.
   */
  findByReference?(order: TakeOrder): Promise<Reading>;
  /** How its records are matched with ours; left out where nobody can ask for any. */
  readonly records?: Records;
  /** Listens to what is noticed beside the readings. */
  onNotice(listener: (notice: GatewayNotice) => void): void;
  close(): void;
}

export interface CardGateway extends Gateway {
  /**
   * Sends one payment, once. The caller has committed the intent before (INV-1).
   * @param onSent called when the first byte may have left
   */
  take(order: TakeOrder, onSent: () => void): TakeCall;
  /**
   * Closes the batch of its terminal: what was paid by card is settled, and refunded from then on instead of made void.
   * Left out where the gateway has no such call. Sent once, as `take`; nobody can ask what became of it. Never rejects.
   */
  closeBatch?(onSent: () => void): Promise<BatchReading>;
}

export interface WalletGateway extends Gateway {
  readonly cancel: Extract<CancelWay, { kind: "request" }>;
  readonly giveBack: Extract<GiveBack, { kind: "request" }>;
  /** Pays with the code on the customer's phone. Sent once, as `take`. */
  takeByCode(order: TakeOrder, code: PayCode, onSent: () => void): TakeCall;
  /**
   * Asks for a code that the customer's phone scans. Sent once, as `take`.
   * @param onQr called with the text to draw
   */
  takeByQr(order: TakeOrder, onSent: () => void, onQr: (text: string) => void): TakeCall;
  /** The gateway's own list. Moves no money. Never rejects. */
  list(): Promise<Listing>;
  /** Says that this till is here and hears the shop's names; asked at set-up and at every start. Moves no money. */
  initialize(): Promise<Initialization>;
}

export type Initialization =
  | { readonly kind: "ready"; readonly shop: ShopNames }
  | { readonly kind: "refused"; readonly code: string; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string };

/** The shop's names as the gateway has them, for screen and receipt; "" when it gives none. */
export interface ShopNames {
  readonly en: string;
  readonly zh: string;
}

/** A wallet code on its way to the gateway. Written out, logged or sent as JSON it shows its last four alone (INV-12). */
export interface PayCode {
  readonly last4: string;
  readonly wallet: WalletBrand | null;
  /** The whole code: for the one request that pays with it. */
  reveal(): string;
}
