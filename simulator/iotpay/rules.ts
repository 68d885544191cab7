/** The parameters of IOT Pay's two calls for CC_PAX with their documented lengths. Others may be sent; they are signed and ignored. */

import type { Rule } from "./request.ts";

/** Rules of create_order; `jobNo` is the merchant's login name, so only the known one passes. */
export function createOrderRules(jobNo: string): readonly Rule[] {
  return [
    { name: "mchId", required: true, max: 30 },
    { name: "mchOrderNo", required: true, max: 30 },
    { name: "channelId", required: true, max: 24, only: "CC_PAX" },
    { name: "currency", required: true, max: 3, only: "CAD" },
    { name: "amount", required: true, max: 10, min: 1 },
    { name: "clientIp", required: true, max: 32 },
    { name: "device", required: false, max: 64 },
    { name: "notifyUrl", required: true, max: 200, only: "http://localhost" },
    { name: "subject", required: true, max: 64 },
    { name: "body", required: true, max: 255 },
    { name: "extra", required: true, max: 512 },
    { name: "jobNo", required: true, max: 50, only: jobNo },
    { name: "remarks", required: false, max: 200 },
    { name: "tip", required: false, max: 10, min: 0 },
    { name: "sign", required: true, max: 32 },
  ];
}

/** Rules of query_order; one of the two order numbers must be there, which the caller checks. */
export const queryOrderRules: readonly Rule[] = [
  { name: "mchId", required: true, max: 30 },
  { name: "mchOrderNo", required: false, max: 30 },
  { name: "payOrderId", required: false, max: 64 },
  { name: "sign", required: true, max: 32 },
];

/** Rules of refund_order, as for wallets (guide/refund), taken for cards. */
export function refundOrderRules(jobNo: string): readonly Rule[] {
  return [
    { name: "mchId", required: true, max: 30 },
    { name: "mchRefundNo", required: true, max: 30 },
    { name: "payOrderId", required: true, max: 64 },
    { name: "channelId", required: true, max: 24, only: "CC_PAX" },
    { name: "currency", required: true, max: 3, only: "CAD" },
    { name: "refundAmount", required: true, max: 10, min: 1 },
    { name: "clientIp", required: true, max: 32 },
    { name: "device", required: false, max: 64 },
    { name: "loginName", required: true, max: 32, only: jobNo },
    { name: "sign", required: true, max: 32 },
  ];
}

/** Rules of query_refund; its page is not public. */
export const queryRefundRules: readonly Rule[] = [
  { name: "mchId", required: true, max: 30 },
  { name: "mchRefundNo", required: true, max: 30 },
  { name: "sign", required: true, max: 32 },
];
