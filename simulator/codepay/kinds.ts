/** CodePay's trans_type: what each kind of order does with money and which other order it needs. */

const transTypes = {
  sale: 1,
  void: 2,
  refund: 3,
  preAuth: 4,
  preAuthCancel: 5,
  completion: 6,
  cashback: 11,
} as const;

export type TransType = (typeof transTypes)[keyof typeof transTypes];

/** The kinds this cloud carries out; 7, 8 and 12 of its list it refuses. */
export function isTransType(value: number): value is TransType {
  return Object.values(transTypes).some((known) => known === value);
}

/** True where `orig_merchant_order_no` must name an earlier order (documented for 2, 3 and 6; assumed for 5). */
export function needsOriginal(type: TransType): boolean {
  return type === 2 || type === 3 || type === 5 || type === 6;
}

/** True where the terminal may ask for a tip. */
export function mayAskTip(type: TransType): boolean {
  return type === 1 || type === 3 || type === 4;
}

/** True where somebody shows a card at the terminal; a void, an authorisation's cancel and its completion need none. */
export function needsCard(type: TransType): boolean {
  return type === 1 || type === 3 || type === 4 || type === 11;
}

/** True where the order takes money that a void or refund can give back. */
export function takesMoney(type: TransType): boolean {
  return type === 1 || type === 6 || type === 11;
}
