import type { LostWords } from "./messages.ts";

export const lost: LostWords = {
  which: "Which of these is it?",
  whichMore:
    "Look for the payment on the customer’s phone and choose the one with the same number. We then ask Citcon about it.",
  number: "Number on the customer’s phone",
  numberHint: "Some of its figures will do",
  reading: "Reading Citcon’s list",
  none: (amount) => `Citcon lists no payment of ${amount} that could be this one. We keep checking.`,
  noneFits: "No listed payment has this number.",
  choose: "Payments that could be it",
  columns: { payment: "Number", amount: "Amount", method: "Wallet", at: "Time at Citcon" },
  atMore: "Citcon’s clock may be of another time zone: go by the number.",
  thisOne: "This is the one",
  readAgain: "Read again",
  cancelIt: "Cancel it",
  cancelMore: "If the wallet shows a payment, it is given back.",
  cancelling: "Cancelling",
  mayBeReturned: "If the customer’s wallet shows a payment, it has been returned.",
  wasReturned: (amount) => `${amount} had been paid, and has been returned to the wallet.`,
  returned: "Returned to the wallet",
  returnedMore:
    "The payment went through, and the cancel gave it back. It pays for nothing: take the money another way.",
  seenTo: "It is seen to",
  shopName: (name) => `On the phone: ${name}`,
};
