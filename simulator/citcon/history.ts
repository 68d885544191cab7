/** get_history: what was paid and given back, newest first, grouped by day in a time zone that is not the till's. */

import type { Settings } from "../settings.ts";
import { methodOf, timeOf } from "./answers.ts";
import { shifted } from "./localTime.ts";
import type { Payment, Payments, Return } from "./payments.ts";

interface Row {
  readonly type: "pos_payment" | "refund";
  readonly tip: string;
  readonly total: string | number;
  readonly subtotal: number;
  readonly trans_id: string;
  readonly method: string;
  readonly pos_local_time: string;
}

const HOUR_MS = 3_600_000;

function paymentRow(payment: Payment, settings: Settings): Row {
  return {
    type: "pos_payment",
    tip: String(payment.tip),
    total: String(payment.total),
    subtotal: payment.total - payment.tip,
    trans_id: payment.transactionId,
    method: payment.by === "qr" ? "QR" : methodOf(payment.wallet, "history"),
    pos_local_time: shifted(timeOf(payment), settings.historyHours * HOUR_MS),
  };
}

function returnRow(given: Return, settings: Settings): Row {
  return {
    type: "refund",
    tip: "0",
    total: -given.total,
    subtotal: -given.total,
    trans_id: given.transactionId,
    method: given.payment.by === "qr" ? "QR" : methodOf(given.payment.wallet, "history"),
    pos_local_time: shifted(given.localTime, settings.historyHours * HOUR_MS),
  };
}

/** Money was taken, whether or not it was given back since. */
function wasPaid({ state }: Payment): boolean {
  return state.kind === "paid" || (state.kind === "closed" && state.paidAt !== undefined);
}

/** The list of days at `now` (milliseconds since 1970), without the payments that look-ups do not know, or not yet. */
export function historyOf(payments: Payments, settings: Settings, now: number): object[] {
  const hidden = ({ lookupFault, createdAt }: Payment): boolean =>
    lookupFault?.kind === "fail" || (lookupFault?.kind === "notFoundFor" && now - createdAt < lookupFault.ms);
  const rows = [
    ...payments
      .all()
      .filter((each) => wasPaid(each) && !hidden(each))
      .map((each) => paymentRow(each, settings)),
    ...payments.returns().map((each) => returnRow(each, settings)),
  ].toSorted((one, other) => Number(other.trans_id) - Number(one.trans_id));
  const days = Map.groupBy(rows, (row) => row.pos_local_time.slice(0, 10));
  return [...days].map(([date, transactions]) => ({
    total: transactions.reduce((sum, row) => sum + Number(row.total), 0),
    tip: transactions.reduce((sum, row) => sum + Number(row.tip), 0),
    transactions,
    date,
  }));
}
