/** How a request travels to Citcon's POS API (gateways.md C.1, C.2; seed 001). */

export type Encoding = "form" | "json";

/** Every path of the POS API that the till uses. */
export const PATHS = {
  initialize: "posp/rest/initialize",
  pay: "posp/rest/pay",
  showQr: "posp/rest/gen_payment_qr",
  inquire: "posp/rest/inquire",
  cancel: "posp/rest/cancel",
  refund: "posp/rest/refund",
  history: "posp/rest/get_history",
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
