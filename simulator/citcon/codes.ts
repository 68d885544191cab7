/** The codes of Citcon's POS calls with the words its error page gives them, per call: the same code means different things by call. */

export const operations = [
  "initialize",
  "pay",
  "gen_payment_qr",
  "inquire",
  "refund",
  "cancel",
  "get_history",
] as const;
export type Operation = (typeof operations)[number];

/** I2 in refund and cancel stands twice in the documents; these texts are of the transaction id, the other is `terminalText`. */
export const posTexts: Readonly<Record<Operation, Readonly<Record<string, string>>>> = {
  initialize: {
    I0: "Token was occupied (C-I0) Contact service provider",
    I2: "Invalid Terminal Code (C-I2) Retry with correct terminal code",
  },
  pay: {
    I1: "Token Certification Failed(C-I1) Contact service provider",
    C5: "Invalid Currency (C-C5) Check POS configuration",
    ZZ: "Payment Failed (C-ZZ) Retry the transaction.",
    I2: "Invalid Terminal Code (C-I2) Retry with correct terminal code",
    C4: "Payment Failed (C-4) Retry after 10 seconds",
    "99": "System Configuration Error (A-99) Retry the transaction",
    "09": "Wait for Customer Action (A-09)",
  },
  gen_payment_qr: {
    I1: "Token Certification Failed(C-I1) Contact service provider",
    ZZ: "Payment Failed (C-ZZ) Retry the transaction.",
    I2: "Invalid Terminal Code (C-I2) Retry with correct terminal code",
  },
  inquire: {
    I1: "Token Certification Failed(C-I1) Contact service provider",
    "15": "Transaction ID Error (W-15) Please check the transaction ID",
    I2: "Invalid Terminal Code (C-I2) Retry with correct terminal code",
  },
  refund: {
    I1: "Token Certification Failed(C-I1) Contact service provider",
    C5: "Invalid Currency (C-C5) Check POS configuration",
    I2: "Transaction ID Error (W-12) Check the transaction ID for refund",
    A5: "Refund failed(C-A5) Identify duplicated transactions",
    E7: "More Than One Transaction Identified (C-E7) Please use transaction_id To initiate request",
    "12": "Original Transaction Not Found (A-12) Retry the transaction",
    E6: "Invalid Transaction Reference ID (C-E6) Check the cancellation request",
    A8: "Refund Failed (C-A8) Retry with authorized terminal",
    A9: "Refund Failed (C-A9) Not support o2o merchant",
    A10: "Refund Failed (C-A10) Not support POS_QR transaction",
    A7: "Refund Failed (C-A7) Retry after hold time",
    ZZ: "Payment Failed (C-ZZ) Retry the transaction.",
    A2: "Order Status Error (C-A2) Check Order Status",
    A1: "Over Allowed Amount (C-A1) Retry with correct refund amount",
    A3: "Refund Failed (C-A3) Check order status.",
  },
  cancel: {
    I1: "Token Certification Failed(C-I1) Contact service provider",
    I2: "Transaction ID Error (W-12) Check the transaction ID for refund",
    A5: "Refund failed(C-A5) Identify duplicated transactions",
    E7: "More Than One Transaction Identified (C-E7) Please use transaction_id To initiate request",
    "12": "Original Transaction Not Found (A-12) Retry the transaction",
    E6: "Invalid Transaction Reference ID (C-E6) Check the cancellation request",
    E5: "Cancellation Failed (C-E5) Order payment refunded",
    E1: "Cancellation Failed (C-E1) Only support ALP/WXP order",
    E4: "Cancellation Duplicated (C-E4) Check the cancellation request",
    E3: "Cancellation Failed (C-E3) Retry after 20 seconds.",
    ZZ: "Payment Failed (C-ZZ) Retry the transaction.",
  },
  get_history: {
    I1: "Token Certification Failed(C-I1) Contact service provider",
    I2: "Invalid Terminal Code (C-I2) Retry with correct terminal code",
    ZZ: "Payment Failed (C-ZZ) Retry the transaction.",
  },
};

export const terminalText = "Invalid Terminal Code (C-I2) Retry with correct terminal code";
