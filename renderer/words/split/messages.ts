/** Words for a sale that is paid in parts, and for payments outside the till. */
export interface SplitWords {
  readonly split: string;
  readonly title: string;
  readonly other: string;
  readonly rest: string;
  readonly thisPart: string;
  readonly shares: string;
  /** "1/3" is drawn; this is what is read aloud. */
  readonly share: (of: number) => string;
  readonly howMuch: string;
  readonly leaves: (rest: string) => string;
  readonly leavesNothing: string;
  readonly partOf: (due: string) => string;
  readonly coins: (amount: string) => string;
  readonly changeBack: (amount: string) => string;
  readonly otherTitle: string;
  readonly otherHow: string;
  readonly reference: string;
  readonly referenceHint: string;
  readonly otherMore: string;
  readonly take: string;
  readonly paidBy: (name: string) => string;
  readonly giveUpAsk: (paid: string) => string;
  readonly giveUpCash: (amount: string) => string;
  readonly giveUpOther: (name: string, amount: string) => string;
  readonly giveUpCarried: (name: string, amount: string) => string;
  /** @param ref the return that the goods came back by, @param how one of the three above */
  readonly giveUpCredit: (ref: string, how: string) => string;
  readonly giveUpWhy: readonly string[];
}
