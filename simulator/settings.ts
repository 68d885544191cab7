/** The switches of the simulator: how the gateway behaves where its documents are silent, and how long things take. */

export interface Settings {
  /** A repeated order number is undocumented; the worst case, a second charge, is the default. */
  readonly repeatedOrder: "secondCharge" | "firstAnswer" | "error";
  /** `doesNotKnowCards` answers 0112 to every look-up; `nested` puts the order into `payOrder` as create_order does. */
  readonly lookup: "knows" | "doesNotKnowCards" | "nested";
  /** Every look-up answers this many milliseconds late. */
  readonly lateMs: number;
  /** FAIL answers of create_order carry `errCode` beside `retMsg` (the documents show `retMsg` alone). */
  readonly errCodes: boolean;
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
}

export const defaultSettings: Settings = {
  repeatedOrder: "secondCharge",
  lookup: "knows",
  lateMs: 0,
  errCodes: false,
  faultsByAmount: true,
  whenBusy: "queue",
  paidStatus: 2,
  handlingMs: 900,
  limitMs: 170_000,
};
