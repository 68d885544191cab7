/** Who may do what at the till, as data: a new thing to do is a new row. */
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
  | "closeBatch"
  | "decideBatch"
  | "refundGoods"
  | "refundToCash"
  | "returnWithoutSale"
  | "abandonSale"
  | "takeBackCash"
  | "openDrawer"
  | "openShift"
  | "cashIn"
  | "cashOut"
  | "countDrawer"
  | "closeShift"
  | "seeFigures"
  | "closeDay"
  | "matchRecords"
  | "noteDifference"
  | "backUp"
  | "discount"
  | "setPrice"
  | "sellOpenGoods"
  | "exemptTax"
  | "reprint"
  | "seeActivity"
  | "changeGoods"
  | "addTip"
  | "changeTip"
  | "changeSettings"
  | "changeGateways"
  | "manageOperators"
  | "changeOwnPin"
  | "goLive";

const EVERYBODY: readonly Role[] = ["cashier", "manager", "owner"];
const MANAGERS: readonly Role[] = ["manager", "owner"];
const OWNERS: readonly Role[] = ["owner"];

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
  // From then on what was paid by card is refunded, which takes days, instead of made void.
  closeBatch: MANAGERS,
  decideBatch: MANAGERS,
  refundGoods: MANAGERS,
  refundToCash: MANAGERS,
  returnWithoutSale: MANAGERS,
  abandonSale: EVERYBODY,
  takeBackCash: EVERYBODY,
  // Without a sale there is no reason in the books why the drawer stands open.
  openDrawer: MANAGERS,
  openShift: EVERYBODY,
  cashIn: EVERYBODY,
  // Cash that leaves the drawer for no sale needs somebody who answers for it.
  cashOut: MANAGERS,
  // Whoever stands at the drawer counts it, without being told what it should hold.
  countDrawer: EVERYBODY,
  closeShift: EVERYBODY,
  seeFigures: MANAGERS,
  closeDay: MANAGERS,
  // It takes nothing away and shows nobody anything.
  backUp: EVERYBODY,
  // Asking moves nothing; that a difference is explained is somebody's to answer for.
  matchRecords: EVERYBODY,
  noteDifference: MANAGERS,
  // A discount is journalled with its reason; another price and unknown goods need somebody who answers for them.
  discount: EVERYBODY,
  // The slip that the customer signed says how much; another one than stands already is somebody's to answer for.
  addTip: EVERYBODY,
  changeTip: MANAGERS,
  setPrice: MANAGERS,
  sellOpenGoods: MANAGERS,
  exemptTax: MANAGERS,
  reprint: EVERYBODY,
  seeActivity: MANAGERS,
  // Prices and taxes of the goods: by name, with what stood there before.
  changeGoods: MANAGERS,
  changeSettings: MANAGERS,
  // Where money goes, and who may do all this.
  changeGateways: MANAGERS,
  manageOperators: MANAGERS,
  changeOwnPin: EVERYBODY,
  // Whose money it will be is there, and says so.
  goLive: OWNERS,
};

/** Who asks for these does not approve them, as long as somebody else with the right is there: money leaves, or is decided about. */
const FOUR_EYES: ReadonlySet<Action> = new Set<Action>([
  "setAside",
  "decidePayment",
  "settleExcess",
  "decideRefund",
  "refundGoods",
  "refundToCash",
  "returnWithoutSale",
]);

/** A PIN is typed for these by whoever may, signed in or not: a till that was left open does not do them. */
const ALWAYS_PIN: ReadonlySet<Action> = new Set<Action>([
  "changeGateways",
  "manageOperators",
  "changeOwnPin",
  "goLive",
]);

/** Whether somebody of this role may do this without asking anybody. */
export function may(role: Role, action: Action): boolean {
  return MAY[action].includes(role);
}

export const asksPinAlways = (action: Action): boolean => ALWAYS_PIN.has(action);

export interface Person {
  readonly id: string;
  readonly role: Role;
}

/**
 * - `yes`: `own` when it takes two people and nobody else was there who may; such an approval is marked
 * - `mayNot`: this person has not the right
 * - `another`: the right is there, but who asks for it cannot be who approves it
 */
export type Answer = { readonly kind: "yes"; readonly own: boolean } | { readonly kind: "mayNot" | "another" };

/**
 * Whether `by` may answer for what `asker` wants to do.
 * @param people everybody who can sign in at this till
 */
export function answersFor(action: Action, asker: Person, by: Person, people: readonly Person[]): Answer {
  if (!may(by.role, action)) return { kind: "mayNot" };
  if (by.id !== asker.id || !FOUR_EYES.has(action)) return { kind: "yes", own: false };
  const others = people.some(({ id, role }) => id !== asker.id && may(role, action));
  return others ? { kind: "another" } : { kind: "yes", own: true };
}

/** Those of `people` whose PIN does it when `asker` asks. */
export function approversFor<P extends Person>(action: Action, asker: Person, people: readonly P[]): readonly P[] {
  return people.filter((by) => answersFor(action, asker, by, people).kind === "yes");
}

/** Whether whoever is signed in does it by pressing the key alone, without a PIN. */
export function mayAlone(action: Action, asker: Person, people: readonly Person[]): boolean {
  return !asksPinAlways(action) && answersFor(action, asker, asker, people).kind === "yes";
}
