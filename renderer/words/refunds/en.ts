import type { RefundWords } from "./messages.ts";

export const refunds: RefundWords = {
  giveBack: "Give back",
  how: "How",
  through: (gateway) => `Through ${gateway}`,
  byHand: "By hand",
  way: {
    refund: "A refund: the customer’s wallet shows the money coming back, at once or within days.",
    void: "The payment is undone before it is settled: the customer is never charged.",
    cancel: "The whole payment is cancelled: the money goes back to the wallet at once.",
    byHand: "Give it back on the terminal or in the gateway’s portal first, then write down its number.",
  },
  state: {
    new: "Going back, about to be sent",
    sent: "Going back, no answer yet",
    pending: "Going back, the gateway is at it",
    checking: "Not known yet whether it went back",
    made: "Given back",
    notMade: "Did not go back",
    decided: "Decided by name",
  },
  asking: (n) =>
    n === 0
      ? "We keep asking and never send it twice."
      : `We keep asking and never send it twice. Asked ${n === 1 ? "once" : `${String(n)} times`} so far.`,
  presumed:
    "The gateway says it was given back before. It counts as given back until the gateway’s list shows otherwise.",
  advice: {
    holdTime: "Too soon after the payment. Try again later.",
    otherTerminal: "Only the terminal that took the payment may give it back. Give back there.",
    portal: "This payment cannot be given back by request. Give back in the gateway’s portal.",
    openBalance:
      "The gateway gives back from what the shop took today. Try again when more has been taken, or use the portal.",
    checkAmount: "The gateway does not accept this amount. Look at the payment in the portal.",
    refundInstead: "It can no longer be cancelled. Once that is certain it is given back as a refund, by itself.",
    askProvider: "The gateway’s settings do not allow it. Call the provider.",
    tryAgain: "Try again.",
  },
  says: (text) => `Gateway: ${text}`,
  number: (number) => `Number ${number}`,
  what: "What happened",
  wentBack: "It went back",
  didNot: "It did not go back",
  decide: "Decide",
  managerIn: (age) => `A manager can decide in ${age}.`,
  tooMuch: (amount) => `${amount} more went back than was taken. Talk to the customer or to the gateway.`,
  seen: "Seen",
  done: "The money is on its way to the customer.",
};
