/** The fields of Citcon's requests (seeds 000, 001; gateways.md C.2). Amounts in cents as text; `total` contains the tip. */
import type { KnownOfPayment, PayCode, RefundOrder, TakeOrder } from "../port.ts";

export type Fields = Readonly<Record<string, string>>;

/** Longest note the till writes; the seed names no limit. */
const NOTE = 100;

const amounts = ({ amount, tip, currency, reference }: TakeOrder): Fields => ({
  total: String(amount + tip),
  tip: String(tip),
  currency,
  reference,
});

/** @param localTime `yyyy-MM-dd HH:mm:ss`, the shop's clock */
export const payFields = (token: string, order: TakeOrder, code: PayCode, localTime: string): Fields => ({
  token,
  barcode: code.reveal(),
  ...amounts(order),
  pos_local_time: localTime,
});

export const qrFields = (token: string, order: TakeOrder, localTime: string): Fields => ({
  token,
  ...amounts(order),
  pos_local_time: localTime,
});

/** By the transaction id where it is known: a reference may stand for more than one payment (E7). */
export const cancelFields = (
  token: string,
  order: TakeOrder,
  { gatewayRef }: Pick<KnownOfPayment, "gatewayRef">,
  localTime: string,
): Fields => ({ token, ...named(order.reference, gatewayRef), pos_local_time: localTime });

/** Of a cancel that gives back: which payment, by the same rule. */
export const undoFields = ({ original }: RefundOrder): Fields => named(original.reference, original.gatewayRef);

export const refundFields = (order: RefundOrder): Fields => ({
  ...undoFields(order),
  refund_amount: String(order.amount),
  currency: order.currency,
  reference: order.reference,
  note: order.reason.slice(0, NOTE) || "Refund",
});

const named = (reference: string, gatewayRef: string): Fields =>
  gatewayRef === "" ? { transaction_reference: reference } : { transaction_id: gatewayRef };
