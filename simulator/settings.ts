/** The switches of the simulator: how the gateway behaves where its documents are silent, and how long things take. */

export interface Settings {
  /** IOT Pay does not say whether `amount` holds the `tip`; here it comes on top of it, or is in it. */
  readonly iotpayTip: "onTop" | "inside";
  /** A repeated order number is undocumented; the worst case, a second charge, is the default. */
  readonly repeatedOrder: "secondCharge" | "firstAnswer" | "error";
  /** `doesNotKnowCards` answers 0112 to every look-up; `nested` puts the order into `payOrder` as create_order does. */
  readonly lookup: "knows" | "doesNotKnowCards" | "nested";
  /** Every look-up answers this many milliseconds late. */
  readonly lateMs: number;
  /** FAIL answers of create_order carry `errCode` beside `retMsg` (the documents show `retMsg` alone). */
  readonly errCodes: boolean;
  /** `retMsg` begins with the code, or is words alone, as the one sample of the documents is: no code then anywhere. */
  readonly failWords: "coded" | "plain";
  /** Amounts ending in the cents of `faults-by-amount.ts` bring their fault with them. */
  readonly faultsByAmount: boolean;
  /** A second order for a terminal that shows one: waits behind it, or is refused with 0111. */
  readonly whenBusy: "queue" | "refuse";
  /** Both mean paid; 3 adds that the merchant was told. */
  readonly paidStatus: 2 | 3;
  /** From the card being shown to the bank's answer, in milliseconds. */
  readonly handlingMs: number;
  /** An order nobody pays is cancelled by the system after this many milliseconds. */
  readonly limitMs: number;
  /** A wallet payment nobody confirms is closed after this many milliseconds; 0 leaves it pending for ever. */
  readonly walletLimitMs: number;
  /** Citcon keeps the shop's `reference`, or takes it and forgets it, so that no call by reference finds anything. */
  readonly reference: "kept" | "ignored";
  /** A scanned code pays as often as it is sent, or once as real ones do: C4 within a second, then refused. */
  readonly payCodes: "reusable" | "once";
  /** Cancelling a younger payment answers E3. */
  readonly cancelAfterMs: number;
  /** A payment older than this is settled and cannot be cancelled (E3). */
  readonly settledAfterMs: number;
  /** Refunding a younger payment answers A7. */
  readonly refundHoldMs: number;
  /** Payments by shown QR can be refused refunds with A10. */
  readonly qrRefunds: "allowed" | "refused";
  /** Refunds need funds captured on the same day (UTC), else A3. */
  readonly openBalance: boolean;
  /** After a paid payment was cancelled, inquire says that it is closed, or goes on saying that it was paid. */
  readonly cancelledPaid: "closed" | "paid";
  /** Whether the Online API's inquire by reference knows POS payments; `ownId`: by numbers of its own, which the POS API does not know. */
  readonly onlineInquire: "sees" | "ownId" | "blind";
  /** Its answer as the older of its documents prints it, or with the newer one's `trans_amount`, `trans_currency` and `reference2`. */
  readonly onlineAnswer: "amount" | "transAmount";
  /** Show-QR answers name a `transaction_id`, or the QR's text alone whose `q` is the id. */
  readonly qrAnswer: "bare" | "withId";
  /** Answers begin with a byte order mark. */
  readonly bom: boolean;
  /** Numbers and texts as mixed as in the documented samples, all texts, or all numbers. */
  readonly numbers: "mixed" | "strings" | "numbers";
  /** The documented sample of inquire has `transaction_id: null`. */
  readonly inquireId: "null" | "same";
  /** `history_json` is a list, or that list as text. */
  readonly historyJson: "list" | "text";
  /** Hours between a payment's local time and the one history gives it; the documented samples are 16 apart. */
  readonly historyHours: number;
  /** CodePay's status of an order that its terminal shows and nobody has paid yet: still waiting, or being carried out. */
  readonly shownStatus: 9 | 0;
  /** What CodePay says of an order that expired unpaid; 9 is a cloud that never notices. */
  readonly expiredStatus: 1 | 3 | 9;
  /** `stale` calls every terminal online, the delay its documents warn of. */
  readonly onlineStatus: "true" | "stale";
  /** Whether CodePay's cloud learns of orders that came over the shop's own network. */
  readonly cloudSeesLan: "sees" | "blind";
  /** On the shop's network `biz_data` comes as an object, or as its JSON in a text. */
  readonly lanBizData: "object" | "text";
  /** The success code on the shop's network. */
  readonly lanSuccess: "0" | "000";
  /** Answers on the shop's network come in one frame, or in several. */
  readonly lanFrames: "whole" | "parts";
  /** Whether a terminal serves several tills' sockets, stays with the older, or leaves it for the newer: undocumented. */
  readonly lanSockets: "both" | "older" | "newer";
  /** What the answer to a batch's close brings: nothing, as documented, or how many orders it settled and their total. */
  readonly batchAnswer: "empty" | "sums";
  /** What customers show a terminal that was asked for a card: a card, or a wallet's code, which it takes as well. */
  readonly counterShows: "card" | "code";
}

export const defaultSettings: Settings = {
  iotpayTip: "onTop",
  repeatedOrder: "secondCharge",
  lookup: "knows",
  lateMs: 0,
  errCodes: false,
  failWords: "coded",
  faultsByAmount: true,
  whenBusy: "queue",
  paidStatus: 2,
  handlingMs: 900,
  limitMs: 170_000,
  walletLimitMs: 300_000,
  reference: "kept",
  payCodes: "reusable",
  cancelAfterMs: 15_000,
  settledAfterMs: 86_400_000,
  refundHoldMs: 0,
  qrRefunds: "allowed",
  openBalance: false,
  cancelledPaid: "closed",
  onlineInquire: "sees",
  onlineAnswer: "amount",
  qrAnswer: "bare",
  bom: false,
  numbers: "mixed",
  inquireId: "null",
  historyJson: "list",
  historyHours: -16,
  shownStatus: 9,
  expiredStatus: 1,
  onlineStatus: "true",
  cloudSeesLan: "sees",
  lanBizData: "object",
  lanSuccess: "0",
  lanFrames: "whole",
  lanSockets: "both",
  batchAnswer: "empty",
  counterShows: "card",
};
