/** How a request travels to Citcon's POS API (gateways.md C.1, C.2; seed 001). */

export type Encoding = "form" | "json";

/** Every path that the till uses. */
const PATHS = {
  initialize: "posp/rest/initialize",
  pay: "posp/rest/pay",
  showQr: "posp/rest/gen_payment_qr",
  inquire: "posp/rest/inquire",
  cancel: "posp/rest/cancel",
  refund: "posp/rest/refund",
  history: "posp/rest/get_history",
  /** Of the Online API (seed 002): looks up by the shop's own number, which the POS API cannot. */
  byReference: "payment/inquire",
} as const;

export type Call = keyof typeof PATHS;

/** @param baseUrl with or without a slash at its end */
export const urlOf = (baseUrl: string, call: Call): URL =>
  new URL(PATHS[call], baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);

export interface Encoded {
  readonly contentType: string;
  readonly body: string;
}

/** As a form by default, as every known client of this API does; as JSON, as the seed prints it, by setting. */
export function encode(fields: Readonly<Record<string, string>>, encoding: Encoding): Encoded {
  return encoding === "json"
    ? { contentType: "application/json", body: JSON.stringify(fields) }
    : { contentType: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}

/**
 * Where the Online API answers for a POS address: production has a host of its own for it, others one for both
 * (gateways.md 0.3).
 */
export const onlineBaseOf = (baseUrl: string): string =>
  new URL(baseUrl).host === "citconpay.com" ? "https://api.citconpay.com" : baseUrl;
