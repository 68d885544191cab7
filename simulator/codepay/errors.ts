/**
 * What the simulated CodePay answers with when it refuses. Its documents list no codes: these are the simulator's own, and no
 * till may learn anything from them but that the answer's `code` is not "0".
 */

export const refusals = {
  method: { code: "40001", says: "Unknown method" },
  body: { code: "40002", says: "The body must be one JSON object that names each field once" },
  field: { code: "40003", says: "Parameter error" },
  time: { code: "40004", says: "timestamp is more than 15 minutes away from the gateway's clock" },
  signature: { code: "40005", says: "Signature verification failed" },
  login: { code: "40006", says: "Basic authentication failed" },
  app: { code: "40007", says: "Unknown app_id" },
  merchant: { code: "40008", says: "Unknown merchant_no" },
  numberUsed: { code: "41001", says: "merchant_order_no was used before" },
  notFound: { code: "41002", says: "The order does not exist" },
  originalNotFound: { code: "41003", says: "The original order does not exist" },
  state: { code: "41004", says: "The order's state does not allow this" },
  amount: { code: "41005", says: "The amount does not fit the original order" },
  settled: { code: "41006", says: "The batch of the original order is closed" },
  offline: { code: "41007", says: "The terminal is offline" },
  bankCard: { code: "41008", says: "Offline bank card orders cannot be revoked" },
  tooMany: { code: "41009", says: "The order has ten refunds already" },
  scenario: { code: "41010", says: "Not possible in this pay_scenario" },
} as const;

export type Refusal = keyof typeof refusals;
