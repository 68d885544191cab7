/** Which key does what on which screen; the same names stand on the buttons. A key means one thing on a screen. */

export const KEYS = {
  /** On every screen, through no sheet. */
  places: { sale: "F1", transactions: "F2", day: "F3", settings: "F4" },
  signIn: {
    signIn: "Enter",
    clear: "Escape",
    deleteLast: "Backspace",
    above: "ArrowUp",
    below: "ArrowDown",
    before: "ArrowLeft",
    after: "ArrowRight",
  },
  sale: {
    search: "F5",
    discount: "F6",
    customer: "F7",
    hold: "F8",
    split: "Insert",
    exact: "F9",
    cash: "F10",
    wallet: "F11",
    card: "F12",
    price: "Home",
    note: "End",
    remove: "Delete",
    lineUp: "ArrowUp",
    lineDown: "ArrowDown",
    leave: "Escape",
  },
  /** Of the sale: what was found, or a code that the catalogue does not know. It takes goods, never money. */
  goods: { take: "Enter" },
  cash: { exact: "F9", take: "Enter", back: "Escape", deleteLast: "Backspace" },
  split: { other: "F9", cash: "F10", wallet: "F11", card: "F12", back: "Escape", deleteLast: "Backspace" },
  tip: { take: "Enter", above: "ArrowUp", below: "ArrowDown", back: "Escape", deleteLast: "Backspace" },
  wallet: { showQr: "F8", back: "Escape" },
  waiting: { cancel: "Escape" },
  unsure: { checkAgain: "Enter", nextCustomer: "F8", proof: "F7" },
  notPaid: { card: "F12", wallet: "F11", cash: "F10", back: "Escape", proof: "F7" },
  paid: { tip: "F8", language: "F6", print: "F7", newSale: "Enter" },
  same: { same: "F8", second: "F9" },
  transactions: {
    search: "F5",
    print: "F7",
    filter: "F6",
    refund: "F9",
    newer: "ArrowUp",
    older: "ArrowDown",
    goods: "ArrowLeft",
    payments: "ArrowRight",
    back: "Escape",
  },
  refund: {
    whole: "F8",
    refund: "Enter",
    above: "ArrowUp",
    below: "ArrowDown",
    more: "ArrowRight",
    less: "ArrowLeft",
    back: "Escape",
  },
  settings: { save: "F10", undo: "Escape", test: "F7" },
  day: {
    back: "Escape",
    x: "F7",
    reports: "F9",
    primary: "Enter",
    stepUp: "ArrowUp",
    stepDown: "ArrowDown",
    deleteLast: "Backspace",
  },
  reports: {
    day: "F5",
    week: "F6",
    month: "F8",
    z: "F9",
    back: "Escape",
    print: "F7",
    save: "F10",
    before: "ArrowLeft",
    after: "ArrowRight",
  },
  sheet: { close: "Escape", confirm: "Enter", deleteLast: "Backspace" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const CAPS: Readonly<Record<string, string>> = { Escape: "Esc", Delete: "Del", Insert: "Ins" };

/** What stands on the key cap. */
export function capOf(key: string): string {
  return CAPS[key] ?? key;
}
