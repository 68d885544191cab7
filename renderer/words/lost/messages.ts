/** Words for a wallet payment that was given no number, and for money that went back or was never there. */
export interface LostWords {
  readonly which: string;
  readonly whichMore: string;
  readonly number: string;
  readonly numberHint: string;
  readonly reading: string;
  readonly none: (amount: string) => string;
  readonly noneFits: string;
  readonly choose: string;
  readonly columns: Readonly<Record<"payment" | "amount" | "method" | "at", string>>;
  readonly atMore: string;
  readonly thisOne: string;
  readonly readAgain: string;
  readonly cancelIt: string;
  readonly cancelMore: string;
  readonly cancelling: string;
  readonly mayBeReturned: string;
  readonly wasReturned: (amount: string) => string;
  readonly returned: string;
  readonly returnedMore: string;
  readonly seenTo: string;
  readonly shopName: (name: string) => string;
}
