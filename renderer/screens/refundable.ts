/** Whether there may be anything to give back: not of a sale that is not paid, nor of one that came back already. */
export const refundable = (state: string): boolean =>
  state === "paid" || state === "partReturned" || state === "notProven";
