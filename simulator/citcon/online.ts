/** `/payment/inquire` of Citcon's Online API, read-only: whether it knows POS payments by reference is undocumented. */

import { json, refuse } from "../reply.ts";
import type { Received, Reply } from "../reply.ts";
import type { World } from "../world.ts";
import { timeOf } from "./answers.ts";
import type { Payment, Payments } from "./payments.ts";
import type { WalletMerchant } from "./request.ts";

const unknown = { result: "fail", code: 4000, message: "unknown error" };

function statusOf({ state }: Payment): "success" | "failure" | null {
  switch (state.kind) {
    case "paid":
      return "success";
    case "waiting":
      return null;
    case "failed":
    case "closed":
      return "failure";
  }
}

/** By `transaction_id` or `reference`, with the token as bearer. In the setting `onlineInquire: blind` it knows nothing. */
export function onlineInquire(received: Received, merchant: WalletMerchant, payments: Payments, world: World): Reply {
  if (received.method !== "POST") return refuse(405, "Use POST here.");
  if (received.authorization !== `Bearer ${merchant.storeCode}`) return json(unknown);
  const form = new URLSearchParams(received.body);
  const reference = form.get("reference") ?? "";
  const named = reference === "" ? undefined : payments.byReference(reference).at(-1);
  const payment = payments.byId(form.get("transaction_id") ?? "") ?? named;
  world.requests.add({
    time: world.now(),
    path: received.path,
    mchOrderNo: reference,
    amount: null,
    bodyBytes: Buffer.byteLength(received.body),
  });
  const { onlineAnswer, onlineInquire: knows } = world.settings();
  if (!payment || knows === "blind") return json(unknown);
  const { currency, total, transactionId } = payment;
  const id = knows === "ownId" ? `U${transactionId}-448cd38ed8f5bd7d68c6` : transactionId;
  const common = { type: "charge", time: timeOf(payment), status: statusOf(payment), note: "null" };
  if (onlineAnswer === "amount") return json({ id, ...common, amount: total, reference: payment.reference, currency });
  const numbers = { reference: "53d19ef2377c7b91db3664f26", reference2: payment.reference };
  return json({ id, ...common, trans_amount: total, trans_currency: currency, ...numbers });
}
