/** The fields CodePay documents for each method: required or not, length, form. */

export type Form = "text" | "amount" | "integer" | "boolean" | "number" | "currency" | "url";

/** `max` counts characters; `only` lists the sole values. */
export interface Rule {
  readonly name: string;
  readonly required: boolean;
  readonly form: Form;
  readonly max: number;
  readonly only?: readonly string[];
}

const must = (name: string, max: number, form: Form = "text", only?: readonly string[]): Rule =>
  only === undefined ? { name, required: true, form, max } : { name, required: true, form, max, only };
const may = (name: string, max: number, form: Form = "text", only?: readonly string[]): Rule => ({
  ...must(name, max, form, only),
  required: false,
});

export const RECEIVER = "CodePay Register";
const scenarios = ["BSCANQR_PAY", "SCANQR_PAY", "SWIPE_CARD"];

/** Of every method. The documented 128 characters of `sign` do not hold the documented samples of 344. */
export const commonRules: readonly Rule[] = [
  must("app_id", 32),
  must("format", 4, "text", ["JSON"]),
  must("charset", 8, "text", ["UTF-8"]),
  must("sign_type", 8, "text", ["RSA2", "NONE"]),
  may("sign", 1024),
  must("version", 16, "text", ["1.0"]),
  must("timestamp", 13, "integer"),
  must("method", 32),
  must("merchant_no", 32),
];

const orderNumber = must("merchant_order_no", 32, "number");
const oneOfTwo = [may("merchant_order_no", 32, "number"), may("trans_no", 32)];

export const rulesOf = {
  "wisehub.cloud.pay.order": [
    may("store_no", 32),
    must("terminal_sn", 32),
    must("message_receiving_application", 32, "text", [RECEIVER]),
    may("pay_scenario", 32, "text", scenarios),
    may("pay_method_id", 32),
    may("card_type", 1, "integer"),
    must("price_currency", 8, "currency"),
    must("order_amount", 16, "amount"),
    may("tip_amount", 16, "amount"),
    may("on_screen_tip", 5, "boolean"),
    may("cashback_amount", 16, "amount"),
    must("trans_type", 2, "integer"),
    orderNumber,
    may("orig_merchant_order_no", 32, "number"),
    must("description", 128),
    may("attach", 128),
    may("notify_url", 256, "url"),
    must("expires", 8, "integer"),
    may("order_queue_mode", 8, "text", ["FIFO", "FILO"]),
    may("reject_trade_when_terminal_offline", 5, "boolean"),
    may("required_terminal_authentication", 5, "boolean"),
    may("on_screen_signature", 5, "boolean"),
    may("receipt_print_mode", 1, "integer", ["0", "1", "2", "3"]),
    may("confirm_on_terminal", 5, "boolean"),
    must("api_version", 8, "text", ["2.0"]),
  ],
  "wisehub.cloud.pay.close": [
    may("store_no", 32),
    must("terminal_sn", 32),
    orderNumber,
    may("description", 128),
    must("message_receiving_application", 32, "text", [RECEIVER]),
  ],
  "order.query": oneOfTwo,
  "order.refund.query": oneOfTwo,
  "order.revoker": [orderNumber],
  "order.refund.submit": [
    may("orig_merchant_order_no", 32, "number"),
    may("orig_trans_no", 32),
    orderNumber,
    must("price_currency", 8, "currency"),
    must("order_amount", 16, "amount"),
    must("description", 64),
    may("notify_url", 256, "url"),
  ],
  "tip.adjustment": [orderNumber, must("tip_adjustment_amount", 16, "amount")],
  "batch.close": [must("terminal_sn", 32)],
} as const satisfies Record<string, readonly Rule[]>;

export type Method = keyof typeof rulesOf;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(rulesOf, name);
}

const fits: { readonly [Name in Form]: (value: string) => boolean } = {
  text: () => true,
  amount: (value) => /^\d{1,9}(\.\d{1,2})?$/.test(value),
  integer: (value) => /^\d+$/.test(value),
  boolean: (value) => value === "true" || value === "false",
  number: (value) => /^[0-9A-Za-z_\-|*@]+$/.test(value),
  currency: (value) => /^[A-Z]{3}$/.test(value),
  url: (value) => URL.canParse(value),
};

const wanted: Readonly<Record<Form, string>> = {
  text: "text",
  amount: "an amount in major units with at most two decimals",
  integer: "an integer",
  boolean: "true or false",
  number: "of digits, letters and _ - | * @",
  currency: "an ISO 4217 code",
  url: "an address",
};

/** What is wrong with a field's text, as a sentence; undefined when it keeps the rule. */
export function broken(rule: Rule, value: string): string | undefined {
  if (value === "") return rule.required ? `${rule.name} is missing` : undefined;
  if ([...value].length > rule.max) return `${rule.name} is longer than ${rule.max}`;
  if (rule.only !== undefined && !rule.only.includes(value)) return `${rule.name} must be ${rule.only.join(" or ")}`;
  return fits[rule.form](value) ? undefined : `${rule.name} must be ${wanted[rule.form]}`;
}
