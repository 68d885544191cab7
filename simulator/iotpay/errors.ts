/** IOT Pay's documented error codes and the words of its error page. */

export const errorTexts = {
  "0010": "system error",
  "0011": "POST required",
  "0012": "post data empty",
  "0013": "signature error",
  "0014": "parameter error",
  "0015": "merchant does not exist",
  "0110": "third-party time-out",
  "0111": "third-party exception",
  "0112": "merchant order id does not exist",
  "0113": "order already paid",
  "0118": "database error",
} as const;

export type ErrorCode = keyof typeof errorTexts;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}
