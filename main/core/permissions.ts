/** Who may do what at the till, as data. A later issue adds rows, not code. */
export type Role = "cashier" | "manager" | "owner";

/** Everything somebody may be stopped from doing. */
export type Action =
  | "sell"
  | "takePayment"
  | "cancelPayment"
  | "checkPayment"
  | "confirmTerminalClear"
  | "setAside"
  | "decidePayment"
  | "settleExcess"
  | "decideRefund"
  | "abandonSale"
  | "takeBackCash"
  | "discount"
  | "setPrice"
  | "sellOpenGoods"
  | "exemptTax"
  | "reprint"
  | "changeSettings";

const EVERYBODY: readonly Role[] = ["cashier", "manager", "owner"];
const MANAGERS: readonly Role[] = ["manager", "owner"];

const MAY: Readonly<Record<Action, readonly Role[]>> = {
  sell: EVERYBODY,
  takePayment: EVERYBODY,
  cancelPayment: EVERYBODY,
  checkPayment: EVERYBODY,
  // The person who stands at the terminal can see its screen (INV-2).
  confirmTerminalClear: EVERYBODY,
  // These two say how money stands without proof of it (INV-3, INV-7).
  setAside: MANAGERS,
  decidePayment: MANAGERS,
  settleExcess: MANAGERS,
  decideRefund: MANAGERS,
  abandonSale: EVERYBODY,
  takeBackCash: EVERYBODY,
  // A discount is journalled with its reason; another price and unknown goods need somebody who answers for them.
  discount: EVERYBODY,
  setPrice: MANAGERS,
  sellOpenGoods: MANAGERS,
  exemptTax: MANAGERS,
  reprint: EVERYBODY,
  changeSettings: MANAGERS,
};

/** Whether somebody of this role may do this without asking anybody. */
export function may(role: Role, action: Action): boolean {
  return MAY[action].includes(role);
}
